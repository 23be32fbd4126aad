//! Words of ordering bare-metal servers: what is on offer, the configuration, the price, the review.

use super::failure::Phrase;
use super::number::count;
use crate::domain::money::{Factor, Money};

/// Words of ordering servers.
#[derive(Debug)]
pub struct OrderWords {
    /// Heading of the page.
    pub title: &'static str,
    /// Nothing is on offer at all: what, and what to do.
    pub nothing: Phrase,
    /// Nothing is on offer on this line.
    pub nothing_here: Phrase,
    /// What is shown is old.
    pub stale: &'static str,
    /// Names the choice of a zone.
    pub zone: &'static str,
    /// Names the choice of a line.
    pub line: &'static str,
    /// Lines whose zone is not known.
    pub no_zone: &'static str,
    /// Why nothing can be bought here.
    pub shut_closed: &'static str,
    /// Why nothing can be bought here.
    pub shut_no_term: &'static str,
    /// Why nothing can be bought here.
    pub shut_no_server: &'static str,
    /// Why nothing can be bought here.
    pub shut_empty: &'static str,
    /// Why nothing can be bought here.
    pub shut_no_system: &'static str,
    /// So many machines.
    pub machines: fn(usize) -> String,
    /// So many of so many machines.
    pub some_machines: fn(usize, usize) -> String,
    /// Names the choice of a machine.
    pub machine: &'static str,
    /// Names the switch between table and cards.
    pub shown_as: &'static str,
    /// A way to show machines.
    pub as_table: &'static str,
    /// A way to show machines.
    pub as_cards: &'static str,
    /// Names a filter.
    pub filter: &'static str,
    /// Names a filter.
    pub least_cores: &'static str,
    /// Names a filter.
    pub least_memory: &'static str,
    /// Names a filter.
    pub disk_kind: &'static str,
    /// Names a filter.
    pub most_price: &'static str,
    /// Names a filter.
    pub only_stock: &'static str,
    /// No demand on cores.
    pub any_cores: &'static str,
    /// No demand on memory.
    pub any_memory: &'static str,
    /// No demand on disks.
    pub any_disk: &'static str,
    /// No demand on the price.
    pub any_price: &'static str,
    /// Nothing matches: what, and what to do.
    pub no_match: Phrase,
    /// Column head.
    pub delivery: &'static str,
    /// Column head.
    pub per_month: &'static str,
    /// The vendor recommends it.
    pub recommended: &'static str,
    /// Sold from stock.
    pub in_stock: &'static str,
    /// Made ready by hand.
    pub by_hand: &'static str,
    /// Heads what a card says is included.
    pub included: &'static str,
    /// Heads the form.
    pub configuration: &'static str,
    /// There is no machine yet that could be configured.
    pub machine_first: &'static str,
    /// Names the choice of a system.
    pub system: &'static str,
    /// No system is chosen.
    pub choose_system: &'static str,
    /// So many systems do not fit.
    pub misfits: fn(usize) -> String,
    /// Why a system does not fit.
    pub misfit_purpose: &'static str,
    /// Why a system does not fit.
    pub misfit_metal: &'static str,
    /// Why a system does not fit.
    pub misfit_line: &'static str,
    /// Why a system may not fit.
    pub lines_not_said: &'static str,
    /// Why a system does not fit: needs so many cores, has so many.
    pub misfit_cores: fn(u32, Option<u32>) -> String,
    /// Why a system does not fit: needs so many GB, has so many.
    pub misfit_memory: fn(u32, Option<u32>) -> String,
    /// Why a system may not fit.
    pub memory_unit: fn(u32, u32) -> String,
    /// Why a system may not fit.
    pub needs_not_known: &'static str,
    /// Names the choice of a term.
    pub term: &'static str,
    /// The discount of a term.
    pub discount: fn(Factor) -> String,
    /// Why a term is shut: the line's years.
    pub life: fn(u32) -> String,
    /// Why a term is shut: the zone's years.
    pub zone_years: fn(u32) -> String,
    /// Names a field.
    pub number: &'static str,
    /// How many can be ordered at once.
    pub at_most: fn(u32) -> String,
    /// Names a choice.
    pub partition: &'static str,
    /// A first partition.
    pub whole: &'static str,
    /// A first partition.
    pub sized: &'static str,
    /// Names a field.
    pub size: &'static str,
    /// The machine takes no partitions.
    pub not_partitioned: &'static str,
    /// Heads the part of the form about signing in to the server.
    pub access: &'static str,
    /// The name to sign in with.
    pub login: &'static str,
    /// It follows from the system.
    pub login_later: &'static str,
    /// Names a field.
    pub password: &'static str,
    /// Names a field.
    pub again: &'static str,
    /// What becomes of the password.
    pub password_hint: &'static str,
    /// Names a field.
    pub remarks: &'static str,
    /// What is added to it.
    pub remarks_hint: &'static str,
    /// Heads the part of the form about the buyer.
    pub buyer: &'static str,
    /// Why, and what becomes of it.
    pub buyer_lead: &'static str,
    /// The zone does not say whether it is wanted.
    pub buyer_maybe: &'static str,
    /// Names of the parts of an identity: name, mobile number, number of the identity card, address, QQ.
    pub buyer_parts: [&'static str; 5],
    /// What is wrong with each of them.
    pub buyer_faults: [&'static str; 5],
    /// A part is wanted, and not there.
    pub buyer_missing: &'static str,
    /// Heads the price.
    pub price: &'static str,
    /// What has to be paid now.
    pub due: &'static str,
    /// A line of the price.
    pub monthly: &'static str,
    /// A line of the price.
    pub renewal: &'static str,
    /// What that means.
    pub renewal_note: &'static str,
    /// Opens the formula.
    pub formula: &'static str,
    /// Why every figure is an estimate.
    pub estimate_why: &'static str,
    /// There is no price: no machine was chosen.
    pub no_price_machine: &'static str,
    /// There is no price: of so many servers.
    pub no_price_count: &'static str,
    /// There is no price: the vendor says none.
    pub no_price_said: &'static str,
    /// There is no price: it is too much.
    pub no_price_large: &'static str,
    /// A discount is not readable.
    pub discount_unknown: &'static str,
    /// A discount is nothing or less.
    pub discount_nothing: fn(Factor) -> String,
    /// A discount makes it dearer.
    pub discount_dearer: fn(Factor) -> String,
    /// The upstream price.
    pub upstream: fn(Money) -> String,
    /// Goes to the review.
    pub to_review: &'static str,
    /// So many things have to be put right.
    pub wrong: fn(usize) -> String,
    /// An order is an open question: what, and what to do.
    pub open_question: Phrase,
    /// Why the button is shut meanwhile.
    pub shut_meanwhile: &'static str,
    /// Heads the review.
    pub review: &'static str,
    /// What follows.
    pub review_lead: &'static str,
    /// Where it stands.
    pub place: &'static str,
    /// As they are sent.
    pub remarks_sent: &'static str,
    /// What is told of the buyer.
    pub buyer_sent: &'static str,
    /// Nothing is told.
    pub nothing_told: &'static str,
    /// What the order's number is for.
    pub number_note: &'static str,
    /// Heads the warnings.
    pub look: &'static str,
    /// The browser keeps no trail: what, and what follows.
    pub no_trail: Phrase,
    /// Sends it.
    pub send: fn(u32) -> String,
    /// It is on its way.
    pub sending: &'static str,
    /// Leaves the review.
    pub back: &'static str,
    /// It worked, for a message.
    pub done: fn(usize, &str) -> String,
    /// Nobody knows: what, and what to do.
    pub unknown: Phrase,
    /// It was found out.
    pub found_done: Phrase,
    /// It was found out.
    pub found_not: Phrase,
    /// To what was bought.
    pub to_servers: &'static str,
    /// Finding: nothing was chosen.
    pub must_line: &'static str,
    /// Finding: nothing was chosen.
    pub must_machine: &'static str,
    /// Finding: nothing was chosen.
    pub must_system: &'static str,
    /// Finding.
    pub not_offered: &'static str,
    /// Finding.
    pub buy_not_said: &'static str,
    /// Finding.
    pub zone_unknown: &'static str,
    /// Finding.
    pub white_list: &'static str,
    /// Finding.
    pub other_line: &'static str,
    /// Finding.
    pub by_hand_detail: &'static str,
    /// Finding.
    pub not_a_term: &'static str,
    /// Finding.
    pub life_not_said: &'static str,
    /// Finding.
    pub no_server: &'static str,
    /// Finding.
    pub most_not_said: &'static str,
    /// Finding.
    pub other_login: &'static str,
    /// Finding.
    pub nothing_to_keep: &'static str,
    /// Finding.
    pub partition_not_said: &'static str,
    /// Finding.
    pub small: fn(u32) -> String,
    /// Finding.
    pub need_not_said: &'static str,
}

/// An amount in yuan as people read it, exact, with grouped digits: `¥6,000.00`.
#[must_use]
pub fn yuan(amount: Money) -> String {
    let text = amount.to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("−", digits));
    let (whole, fen) = digits.split_once('.').unwrap_or((digits, "00"));
    let mut grouped = String::with_capacity(digits.len() + 8);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    [sign, "¥", &grouped, ".", fen].concat()
}

/// What a factor takes off, in percent: 0.85 is `15`, 0.875 is `12.5`. Nothing for full price and above.
fn percent_off(factor: Factor) -> Option<String> {
    let off = Factor::ONE.ten_thousandths() - factor.ten_thousandths();
    let text = Money::from_fen(off).to_string();
    (off > 0).then(|| text.trim_end_matches('0').trim_end_matches('.').to_owned())
}

/// What a factor takes off, in tenths of the price as Chinese shops say it: 0.85 is `8.5`.
fn tenths(factor: Factor) -> String {
    let text = factor.ten_thousandths().to_string();
    let padded = ["0000", &text].concat();
    let (_, digits) = padded.split_at(padded.len().saturating_sub(4));
    let (whole, rest) = digits.split_at(1);
    let rest = rest.trim_end_matches('0');
    [whole, if rest.is_empty() { "" } else { "." }, rest].concat()
}

/// What a system needs beside what there is.
fn needs(needs: &str, unit: &str, has: Option<String>) -> String {
    let has = has.unwrap_or_else(|| "an unknown number of".to_owned());
    ["Needs ", needs, " ", unit, "; this machine has ", &has, " ", unit].concat()
}

pub(super) const EN: OrderWords = OrderWords {
    title: "Order servers",
    nothing: (
        "Nothing is on offer",
        "The engine names no line on which this member can buy. Reload later, or ask the vendor.",
    ),
    nothing_here: ("Nothing is on offer on this line", "Choose another line or zone."),
    stale: "What is on offer could not be read anew. What is shown is older.",
    zone: "Zone",
    line: "Line",
    no_zone: "No known zone",
    shut_closed: "Does not sell now",
    shut_no_term: "Offers no term that is short enough for its limits",
    shut_no_server: "Allows no server in an order",
    shut_empty: "Nothing is on offer",
    shut_no_system: "No system fits it",
    machines: |number| if number == 1 { "1 machine".to_owned() } else { format!("{} machines", count(number)) },
    some_machines: |shown, all| format!("{} of {} machines", count(shown), count(all)),
    machine: "Machine",
    shown_as: "Show machines as",
    as_table: "Table",
    as_cards: "Cards",
    filter: "Filter machines",
    least_cores: "Cores",
    least_memory: "Memory",
    disk_kind: "Disks",
    most_price: "Price a month",
    only_stock: "From stock only",
    any_cores: "Any cores",
    any_memory: "Any memory",
    any_disk: "Any disks",
    any_price: "Any price",
    no_match: ("No machine matches", "Clear the filters, or choose another line."),
    delivery: "Delivery",
    per_month: "A month",
    recommended: "Recommended",
    in_stock: "From stock",
    by_hand: "By hand",
    included: "Included",
    configuration: "Configuration",
    machine_first: "Choose a machine first: what can be configured depends on it.",
    system: "System",
    choose_system: "Choose a system …",
    misfits: |number| match number {
        1 => "1 system does not fit this machine".to_owned(),
        _ => format!("{} systems do not fit this machine", count(number)),
    },
    misfit_purpose: "Not offered for new servers",
    misfit_metal: "Does not run on bare metal",
    misfit_line: "Not offered on this line",
    lines_not_said: "It does not say on which lines it is offered; the vendor decides.",
    misfit_cores: |wanted, has| needs(&wanted.to_string(), "cores", has.map(|has| has.to_string())),
    misfit_memory: |wanted, has| needs(&wanted.to_string(), "GB of memory", has.map(|has| has.to_string())),
    memory_unit: |wanted, has| {
        format!("It asks for {wanted} of memory, which fits only if that is MB; this machine has {has} GB.")
    },
    needs_not_known: "What it needs could not be read; the vendor decides.",
    term: "Term",
    discount: |factor| match percent_off(factor) {
        Some(off) => format!("{off}% off"),
        None if factor == Factor::ONE => "full price".to_owned(),
        None => format!("× {factor}"),
    },
    life: |years| format!("The line uses servers for {years} years at most"),
    zone_years: |years| format!("The zone uses servers for {years} years at most"),
    number: "Number of servers",
    at_most: |most| format!("The line sells {most} at most in one order."),
    partition: "First partition",
    whole: "Whole disk",
    sized: "A size of its own",
    size: "Size of the first partition",
    not_partitioned: "This machine cannot be partitioned: its system gets the whole disk.",
    access: "Signing in to the server",
    login: "User",
    login_later: "follows from the system",
    password: "Password",
    again: "Password once more",
    password_hint: "8 to 30 letters, digits and signs. It is sent once with the order, and kept nowhere here: write it down.",
    remarks: "Remarks",
    remarks_hint: "The order's number is added to them, by which the new servers are known again.",
    buyer: "Who buys",
    buyer_lead: "This zone wants to know it. It is sent once with the order, and stored nowhere here.",
    buyer_maybe: "This zone does not say whether it wants to know. What you fill in is sent once with the order, and stored nowhere here.",
    buyer_parts: ["Name", "Mobile number", "Identity card number", "Your own IP address", "QQ"],
    buyer_faults: [
        "",
        "A mobile number of mainland China has eleven digits and begins with 1.",
        "That is no valid number of 18 characters; look for a slip.",
        "That is no IPv4 or IPv6 address.",
        "A QQ number has digits only.",
    ],
    buyer_missing: "The zone asks for it; without it the vendor may refuse.",
    price: "Price",
    due: "Due now",
    monthly: "A month",
    renewal: "Renewal, same term",
    renewal_note: "as long as no other price is agreed for the new servers",
    formula: "How it is reckoned",
    estimate_why: "The vendor quotes no prices: all of this is reckoned from its price list, and what it charges counts.",
    no_price_machine: "Choose a machine to see what it costs.",
    no_price_count: "No price yet: so many servers cannot be ordered.",
    no_price_said: "The price is not known: the vendor does not say what this machine costs. No sum is made up.",
    no_price_large: "That is more than can be reckoned here.",
    discount_unknown: "The discount of this term could not be read; full price is reckoned.",
    discount_nothing: |factor| format!("The discount of this term is given as {factor}; full price is reckoned."),
    discount_dearer: |factor| {
        format!("The factor {factor} makes this term dearer than single months; reckoned as given.")
    },
    upstream: |amount| format!("The supplier's own price is {} a month; it is not part of this.", yuan(amount)),
    to_review: "Review the order",
    wrong: |number| match number {
        1 => "One thing has to be put right.".to_owned(),
        _ => format!("{} things have to be put right.", count(number)),
    },
    open_question: (
        "Nobody knows yet what became of the last order",
        "It is being looked for among the servers. Nothing else is ordered until that is known.",
    ),
    shut_meanwhile: "The last order is an open question. Settle it in the trail first.",
    review: "Review the order",
    review_lead: "It is sent once, and paid from the member's balance.",
    place: "Zone and line",
    remarks_sent: "Remarks, as sent",
    buyer_sent: "Told about the buyer",
    nothing_told: "nothing",
    number_note: "The same after a reload and in a copied tab, so that it is sent once",
    look: "Worth a look before",
    no_trail: (
        "This browser keeps no trail",
        "If no answer comes back, only this page knows of the order. Do not close it before the outcome is known.",
    ),
    send: |number| if number == 1 { "Order 1 server".to_owned() } else { format!("Order {number} servers") },
    sending: "Ordering …",
    back: "Back",
    done: |number, name| match number {
        1 => format!("Ordered: {name}"),
        _ => format!("Ordered: {} × {name}", count(number)),
    },
    unknown: (
        "Nobody knows whether the order was taken",
        "No answer that could be read came back. It is not sent again. The list of servers is being read to find out.",
    ),
    found_done: ("The order was taken", "Its servers were found."),
    found_not: ("The order was not taken", "That has been found out or told since. The draft is still here."),
    to_servers: "To the servers",
    must_line: "Choose a line that sells.",
    must_machine: "Choose a machine.",
    must_system: "Choose a system.",
    not_offered: "It is not offered any more.",
    buy_not_said: "The line does not say whether it sells; the vendor decides.",
    zone_unknown: "The line's zone is not in the catalogue, so its limits are not known.",
    white_list: "Domains have to be submitted for a white list before they can be reached there.",
    other_line: "This machine belongs to another line.",
    by_hand_detail: "This machine is made ready by hand after the order; that can take a while.",
    not_a_term: "The line does not offer this term.",
    life_not_said: "Neither line nor zone says how long a server may be used.",
    no_server: "A whole number from 1 on.",
    most_not_said: "The line does not say how many it sells in one order.",
    other_login: "The system's user has another name.",
    nothing_to_keep: "A new server has no partition yet that could be kept.",
    partition_not_said: "The vendor does not say whether this machine can be partitioned.",
    small: |least| format!("A whole number of GB from {least} on: the system needs that."),
    need_not_said: "How much room the system needs is not known.",
};

pub(super) const ZH: OrderWords = OrderWords {
    title: "订购服务器",
    nothing: ("目前没有可订购的机型", "引擎没有列出该会员可购买的线路。请稍后重新加载，或咨询供应商。"),
    nothing_here: ("此线路没有可订购的机型", "请选择其他线路或可用区。"),
    stale: "未能重新读取可售目录，所示内容较旧。",
    zone: "可用区",
    line: "线路",
    no_zone: "可用区未知",
    shut_closed: "暂停销售",
    shut_no_term: "没有符合其年限的时长",
    shut_no_server: "每单允许 0 台",
    shut_empty: "没有可订购的机型",
    shut_no_system: "没有适配的操作系统",
    machines: |number| format!("{} 款机型", count(number)),
    some_machines: |shown, all| format!("{} / {} 款机型", count(shown), count(all)),
    machine: "机型",
    shown_as: "机型显示方式",
    as_table: "表格",
    as_cards: "卡片",
    filter: "筛选机型",
    least_cores: "核数",
    least_memory: "内存",
    disk_kind: "硬盘",
    most_price: "月价",
    only_stock: "仅看现货",
    any_cores: "核数不限",
    any_memory: "内存不限",
    any_disk: "硬盘不限",
    any_price: "价格不限",
    no_match: ("没有匹配的机型", "请清除筛选，或选择其他线路。"),
    delivery: "交付",
    per_month: "每月",
    recommended: "推荐",
    in_stock: "现货",
    by_hand: "人工交付",
    included: "包含",
    configuration: "配置",
    machine_first: "请先选择机型，可配置的内容取决于机型。",
    system: "操作系统",
    choose_system: "请选择操作系统 …",
    misfits: |number| format!("{} 个操作系统不适配此机型", count(number)),
    misfit_purpose: "不用于新购",
    misfit_metal: "不支持裸金属",
    misfit_line: "此线路不提供",
    lines_not_said: "未说明在哪些线路提供，以供应商为准。",
    misfit_cores: |wanted, has| match has {
        Some(has) => format!("需要 {wanted} 核，此机型有 {has} 核"),
        None => format!("需要 {wanted} 核，此机型核数未知"),
    },
    misfit_memory: |wanted, has| match has {
        Some(has) => format!("需要 {wanted} GB 内存，此机型有 {has} GB"),
        None => format!("需要 {wanted} GB 内存，此机型内存未知"),
    },
    memory_unit: |wanted, has| format!("要求内存 {wanted}，仅当单位为 MB 时适配；此机型有 {has} GB。"),
    needs_not_known: "其最低要求无法读取，以供应商为准。",
    term: "时长",
    discount: |factor| match percent_off(factor) {
        Some(_) => format!("{} 折", tenths(factor)),
        None if factor == Factor::ONE => "原价".to_owned(),
        None => format!("× {factor}"),
    },
    life: |years| format!("此线路的服务器最长使用 {years} 年"),
    zone_years: |years| format!("此可用区的服务器最长使用 {years} 年"),
    number: "数量",
    at_most: |most| format!("此线路每单最多 {most} 台。"),
    partition: "首个分区",
    whole: "整盘",
    sized: "自定义大小",
    size: "首个分区大小",
    not_partitioned: "此机型不支持分区，系统使用整盘。",
    access: "登录服务器",
    login: "用户名",
    login_later: "由操作系统决定",
    password: "密码",
    again: "再次输入密码",
    password_hint: "8 至 30 个字母、数字或符号。仅随订单发送一次，此处不保存，请自行记录。",
    remarks: "备注",
    remarks_hint: "会附上订单号，以便认出新服务器。",
    buyer: "购买人",
    buyer_lead: "此可用区要求实名。信息仅随订单发送一次，此处不保存。",
    buyer_maybe: "此可用区未说明是否要求实名。所填信息仅随订单发送一次，此处不保存。",
    buyer_parts: ["姓名", "手机号", "身份证号", "本人 IP 地址", "QQ"],
    buyer_faults: [
        "",
        "中国大陆手机号为 11 位数字，以 1 开头。",
        "不是有效的 18 位身份证号，请检查。",
        "不是 IPv4 或 IPv6 地址。",
        "QQ 号只含数字。",
    ],
    buyer_missing: "此可用区要求填写，缺少时供应商可能拒绝。",
    price: "价格",
    due: "现在应付",
    monthly: "每月",
    renewal: "同时长续费",
    renewal_note: "以未另行约定价格为前提",
    formula: "计算方式",
    estimate_why: "供应商不提供报价：以上均按其价目表估算，以实际扣费为准。",
    no_price_machine: "选择机型后显示价格。",
    no_price_count: "暂无价格：无法订购此数量。",
    no_price_said: "价格未知：供应商未说明此机型的价格，不作任何编造。",
    no_price_large: "金额超出可计算范围。",
    discount_unknown: "此时长的折扣无法读取，按原价计算。",
    discount_nothing: |factor| format!("此时长的折扣为 {factor}，按原价计算。"),
    discount_dearer: |factor| format!("系数 {factor} 使此时长比按月更贵，按所给系数计算。"),
    upstream: |amount| format!("上游价格为每月 {}，不计入。", yuan(amount)),
    to_review: "核对订单",
    wrong: |number| format!("有 {} 处需要更正。", count(number)),
    open_question: ("上一个订单的结果未知", "正在服务器列表中查找。确认之前不会再下单。"),
    shut_meanwhile: "上一个订单的结果未知，请先在操作记录中确认。",
    review: "核对订单",
    review_lead: "订单只发送一次，费用从会员余额中支付。",
    place: "可用区与线路",
    remarks_sent: "发送的备注",
    buyer_sent: "购买人信息",
    nothing_told: "无",
    number_note: "刷新或复制标签页后不变，以保证只发送一次",
    look: "下单前请注意",
    no_trail: ("此浏览器不保存操作记录", "若没有收到答复，只有本页面知道此订单。结果确定之前请勿关闭。"),
    send: |number| format!("订购 {number} 台"),
    sending: "下单中 …",
    back: "返回",
    done: |number, name| match number {
        1 => format!("已订购：{name}"),
        _ => format!("已订购：{} × {name}", count(number)),
    },
    unknown: ("无法确定订单是否成功", "未收到可读的答复。不会重复发送，正在读取服务器列表以确认。"),
    found_done: ("订单已成功", "已找到其服务器。"),
    found_not: ("订单未成功", "现已查明或由人确认。草稿仍在。"),
    to_servers: "查看服务器",
    must_line: "请选择在售线路。",
    must_machine: "请选择机型。",
    must_system: "请选择操作系统。",
    not_offered: "已不再提供。",
    buy_not_said: "线路未说明是否在售，以供应商为准。",
    zone_unknown: "目录中没有该线路的可用区，其限制未知。",
    white_list: "域名须先提交白名单后方可访问。",
    other_line: "此机型属于其他线路。",
    by_hand_detail: "此机型下单后人工交付，可能需要一些时间。",
    not_a_term: "此线路不提供该时长。",
    life_not_said: "线路和可用区均未说明服务器的最长使用年限。",
    no_server: "请输入不小于 1 的整数。",
    most_not_said: "线路未说明每单最多可购数量。",
    other_login: "该系统的用户名不同。",
    nothing_to_keep: "新服务器尚无可保留的分区。",
    partition_not_said: "供应商未说明此机型能否分区。",
    small: |least| format!("请输入不小于 {least} 的整数（GB），这是系统的最低要求。"),
    need_not_said: "系统所需空间未知。",
};

#[cfg(test)]
mod tests {
    use super::{EN, ZH, yuan};
    use crate::domain::money::{Factor, Money};

    #[test]
    fn amounts_are_exact_and_grouped() {
        let shown = [0, 5, 60_000_0, 123_456_789_01, -100_000].map(|fen| yuan(Money::from_fen(fen)));
        assert_eq!(shown, ["¥0.00", "¥0.05", "¥6,000.00", "¥123,456,789.01", "−¥1,000.00"]);
        assert_eq!(yuan(Money::from_fen(i64::MAX)), "¥92,233,720,368,547,758.07");
    }

    #[test]
    fn discounts_are_said_as_shops_say_them() {
        let said = |text: &str| Factor::parse(text).map(|factor| ((EN.discount)(factor), (ZH.discount)(factor)));
        let pair = |en: &str, zh: &str| Some((en.to_owned(), zh.to_owned()));
        assert_eq!(said("0.85"), pair("15% off", "8.5 折"));
        assert_eq!(said("0.875"), pair("12.5% off", "8.75 折"));
        assert_eq!(said("0.8"), pair("20% off", "8 折"));
        assert_eq!(said("0.05"), pair("95% off", "0.5 折"));
        assert_eq!(said("1.00"), pair("full price", "原价"));
        assert_eq!(said("1.1"), pair("× 1.1", "× 1.1"));
    }
}
