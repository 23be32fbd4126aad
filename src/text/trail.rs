//! Words of the trail.

/// Words of the trail.
#[derive(Debug)]
pub struct TrailWords {
    /// Heading of the page.
    pub title: &'static str,
    /// Under the heading.
    pub lead: &'static str,
    /// Names the filter.
    pub filter: &'static str,
    /// Column head.
    pub when: &'static str,
    /// Column head.
    pub who: &'static str,
    /// Column head.
    pub place: &'static str,
    /// Column head.
    pub what: &'static str,
    /// Column head.
    pub result: &'static str,
    /// Column head.
    pub actions: &'static str,
    /// Names the id.
    pub request_id: &'static str,
    /// No entries.
    pub empty_title: &'static str,
    /// Why.
    pub empty_detail: &'static str,
    /// The filter matches nothing.
    pub no_match_title: &'static str,
    /// What to do.
    pub no_match_detail: &'static str,
    /// The browser does not keep it.
    pub refused: &'static str,
    /// On its way.
    pub sending: &'static str,
    /// Applied.
    pub applied: &'static str,
    /// Not applied.
    pub not_applied: &'static str,
    /// Refused.
    pub refused_by_server: &'static str,
    /// Unknown.
    pub unknown: &'static str,
    /// Found applied.
    pub found_applied: &'static str,
    /// Found not applied.
    pub found_not_applied: &'static str,
    /// A person said that it was applied.
    pub told_applied: &'static str,
    /// A person said that it was not.
    pub told_not_applied: &'static str,
    /// Finds out.
    pub settle: &'static str,
    /// Prepares the opposite.
    pub opposite: &'static str,
    /// Why there is none.
    pub opposite_shut: &'static str,
    /// Opens the exports.
    pub export: &'static str,
    /// Empties the trail.
    pub clear: &'static str,
    /// Asks before that.
    pub clear_title: &'static str,
    /// What follows.
    pub clear_body: &'static str,
    /// Does it.
    pub clear_go: &'static str,
    /// Does not.
    pub cancel: &'static str,
    /// In place of a number that was not known.
    pub not_known: &'static str,
    /// A new password.
    pub password: &'static str,
    /// Why it has no opposite.
    pub password_shut: &'static str,
    /// A new account of the platform service.
    pub account: &'static str,
    /// Why it has no opposite.
    pub account_shut: &'static str,
    /// May sign in.
    pub enabled: &'static str,
    /// May not sign in.
    pub disabled: &'static str,
    /// In place of the platform’s department.
    pub platform: &'static str,
    /// Entries, unsettled ones.
    pub summary: fn(usize, usize) -> String,
}

/// English.
pub const EN: TrailWords = TrailWords {
    title: "Trail",
    lead: "Every change you made from this browser, and what became of it. It is kept here only.",
    filter: "Filter the trail",
    when: "When",
    who: "Who",
    place: "Where",
    what: "What",
    result: "Result",
    actions: "Actions",
    request_id: "Request id",
    empty_title: "Nothing yet",
    empty_detail: "Changes you apply are listed here, with what stood there before.",
    no_match_title: "Nothing matches",
    no_match_detail: "Change or clear the filter.",
    refused: "This browser does not keep the trail; it will be gone after a reload.",
    sending: "On its way, or interrupted",
    applied: "Applied",
    not_applied: "Not applied",
    refused_by_server: "Refused",
    unknown: "Outcome unknown",
    found_applied: "Applied, found by reading",
    found_not_applied: "Not applied when read",
    told_applied: "Applied, a person says",
    told_not_applied: "Not applied, a person says",
    settle: "Read to find out",
    opposite: "Prepare the opposite",
    opposite_shut: "What stood there before is not known.",
    export: "Export",
    clear: "Clear the trail",
    clear_title: "Clear the whole trail of this browser?",
    clear_body: "The changes themselves stay. What stood there before cannot be looked up any more.",
    clear_go: "Clear",
    cancel: "Cancel",
    not_known: "not known",
    password: "New password set",
    password_shut: "The password before is known to nobody.",
    account: "new account of the platform service",
    account_shut: "This console cannot delete an account of the platform service.",
    enabled: "may sign in",
    disabled: "disabled",
    platform: "Platform",
    summary: |all, open| {
        let entries = if all == 1 { "1 entry".into() } else { format!("{all} entries") };
        if open == 0 { entries } else { format!("{entries}, {open} with an unknown outcome") }
    },
};

/// 简体中文.
pub const ZH: TrailWords = TrailWords {
    title: "操作记录",
    lead: "您在此浏览器中所做的每次修改及其结果，仅保存在本机。",
    filter: "筛选操作记录",
    when: "时间",
    who: "操作人",
    place: "位置",
    what: "内容",
    result: "结果",
    actions: "操作",
    request_id: "请求 ID",
    empty_title: "暂无记录",
    empty_detail: "您应用的修改会列在这里，并附上修改前的值。",
    no_match_title: "没有匹配的记录",
    no_match_detail: "请修改或清除筛选条件。",
    refused: "此浏览器无法保存操作记录，刷新后将丢失。",
    sending: "发送中或被中断",
    applied: "已生效",
    not_applied: "未生效",
    refused_by_server: "被拒绝",
    unknown: "结果未知",
    found_applied: "已生效（读取确认）",
    found_not_applied: "读取时未生效",
    told_applied: "已生效（人工确认）",
    told_not_applied: "未生效（人工确认）",
    settle: "读取以确认",
    opposite: "准备撤销此修改",
    opposite_shut: "修改前的值未知。",
    export: "导出",
    clear: "清空记录",
    clear_title: "要清空此浏览器中的全部操作记录吗？",
    clear_body: "已做的修改不受影响，但修改前的值将无法再查看。",
    clear_go: "清空",
    cancel: "取消",
    not_known: "未知",
    password: "设置了新密码",
    password_shut: "修改前的密码无人知晓。",
    account: "平台服务的新账号",
    account_shut: "此控制台不能删除平台服务的账号。",
    enabled: "可以登录",
    disabled: "已停用",
    platform: "平台",
    summary: |all, open| {
        if open == 0 { format!("共 {all} 条") } else { format!("共 {all} 条，{open} 条结果未知") }
    },
};
