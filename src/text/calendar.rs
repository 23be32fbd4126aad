//! Words of the calendar of renewals.

use super::failure::Phrase;
use super::number::count;

/// Words of the calendar of renewals.
#[derive(Debug)]
pub struct CalendarWords {
    /// Heading.
    pub title: &'static str,
    /// So many servers, so many events.
    pub counted: fn(usize, usize) -> String,
    /// In which zone months are counted, and how sure sums are.
    pub by_clock: fn(&str) -> String,
    /// So many servers do not say when their term ends.
    pub undated: fn(usize) -> String,
    /// Names the filter.
    pub filter: &'static str,
    /// Names the choice of events.
    pub events: &'static str,
    /// All events.
    pub every_event: &'static str,
    /// Only ends of terms.
    pub only_terms: &'static str,
    /// Only booked downgrades.
    pub only_downgrades: &'static str,
    /// Names the choice of a term.
    pub term: &'static str,
    /// Ticks those that end soon.
    pub choose_soon: &'static str,
    /// None of them does.
    pub none_soon: &'static str,
    /// Saves a file for calendars.
    pub export: &'static str,
    /// Heads what is over.
    pub overdue: &'static str,
    /// A month, of a year.
    pub month: fn(i64, u8) -> String,
    /// Ticks all of a part that can be renewed.
    pub choose_part: fn(&str) -> String,
    /// A sum for so many renewals.
    pub to_renew: fn(&str, usize) -> String,
    /// So many amounts are not known; `true` = beside others that are.
    pub not_known: fn(usize, bool) -> String,
    /// So many cannot be renewed.
    pub not_renewable: fn(usize) -> String,
    /// So many of those that are ticked cannot be renewed by the term.
    pub ticked_not: fn(usize) -> String,
    /// Column head.
    pub what: &'static str,
    /// Column head.
    pub when: &'static str,
    /// Column head.
    pub renewal: &'static str,
    /// The term ends.
    pub ends: &'static str,
    /// The term is over.
    pub ended: &'static str,
    /// It is kept until then.
    pub kept: &'static str,
    /// It is released.
    pub released: &'static str,
    /// A booked downgrade takes effect: what, and how much.
    pub booked: fn(&str, &str) -> String,
    /// It cannot be renewed beyond.
    pub life_ends: &'static str,
    /// Why it cannot be renewed: its line has no such term.
    pub no_such_term: fn(u32) -> String,
    /// Why it cannot be renewed: its service life ends before.
    pub outlives: fn(&str) -> String,
    /// Why it cannot be renewed: the terms of its line are not known.
    pub terms_unknown: &'static str,
    /// The amount is not known.
    pub amount_unknown: &'static str,
    /// In a file: the renewal by so many months costs so much.
    pub costs: fn(u32, &str) -> String,
    /// Nothing comes up.
    pub nothing: Phrase,
    /// Nothing matches.
    pub no_match: Phrase,
}

pub(super) const EN: CalendarWords = CalendarWords {
    title: "Renewals",
    counted: |servers, events| {
        let plural = |number: usize, one: &str, many: &str| match number {
            1 => ["1 ", one].concat(),
            _ => [&count(number), " ", many].concat(),
        };
        [&plural(servers, "server", "servers"), ", ", &plural(events, "event", "events")].concat()
    },
    by_clock: |zone| {
        format!(
            "Months, days and times are those of the engine's zone, {zone}. No call quotes a price: every sum is an estimate."
        )
    },
    undated: |number| match number {
        1 => "1 server does not say when its term ends, and is not shown here.".to_owned(),
        _ => format!("{} servers do not say when their term ends, and are not shown here.", count(number)),
    },
    filter: "Filter by server",
    events: "Events",
    every_event: "All events",
    only_terms: "Only terms",
    only_downgrades: "Only downgrades",
    term: "Renew by",
    choose_soon: "Choose the next 30 days",
    none_soon: "Nothing that is shown here ends within 30 days and can be renewed.",
    export: "Save for a calendar",
    overdue: "Overdue",
    month: |year, month| {
        let names = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let name = names.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default();
        [name, " ", &year.to_string()].concat()
    },
    choose_part: |part| format!("Choose all that can be renewed: {part}"),
    to_renew: |sum, number| format!("{sum} to renew {} (estimate)", count(number)),
    not_known: |number, others| match others {
        true => format!("+ {} not known", count(number)),
        false => format!("Cost of {} not known", count(number)),
    },
    not_renewable: |number| format!("{} cannot be renewed", count(number)),
    ticked_not: |number| format!("{} cannot be renewed by this term", count(number)),
    what: "What happens",
    when: "When",
    renewal: "Renewal (estimate)",
    ends: "Term ends",
    ended: "Term over",
    kept: "Kept until then",
    released: "Released",
    booked: |what, amount| match amount {
        "" => format!("Downgrade: {what}"),
        _ => format!("Downgrade: {what} − {amount}"),
    },
    life_ends: "Service life ends",
    no_such_term: |months| match months {
        1 => "Its line does not offer 1 month.".to_owned(),
        _ => format!("Its line does not offer {months} months."),
    },
    outlives: |at| format!("Its service life ends before: {at}."),
    terms_unknown: "The terms of its line are not known.",
    amount_unknown: "Not known",
    costs: |months, sum| match months {
        1 => format!("Renewal by 1 month: {sum} (estimate)"),
        _ => format!("Renewal by {months} months: {sum} (estimate)"),
    },
    nothing: ("Nothing comes up", "None of these servers says when its term ends."),
    no_match: ("Nothing matches", "Clear the filter or show all events."),
};

pub(super) const ZH: CalendarWords = CalendarWords {
    title: "续费日历",
    counted: |servers, events| format!("{} 台服务器，{} 项事件", count(servers), count(events)),
    by_clock: |zone| format!("月份、日期与时间按引擎时区（{zone}）。引擎不报价，所有金额均为估算。"),
    undated: |number| format!("有 {} 台服务器未报告到期时间，未在此显示。", count(number)),
    filter: "按服务器筛选",
    events: "事件",
    every_event: "全部事件",
    only_terms: "仅到期",
    only_downgrades: "仅降配",
    term: "续费时长",
    choose_soon: "选择 30 天内到期的",
    none_soon: "所示服务器中没有 30 天内到期且可续费的。",
    export: "存为日历文件",
    overdue: "已过期",
    month: |year, month| format!("{year} 年 {month} 月"),
    choose_part: |part| format!("选择可续费的全部：{part}"),
    to_renew: |sum, number| format!("续费 {} 台共 {sum}（估算）", count(number)),
    not_known: |number, others| match others {
        true => format!("另有 {} 台金额未知", count(number)),
        false => format!("{} 台金额未知", count(number)),
    },
    not_renewable: |number| format!("{} 台不可续费", count(number)),
    ticked_not: |number| format!("{} 台不可按此时长续费", count(number)),
    what: "事件",
    when: "时间",
    renewal: "续费（估算）",
    ends: "到期",
    ended: "已到期",
    kept: "保留至此时",
    released: "释放",
    booked: |what, amount| match amount {
        "" => format!("降配：{what}"),
        _ => format!("降配：{what} − {amount}"),
    },
    life_ends: "使用年限截止",
    no_such_term: |months| format!("其线路不提供 {months} 个月的时长。"),
    outlives: |at| format!("其使用年限更早截止：{at}。"),
    terms_unknown: "其线路的时长未知。",
    amount_unknown: "未知",
    costs: |months, sum| format!("续费 {months} 个月：{sum}（估算）"),
    nothing: ("没有事件", "这些服务器均未报告到期时间。"),
    no_match: ("没有匹配的事件", "请清除筛选或显示全部事件。"),
};
