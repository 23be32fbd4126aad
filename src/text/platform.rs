//! Words of the platform service.

use super::failure::Phrase;
use super::number::count;

/// Words of the platform service.
#[derive(Debug)]
pub struct PlatformWords {
    /// Heading.
    pub service_title: &'static str,
    /// This deployment has none.
    pub not_configured: Phrase,
    /// It answers.
    pub alive: &'static str,
    /// It does not answer.
    pub not_alive: &'static str,
    /// It answers, but not so that it could be read.
    pub answers_oddly: &'static str,
    /// Nobody knows yet.
    pub asking: &'static str,
    /// Names whether it answers.
    pub state: &'static str,
    /// Names how long it takes.
    pub latency: &'static str,
    /// Not known.
    pub unknown: &'static str,
    /// Names its address.
    pub base: &'static str,
    /// Names the address it sees.
    pub seen_from: &'static str,
    /// What that address is.
    pub seen_from_hint: &'static str,
    /// It does not tell.
    pub not_said: &'static str,
    /// Names its generation.
    pub generation: &'static str,
    /// Not known which.
    pub gen_nothing: &'static str,
    /// One of two.
    pub gen_newer: &'static str,
    /// The oldest.
    pub gen_a: &'static str,
    /// The middle.
    pub gen_b: &'static str,
    /// The newest.
    pub gen_c: &'static str,
    /// Asks anew.
    pub ask_again: &'static str,
    /// Heads the accounts.
    pub accounts: &'static str,
    /// Names the filter.
    pub filter: &'static str,
    /// Column head.
    pub number: &'static str,
    /// Column head, and names the field.
    pub username: &'static str,
    /// Column head.
    pub uid: &'static str,
    /// Column head.
    pub enabled: &'static str,
    /// Column head.
    pub role: &'static str,
    /// May sign in.
    pub on: &'static str,
    /// May not sign in.
    pub off: &'static str,
    /// The service does not say.
    pub not_reported: &'static str,
    /// The service shows no more.
    pub only_mine: &'static str,
    /// No account matches.
    pub no_match: &'static str,
    /// What to do.
    pub no_match_detail: &'static str,
    /// The list is empty.
    pub no_accounts: &'static str,
    /// What to do.
    pub ask_later: &'static str,
    /// Who is signed in.
    pub signed_in_as: fn(&str) -> String,
    /// A user with a role.
    pub with_role: fn(&str, &str) -> String,
    /// How many are shown of how many.
    pub count: fn(usize, usize) -> String,
    /// Entries without a name.
    pub unreadable: fn(usize) -> String,
    /// Heads the form.
    pub sign_in_title: &'static str,
    /// Why a second sign-in.
    pub sign_in_lead: &'static str,
    /// Sends the form.
    pub sign_in: &'static str,
    /// Forgets the session.
    pub sign_out: &'static str,
    /// Names the field.
    pub password: &'static str,
    /// Shows what is typed.
    pub reveal: &'static str,
    /// After a label.
    pub required: &'static str,
    /// Heads the form.
    pub register_title: &'static str,
    /// What follows.
    pub register_lead: &'static str,
    /// Sends the form.
    pub register: &'static str,
    /// Opens the review.
    pub to_review: &'static str,
    /// Heads the review.
    pub review_title: fn(&str) -> String,
    /// What is there before: nothing, or nobody knows.
    pub before: fn(bool) -> &'static str,
    /// What is there after.
    pub after: &'static str,
    /// Names what changes.
    pub account: &'static str,
    /// Closes the review.
    pub cancel: &'static str,
    /// Closes the review.
    pub close: &'static str,
    /// A field is empty.
    pub must: &'static str,
    /// The name is too long.
    pub name_long: &'static str,
    /// The list shows the name.
    pub name_taken_already: &'static str,
    /// The password is too long.
    pub password_long: &'static str,
    /// It was made.
    pub registered: fn(&str) -> String,
    /// Nobody knows.
    pub registered_unknown: fn(&str) -> String,
    /// What to do.
    pub registered_unknown_detail: &'static str,
    /// Nobody knew, and it was not made.
    pub registered_missing: Phrase,
    /// Old data.
    pub stale: &'static str,
    /// The service's own words.
    pub says: fn(&str, &str) -> String,
    /// A no: what it means and what to do.
    pub not_signed_in: Phrase,
    /// A no: what it means and what to do.
    pub expired: Phrase,
    /// A no: what it means and what to do.
    pub gone_or_down: Phrase,
    /// A no: what it means and what to do.
    pub disabled: Phrase,
    /// A no: what it means and what to do.
    pub wrong_password: Phrase,
    /// A no: what it means and what to do.
    pub unknown_user: Phrase,
    /// A no: what it means and what to do.
    pub bad_parameters: Phrase,
    /// A no: what it means and what to do.
    pub name_taken: Phrase,
    /// A no: what it means and what to do.
    pub empty: Phrase,
    /// A no: what it means and what to do.
    pub too_long: Phrase,
    /// A no: what it means and what to do.
    pub database_down: Phrase,
    /// A no: what it means and what to do.
    pub not_there: Phrase,
    /// A no: what it means and what to do.
    pub other: Phrase,
}

/// English.
pub const EN: PlatformWords = PlatformWords {
    service_title: "Platform service",
    not_configured: (
        "No platform service is set up",
        "Whoever runs this console can name its address in settings.json as platform.url.",
    ),
    alive: "answers",
    not_alive: "does not answer",
    answers_oddly: "answers, but not readably",
    asking: "asking…",
    state: "State",
    latency: "Ping",
    unknown: "not known",
    base: "Address of the service",
    seen_from: "It sees this console as",
    seen_from_hint: "this machine, or the proxy between",
    not_said: "it does not say",
    generation: "Generation",
    gen_nothing: "not recognised yet",
    gen_newer: "B or C: signing in tells which",
    gen_a: "A, up to 2024-05-26: shows only your own account and has no metrics",
    gen_b: "B, of 2024-06-07: shows only your own account; a browser of another origin may not read its public calls",
    gen_c: "C, of 2024-07-10: shows every account",
    ask_again: "Ask again",
    accounts: "Accounts",
    filter: "Filter by name, UID or number",
    number: "No.",
    username: "User name",
    uid: "UID",
    enabled: "Sign-in",
    role: "Role",
    on: "enabled",
    off: "disabled",
    not_reported: "not reported",
    only_mine: "This generation shows only your own account.",
    no_match: "No account matches",
    no_match_detail: "Change or clear the filter.",
    no_accounts: "The service shows no account",
    ask_later: "Reload to ask again.",
    with_role: |name, role| format!("{name} ({role})"),
    signed_in_as: |name| format!("signed in to the service as {name}"),
    count: |shown, all| format!("{} of {} accounts", count(shown), count(all)),
    unreadable: |n| format!("Entries without a name, not shown: {}", count(n)),
    sign_in_title: "Sign in to the platform service",
    sign_in_lead: "The service has accounts of its own; the session of the console does not count there. The session lives in this tab’s memory.",
    sign_in: "Sign in",
    sign_out: "Sign out of the service",
    password: "Password",
    reveal: "Show password",
    required: "required",
    register_title: "New account",
    register_lead: "Whoever may reach the service may make accounts, and every account may do everything there.",
    register: "Create account",
    to_review: "Review",
    review_title: |name| format!("New account {name}"),
    before: |read| if read { "no account" } else { "not known" },
    after: "may sign in and do everything",
    account: "Account",
    cancel: "Cancel",
    close: "Close",
    must: "Must not be empty.",
    name_long: "At most 256 characters.",
    name_taken_already: "There is an account of this name.",
    password_long: "At most 72 bytes; a Chinese character is three.",
    registered: |name| format!("{name} was created"),
    registered_unknown: |name| format!("Nobody knows whether {name} exists now"),
    registered_unknown_detail: "Nothing is sent again by itself. Sign in here: the list of accounts settles it, and so does signing in with the new name.",
    registered_missing: ("The account was not made", "The list of accounts does not show it."),
    stale: "What is shown was read before.",
    says: |code, text| format!("The service says: {text} {code}"),
    not_signed_in: ("Nobody is signed in", "Sign in to the platform service."),
    expired: ("The session has ended", "Sign in again; what is typed stays."),
    gone_or_down: (
        "The account is gone, or the service’s database is down",
        "The service says the same for both. Try again later; if it lasts, sign in with another account.",
    ),
    disabled: ("The account is disabled", "Somebody with another account has to enable it."),
    wrong_password: ("The password is wrong", "The name is known. Check the password and try again."),
    unknown_user: ("There is no such account", "Check the name."),
    bad_parameters: ("The service did not understand the call", "Check what was typed."),
    name_taken: (
        "The name is taken, or the service’s database is down",
        "The service says the same for both. This attempt made no account.",
    ),
    empty: ("Name or password is empty", "No account was created."),
    too_long: ("The password is too long", "It may have 72 bytes."),
    database_down: ("The service cannot reach its database", "Tell whoever runs the service."),
    not_there: (
        "The service does not have this",
        "This generation of it lacks what was asked for, or something else is at the address.",
    ),
    other: ("The service said no", "Its own words say why."),
};

/// 简体中文.
pub const ZH: PlatformWords = PlatformWords {
    service_title: "平台服务",
    not_configured: ("未配置平台服务", "运行此控制台的人可以在 settings.json 的 platform.url 中填写其地址。"),
    alive: "有应答",
    not_alive: "无应答",
    answers_oddly: "有应答，但无法读取",
    asking: "正在询问…",
    state: "状态",
    latency: "应答时间",
    unknown: "未知",
    base: "服务地址",
    seen_from: "服务看到的来源地址",
    seen_from_hint: "本机，或中间的代理",
    not_said: "服务未提供",
    generation: "版本代",
    gen_nothing: "尚未识别",
    gen_newer: "B 或 C：登录后可区分",
    gen_a: "A（2024-05-26 及以前）：只显示自己的账号，没有指标",
    gen_b: "B（2024-06-07）：只显示自己的账号；其他来源的浏览器无法读取其公开接口",
    gen_c: "C（2024-07-10）：显示全部账号",
    ask_again: "重新询问",
    accounts: "账号",
    filter: "按名称、UID 或编号筛选",
    number: "编号",
    username: "用户名",
    uid: "UID",
    enabled: "登录",
    role: "角色",
    on: "已启用",
    off: "已停用",
    not_reported: "未提供",
    only_mine: "此版本只显示您自己的账号。",
    no_match: "没有匹配的账号",
    no_match_detail: "请修改或清除筛选条件。",
    no_accounts: "服务没有显示任何账号",
    ask_later: "请重新加载再试。",
    with_role: |name, role| format!("{name}（{role}）"),
    signed_in_as: |name| format!("已以 {name} 登录平台服务"),
    count: |shown, all| format!("{} / {} 个账号", count(shown), count(all)),
    unreadable: |n| format!("没有名称而未显示的条目：{}", count(n)),
    sign_in_title: "登录平台服务",
    sign_in_lead: "该服务有自己的账号，控制台的会话在那里无效。会话只保存在此标签页的内存中。",
    sign_in: "登录",
    sign_out: "退出平台服务",
    password: "密码",
    reveal: "显示密码",
    required: "必填",
    register_title: "新建账号",
    register_lead: "任何能访问该服务的人都可以新建账号，且每个账号都拥有全部权限。",
    register: "新建账号",
    to_review: "检查",
    review_title: |name| format!("新账号 {name}"),
    before: |read| if read { "没有账号" } else { "未知" },
    after: "可以登录并拥有全部权限",
    account: "账号",
    cancel: "取消",
    close: "关闭",
    must: "不能为空。",
    name_long: "最多 256 个字符。",
    name_taken_already: "已有此名称的账号。",
    password_long: "最多 72 字节；一个汉字占三个字节。",
    registered: |name| format!("已创建 {name}"),
    registered_unknown: |name| format!("无法确定 {name} 是否已创建"),
    registered_unknown_detail: "不会自动重发。请在此登录：账号列表会给出结果，用新名称登录也可以确认。",
    registered_missing: ("账号没有建立", "账号列表中没有它。"),
    stale: "显示的是先前读取的内容。",
    says: |code, text| format!("服务返回：{text} {code}"),
    not_signed_in: ("尚未登录", "请登录平台服务。"),
    expired: ("会话已结束", "请重新登录，已输入的内容会保留。"),
    gone_or_down: (
        "账号已被删除，或服务的数据库不可用",
        "服务对这两种情况返回相同内容。请稍后重试；若持续如此，请换用其他账号登录。",
    ),
    disabled: ("账号已停用", "需要由其他账号重新启用。"),
    wrong_password: ("密码错误", "用户名存在，请检查密码后重试。"),
    unknown_user: ("没有这个账号", "请检查用户名。"),
    bad_parameters: ("服务不理解此请求", "请检查输入内容。"),
    name_taken: ("名称已被使用，或服务的数据库不可用", "服务对这两种情况返回相同内容。此次没有建立账号。"),
    empty: ("用户名或密码为空", "账号未创建。"),
    too_long: ("密码过长", "最多 72 字节。"),
    database_down: ("服务无法连接其数据库", "请联系该服务的管理员。"),
    not_there: ("服务没有此功能", "此版本没有所请求的内容，或该地址上是其他程序。"),
    other: ("服务拒绝了请求", "原因见服务返回的内容。"),
};
