//! Words of the question which servers an order brought.

/// Words of the question which servers an order brought.
#[derive(Debug)]
pub struct ClaimWords {
    /// The question: so many were ordered.
    pub which: fn(u32) -> String,
    /// Why it is asked, when none of them carries the order's number.
    pub why: &'static str,
    /// Why it is asked, when so many of them carry it, and so many were ordered.
    pub numbered: fn(usize, u32) -> String,
    /// When it was bought.
    pub bought: fn(&str) -> String,
    /// So many are this order's.
    pub mine: fn(usize) -> String,
    /// None of them is.
    pub none: &'static str,
    /// What follows from that.
    pub none_means: &'static str,
    /// Why that cannot be said when some carry the order's number.
    pub not_none: &'static str,
    /// Nothing was chosen.
    pub choose: &'static str,
    /// More were chosen than ordered.
    pub too_many: fn(u32) -> String,
    /// It may still come.
    pub early: &'static str,
    /// Nothing was found that tells.
    pub nothing: &'static str,
}

pub(super) const EN: ClaimWords = ClaimWords {
    which: |ordered| match ordered {
        1 => "Is one of these the server of this order?".to_owned(),
        _ => format!("Which of these are the {ordered} servers of this order?"),
    },
    why: "They are what was ordered, were bought since, and carry no order's number. Somebody else may have bought them.",
    numbered: |number, ordered| {
        let carry = if number == 1 { "1 of them carries".to_owned() } else { format!("{number} of them carry") };
        let were = if ordered == 1 { "1 server was".to_owned() } else { format!("{ordered} servers were") };
        format!("{carry} this order's number, and {were} ordered. Those without it may be somebody else's.")
    },
    bought: |when| format!("bought {when}"),
    mine: |number| match number {
        0 | 1 => "This is mine".to_owned(),
        _ => format!("These {number} are mine"),
    },
    none: "None of these",
    none_means: "“None of these” takes the order as not done; the same can be ordered again then.",
    not_none: "Some carry this order's number: it was carried out, at least in part.",
    choose: "Choose at least one.",
    too_many: |ordered| match ordered {
        1 => "Only 1 server was ordered.".to_owned(),
        _ => format!("Only {ordered} servers were ordered."),
    },
    early: "The order may still be under way. Look again in a few minutes.",
    nothing: "Read just now: nothing tells yet.",
};

pub(super) const ZH: ClaimWords = ClaimWords {
    which: |ordered| match ordered {
        1 => "其中有此订单的服务器吗？".to_owned(),
        _ => format!("其中哪些是此订单的 {ordered} 台服务器？"),
    },
    why: "它们与所订机型、线路相同，在下单之后购买，且不带任何订单号；也可能是他人购买的。",
    numbered: |number, ordered| {
        format!("其中 {number} 台带有此订单号，而此订单共 {ordered} 台；不带的可能是他人购买的。")
    },
    bought: |when| format!("购买于 {when}"),
    mine: |number| match number {
        0 | 1 => "这台是我的".to_owned(),
        _ => format!("这 {number} 台是我的"),
    },
    none: "都不是",
    none_means: "选择“都不是”表示此订单未执行，之后可以重新下单。",
    not_none: "其中有带此订单号的服务器：订单至少已部分执行。",
    choose: "请至少选择一台。",
    too_many: |ordered| format!("此订单只有 {ordered} 台。"),
    early: "订单可能仍在处理中，请几分钟后再确认。",
    nothing: "刚刚读取过，暂无法判断。",
};
