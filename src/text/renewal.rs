//! Words of what a renewal costs: the figures that explain it, and what is not sure of them.

/// Words of what a renewal costs.
#[derive(Debug)]
pub struct RenewalWords {
    /// Names the machine itself, in a sum and in a formula.
    pub base: &'static str,
    /// The machine, a month.
    pub base_month: &'static str,
    /// What was added to it, a month.
    pub upgrades_month: &'static str,
    /// An agreed price, a month.
    pub agreed_month: &'static str,
    /// An agreed price of the whole term.
    pub agreed_term: &'static str,
    /// Names an agreed price in a formula.
    pub agreed: &'static str,
    /// Nothing was added.
    pub none: &'static str,
    /// The figure is not known.
    pub not_known: &'static str,
    /// How the price of many is reckoned.
    pub each: &'static str,
    /// No call quotes a price.
    pub estimate_why: &'static str,
    /// Worth knowing: how it is priced is not said.
    pub setting_unknown: &'static str,
    /// Worth knowing: an agreed price has no discount.
    pub no_discount: &'static str,
    /// Worth knowing: downgrades are booked.
    pub booked: &'static str,
    /// There is no sum: the price of a part is not known.
    pub no_price: fn(&str) -> String,
    /// There is no sum: how much of a part is paid for is not known.
    pub no_quantity: fn(&str) -> String,
    /// There is no sum: the product is not sold any more.
    pub no_product: &'static str,
    /// There is no sum: the agreed price cannot be read.
    pub unreadable: fn(&str) -> String,
    /// There is no sum: none was agreed for so many months.
    pub no_term_price: fn(u32) -> String,
    /// There is no sum: it is too much.
    pub too_large: &'static str,
}

pub(super) const EN: RenewalWords = RenewalWords {
    base: "Server",
    base_month: "Server, a month",
    upgrades_month: "Upgrades, a month",
    agreed_month: "Agreed price, a month",
    agreed_term: "Agreed price of this term",
    agreed: "Agreed price",
    none: "none",
    not_known: "not known",
    each: "For each server: what it costs a month with its upgrades, times months and discount. Where a price was agreed, that one counts.",
    estimate_why: "The vendor quotes no prices: this is reckoned from its price list, and what it charges counts.",
    setting_unknown: "How a renewal is priced is not said in the list; it is reckoned by the price list. A price that was agreed would count instead.",
    no_discount: "Whether discounts apply to an agreed price is not said; none is reckoned.",
    booked: "Downgrades are booked: a later renewal costs less.",
    no_price: |part| format!("The price is not known: {part}."),
    no_quantity: |part| format!("How much of it is paid for is not known: {part}."),
    no_product: "Its product is not in the price list any more.",
    unreadable: |text| format!("The agreed price cannot be read: {text}"),
    no_term_price: |months| match months {
        1 => "No price was agreed for 1 month.".to_owned(),
        _ => format!("No price was agreed for {months} months."),
    },
    too_large: "That is more than can be reckoned here.",
};

pub(super) const ZH: RenewalWords = RenewalWords {
    base: "服务器",
    base_month: "服务器（每月）",
    upgrades_month: "升级（每月）",
    agreed_month: "约定价格（每月）",
    agreed_term: "此时长的约定价格",
    agreed: "约定价格",
    none: "无",
    not_known: "未知",
    each: "每台服务器：含升级的月费 × 月数 × 折扣；有约定价格的按约定价格。",
    estimate_why: "供应商不报价：金额按其价目表估算，以实际收取为准。",
    setting_unknown: "列表未说明续费的计价方式，现按价目表计算；如有约定价格，以约定为准。",
    no_discount: "未说明约定价格是否适用折扣，现按无折扣计算。",
    booked: "已预约降配，之后的续费会更低。",
    no_price: |part| format!("价格未知：{part}。"),
    no_quantity: |part| format!("计费数量未知：{part}。"),
    no_product: "其机型已不在价目表中。",
    unreadable: |text| format!("无法读取约定价格：{text}"),
    no_term_price: |months| format!("没有约定 {months} 个月的价格。"),
    too_large: "超出可计算的范围。",
};
