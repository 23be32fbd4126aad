//! Words for changing quotas: fields and their findings, the review, and what became of it.

use super::number::count;

/// Words for changing quotas.
#[derive(Debug)]
pub struct EditWords {
    /// Names the field of an item.
    pub new_cap: fn(&str) -> String,
    /// Adds a step.
    pub more: &'static str,
    /// Takes a step.
    pub less: &'static str,
    /// The same, named.
    pub undo_item: fn(&str) -> String,
    /// What stood there.
    pub was: fn(&str) -> String,
    /// How many rows are changed.
    pub changes: fn(usize) -> String,
    /// How many cannot be sent.
    pub faults: fn(usize) -> String,
    /// Opens the review.
    pub review: &'static str,
    /// Drops all changes.
    pub discard: &'static str,
    /// Moves to the first wrong field.
    pub to_first_fault: &'static str,
    /// No admin role.
    pub role_hint: &'static str,
    /// Takes the nearest value.
    pub use_value: fn(&str) -> String,
    /// Empty field.
    pub rule_empty: &'static str,
    /// No number.
    pub rule_not_a_number: &'static str,
    /// Unusual spelling.
    pub rule_spelling: &'static str,
    /// Negative.
    pub rule_negative: &'static str,
    /// −1.
    pub rule_minus_one: &'static str,
    /// Too large.
    pub rule_too_large: fn(&str) -> String,
    /// Fraction.
    pub rule_not_whole: &'static str,
    /// Too fine.
    pub rule_too_fine: &'static str,
    /// Above the highest.
    pub rule_above_limit: fn(&str) -> String,
    /// Unlimited is not allowed.
    pub rule_unlimited: fn(&str) -> String,
    /// No cap reported.
    pub rule_not_offered: &'static str,
    /// Others have their own.
    pub rule_held: &'static str,
    /// Below handed out.
    pub rule_below: fn(&str) -> String,
    /// Cut by half.
    pub rule_half: &'static str,
    /// To zero.
    pub rule_nothing: &'static str,
    /// To unlimited.
    pub rule_to_unlimited: &'static str,
    /// Heading of the review.
    pub review_title: fn(&str) -> String,
    /// What happens next.
    pub review_lead: &'static str,
    /// Column head.
    pub before: &'static str,
    /// Column head.
    pub after: &'static str,
    /// Column head.
    pub change: &'static str,
    /// Column head.
    pub share: &'static str,
    /// Share cannot be told.
    pub share_unknown: &'static str,
    /// Sends.
    pub apply: fn(usize) -> String,
    /// Ticks before the platform is changed.
    pub confirm_platform: &'static str,
    /// That tick is missing.
    pub confirm_platform_needed: &'static str,
    /// Closes the review.
    pub back: &'static str,
    /// Closes a panel.
    pub close: &'static str,
    /// Names the command.
    pub as_curl: &'static str,
    /// Copies.
    pub copy: &'static str,
    /// Copied.
    pub copied: &'static str,
    /// The browser refuses.
    pub copy_refused: &'static str,
    /// Reading before sending.
    pub checking: &'static str,
    /// The reading before sending failed.
    pub reread_failed: &'static str,
    /// Somebody changed it.
    pub conflict_title: &'static str,
    /// What to do.
    pub conflict_lead: &'static str,
    /// Column head.
    pub base: &'static str,
    /// Column head.
    pub theirs: &'static str,
    /// Column head.
    pub mine: &'static str,
    /// Keeps mine.
    pub keep_mine: &'static str,
    /// Takes theirs.
    pub take_theirs: &'static str,
    /// Changes that are not possible any more.
    pub lost_items: fn(&str) -> String,
    /// All changes fell out.
    pub nothing_left: &'static str,
    /// Waits.
    pub outcome_waiting: &'static str,
    /// On its way.
    pub outcome_sending: &'static str,
    /// Applied.
    pub outcome_applied: &'static str,
    /// Found applied by reading.
    pub outcome_found: &'static str,
    /// Not applied.
    pub outcome_not_applied: fn(&str) -> String,
    /// Refused.
    pub outcome_failed: &'static str,
    /// Not sent.
    pub outcome_not_sent: &'static str,
    /// Unknown.
    pub outcome_unknown: &'static str,
    /// What that means.
    pub outcome_unknown_detail: &'static str,
    /// Finds out by reading.
    pub settle: &'static str,
    /// Sends the failed again, after a new reading.
    pub retry_failed_regions: &'static str,
    /// Goes to the trail.
    pub to_trail: &'static str,
    /// Closes after all went well.
    pub done: &'static str,
    /// Says that it went well.
    pub applied_toast: fn(&str) -> String,
}

/// English.
pub const EN: EditWords = EditWords {
    new_cap: |item| format!("Cap of {item}"),
    more: "More",
    less: "Less",
    undo_item: |item| format!("Undo the change of {item}"),
    was: |before| format!("was {before}"),
    changes: |n| if n == 1 { "1 change, not sent yet".into() } else { format!("{} changes, not sent yet", count(n)) },
    faults: |n| {
        if n == 1 { "1 field has to be mended".into() } else { format!("{} fields have to be mended", count(n)) }
    },
    review: "Review",
    discard: "Discard all",
    to_first_fault: "Go to the first one",
    role_hint: "Your session has no role “admin”; the server may refuse changes.",
    use_value: |value| format!("Use {value}"),
    rule_empty: "Enter a number.",
    rule_not_a_number: "This is not a number.",
    rule_spelling: "Write it with plain digits.",
    rule_negative: "A cap cannot be negative.",
    rule_minus_one: "For no cap, switch on “Unlimited”.",
    rule_too_large: |most| format!("At most {most}."),
    rule_not_whole: "Whole numbers only.",
    rule_too_fine: "At most two decimals.",
    rule_above_limit: |limit| format!("The highest cap that may be set is {limit}."),
    rule_unlimited: |limit| format!("Unlimited is not allowed here; the highest is {limit}."),
    rule_not_offered: "The server reports no cap for this item here, so none can be set.",
    rule_held: "Some departments or projects have a limit of their own for this. Keystone changes the default only once those are removed.",
    rule_below: |handed_out| format!("{handed_out} are handed out already; the server may refuse."),
    rule_half: "Less than half of what it was.",
    rule_nothing: "Nothing more can be handed out.",
    rule_to_unlimited: "There will be no cap any more.",
    review_title: |name| format!("Review changes: {name}"),
    review_lead: "Values are read again before sending. Only what stands here is sent, one request per region.",
    before: "Before",
    after: "After",
    change: "Change",
    share: "Share of platform",
    share_unknown: "unknown",
    apply: |n| if n == 1 { "Apply 1 change".into() } else { format!("Apply {} changes", count(n)) },
    confirm_platform: "I want to change the quotas of the whole platform",
    confirm_platform_needed: "Confirm this first.",
    back: "Back to editing",
    close: "Close",
    as_curl: "The request as a command",
    copy: "Copy",
    copied: "Copied",
    copy_refused: "The browser refused",
    checking: "Reading current values…",
    reread_failed: "Could not read the current values, so nothing was sent.",
    conflict_title: "Somebody changed these meanwhile",
    conflict_lead: "Choose for each what shall stand. Nothing was sent.",
    base: "When you began",
    theirs: "Now",
    mine: "Yours",
    keep_mine: "Keep mine",
    take_theirs: "Take theirs",
    lost_items: |items| format!("Not possible any more and left out: {items}."),
    nothing_left: "Nothing is left to send: everything already stands as you want it.",
    outcome_waiting: "Waiting",
    outcome_sending: "Sending…",
    outcome_applied: "Applied",
    outcome_found: "Applied (no answer came; found by reading)",
    outcome_not_applied: |items| format!("Not applied: the server still shows other values for {items}"),
    outcome_failed: "Not applied",
    outcome_not_sent: "Not sent: the session had ended",
    outcome_unknown: "Outcome unknown",
    outcome_unknown_detail: "No answer came, and the values cannot be read now. It is not sent again by itself.",
    settle: "Read to find out",
    retry_failed_regions: "Try the rest again",
    to_trail: "Trail",
    done: "Done",
    applied_toast: |name| format!("Quotas of {name} changed"),
};

/// 简体中文.
pub const ZH: EditWords = EditWords {
    new_cap: |item| format!("{item} 的配额"),
    more: "增加",
    less: "减少",
    undo_item: |item| format!("撤销对 {item} 的修改"),
    was: |before| format!("原为 {before}"),
    changes: |n| format!("{} 处修改，尚未发送", count(n)),
    faults: |n| format!("{} 个字段需要更正", count(n)),
    review: "复核",
    discard: "全部放弃",
    to_first_fault: "转到第一个",
    role_hint: "当前会话没有 admin 角色，服务器可能会拒绝修改。",
    use_value: |value| format!("改用 {value}"),
    rule_empty: "请输入数字。",
    rule_not_a_number: "这不是数字。",
    rule_spelling: "请用普通数字书写。",
    rule_negative: "配额不能为负数。",
    rule_minus_one: "若要不设上限，请打开“不限”。",
    rule_too_large: |most| format!("最多 {most}。"),
    rule_not_whole: "只能是整数。",
    rule_too_fine: "最多两位小数。",
    rule_above_limit: |limit| format!("最高只能设为 {limit}。"),
    rule_unlimited: |limit| format!("此处不能不限，最高为 {limit}。"),
    rule_not_offered: "服务器没有报告此项的配额，因此不能设置。",
    rule_held: "已有部门或项目对此项单独设限；移除这些限额之后，Keystone 才允许修改默认值。",
    rule_below: |handed_out| format!("已分配 {handed_out}，服务器可能拒绝。"),
    rule_half: "不到原来的一半。",
    rule_nothing: "将无法再分配。",
    rule_to_unlimited: "将不再有上限。",
    review_title: |name| format!("复核修改：{name}"),
    review_lead: "发送前会重新读取当前值。只发送此处列出的修改，每个区域一个请求。",
    before: "修改前",
    after: "修改后",
    change: "变化",
    share: "占平台比例",
    share_unknown: "未知",
    apply: |n| format!("应用 {} 处修改", count(n)),
    confirm_platform: "我确认要修改整个平台的配额",
    confirm_platform_needed: "请先确认。",
    back: "返回编辑",
    close: "关闭",
    as_curl: "命令行形式的请求",
    copy: "复制",
    copied: "已复制",
    copy_refused: "浏览器拒绝了",
    checking: "正在读取当前值…",
    reread_failed: "无法读取当前值，因此没有发送。",
    conflict_title: "其他人刚刚修改过这些项",
    conflict_lead: "请逐项选择保留哪个值。尚未发送任何内容。",
    base: "您开始时",
    theirs: "当前值",
    mine: "您的值",
    keep_mine: "保留我的",
    take_theirs: "采用当前值",
    lost_items: |items| format!("已无法修改，未包含：{items}。"),
    nothing_left: "没有需要发送的修改：当前值已如您所愿。",
    outcome_waiting: "等待中",
    outcome_sending: "正在发送…",
    outcome_applied: "已生效",
    outcome_found: "已生效（没有收到应答，通过读取确认）",
    outcome_not_applied: |items| format!("未生效：服务器上的值仍然不同：{items}"),
    outcome_failed: "未生效",
    outcome_not_sent: "未发送：会话已结束",
    outcome_unknown: "结果未知",
    outcome_unknown_detail: "没有收到应答，目前也无法读取当前值。系统不会自动重发。",
    settle: "读取以确认",
    retry_failed_regions: "重试未完成的部分",
    to_trail: "操作记录",
    done: "完成",
    applied_toast: |name| format!("{name} 的配额已修改"),
};
