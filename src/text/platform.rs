//! Words of the platform service.

use super::failure::Phrase;
use super::number::count;

/// Words of the platform service.
#[derive(Debug)]
pub struct PlatformWords {
    /// Heading.
    pub service_title: &'static str,
    /// It answers.
    pub alive: &'static str,
    /// It does not answer.
    pub not_alive: &'static str,
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
    /// Who is signed in.
    pub signed_in_as: fn(&str) -> String,
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
    /// A field is empty.
    pub must: &'static str,
    /// The name is too long.
    pub name_long: &'static str,
    /// The password is too long.
    pub password_long: &'static str,
    /// It was made.
    pub registered: fn(&str) -> String,
    /// Nobody knows.
    pub registered_unknown: &'static str,
    /// What to do.
    pub registered_unknown_detail: &'static str,
    /// Heading.
    pub metrics_title: &'static str,
    /// Stops looking.
    pub pause: &'static str,
    /// Names the choice.
    pub interval: &'static str,
    /// A choice.
    pub seconds: fn(u32) -> String,
    /// When it was looked last.
    pub age: fn(&str) -> String,
    /// A number of the process.
    pub memory: &'static str,
    /// A number of the process.
    pub heap: &'static str,
    /// A number of the process.
    pub goroutines: &'static str,
    /// A number of the process.
    pub files: &'static str,
    /// A number of the process.
    pub cpu: &'static str,
    /// A rate.
    pub calls: &'static str,
    /// Unit of a rate.
    pub per_second: &'static str,
    /// When the process started.
    pub started: &'static str,
    /// There is no rate over a restart.
    pub restarted: &'static str,
    /// Too few looks.
    pub chart_none: &'static str,
    /// Opens the table twin.
    pub as_table: &'static str,
    /// Column head.
    pub when: &'static str,
    /// Heads the table.
    pub latency_title: &'static str,
    /// The unit.
    pub latency_note: &'static str,
    /// How long the window is.
    pub window: fn(&str) -> String,
    /// Nothing was counted.
    pub no_calls: &'static str,
    /// Why.
    pub no_calls_detail: &'static str,
    /// Column head.
    pub api: &'static str,
    /// Column head.
    pub method: &'static str,
    /// Column head.
    pub status: &'static str,
    /// Column head.
    pub total: &'static str,
    /// Column head.
    pub mean: &'static str,
    /// Column head.
    pub rate: &'static str,
    /// Column head.
    pub mean_window: &'static str,
    /// Opens all counters.
    pub counters: &'static str,
    /// Column head.
    pub name: &'static str,
    /// Column head.
    pub value: &'static str,
    /// Column head.
    pub growth: &'static str,
    /// Some are not drawn.
    pub more_series: fn(usize) -> String,
    /// What could not be read.
    pub flawed: fn(usize, usize) -> String,
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
    alive: "answers",
    not_alive: "does not answer",
    asking: "asking…",
    state: "State",
    latency: "Ping",
    unknown: "not known",
    base: "Address of the service",
    seen_from: "It sees this console as",
    seen_from_hint: "this machine, or the proxy between",
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
    must: "Must not be empty.",
    name_long: "At most 256 characters.",
    password_long: "At most 72 bytes; a Chinese character is three.",
    registered: |name| format!("{name} was created"),
    registered_unknown: "Nobody knows whether the account exists now",
    registered_unknown_detail: "The answer did not come, or the browser may not read it. Nothing is sent again by itself: sign in with the new name to find out.",
    metrics_title: "Platform service: metrics",
    pause: "Pause",
    interval: "Every",
    seconds: |n| format!("{n} s"),
    age: |at| format!("last look at {at}"),
    memory: "Memory held",
    heap: "Memory of objects",
    goroutines: "Goroutines",
    files: "Open files",
    cpu: "Processors in use",
    calls: "Calls with a session",
    per_second: "/s",
    started: "Started",
    restarted: "restarted",
    chart_none: "A line needs two looks.",
    as_table: "As a table",
    when: "When",
    latency_title: "Answer times by call",
    latency_note: "The service calls these numbers microseconds, but they are nanoseconds; they are shown as milliseconds. Only calls with a session are counted: never sign-in, registration, ping or refused calls.",
    window: |length| format!("The window reaches back {length} s."),
    no_calls: "No call was counted yet",
    no_calls_detail: "The service counts a call when somebody signed in makes one.",
    api: "Path",
    method: "Method",
    status: "Status",
    total: "Calls since start",
    mean: "Mean since start",
    rate: "Calls/s in the window",
    mean_window: "Mean in the window",
    counters: "All counters and gauges",
    name: "Name",
    value: "Value",
    growth: "Growth per second",
    more_series: |n| format!("Not shown: {}. Filter to see them.", count(n)),
    flawed: |lines, twice| {
        format!("Left out: {} unreadable lines, {} numbers that contradict themselves", count(lines), count(twice))
    },
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
        "The service says the same for both. No account was created.",
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
    alive: "有应答",
    not_alive: "无应答",
    asking: "正在询问…",
    state: "状态",
    latency: "应答时间",
    unknown: "未知",
    base: "服务地址",
    seen_from: "服务看到的来源地址",
    seen_from_hint: "本机，或中间的代理",
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
    must: "不能为空。",
    name_long: "最多 256 个字符。",
    password_long: "最多 72 字节；一个汉字占三个字节。",
    registered: |name| format!("已创建 {name}"),
    registered_unknown: "无法确定账号是否已创建",
    registered_unknown_detail: "没有收到应答，或浏览器无法读取。不会自动重发：请用新名称登录来确认。",
    metrics_title: "平台服务：指标",
    pause: "暂停",
    interval: "间隔",
    seconds: |n| format!("{n} 秒"),
    age: |at| format!("最近一次读取：{at}"),
    memory: "占用内存",
    heap: "堆内存",
    goroutines: "协程数",
    files: "打开的文件",
    cpu: "使用的处理器",
    calls: "带会话的调用",
    per_second: "次/秒",
    started: "启动时间",
    restarted: "已重启",
    chart_none: "至少读取两次才能画线。",
    as_table: "以表格显示",
    when: "时间",
    latency_title: "各调用的应答时间",
    latency_note: "该服务把这些数字称为微秒，实际是纳秒；此处换算为毫秒显示。只统计带会话的调用，登录、注册、ping 和被拒绝的调用都不计入。",
    window: |length| format!("时间窗口：最近 {length} 秒。"),
    no_calls: "尚未统计到调用",
    no_calls_detail: "有人登录并发起调用后才会计入。",
    api: "路径",
    method: "方法",
    status: "状态码",
    total: "启动以来次数",
    mean: "启动以来平均",
    rate: "窗口内每秒次数",
    mean_window: "窗口内平均",
    counters: "全部计数器与仪表",
    name: "名称",
    value: "数值",
    growth: "每秒增量",
    more_series: |n| format!("未显示：{}，请筛选查看。", count(n)),
    flawed: |lines, twice| format!("已忽略：{} 行无法识别，{} 个数值自相矛盾", count(lines), count(twice)),
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
    name_taken: ("名称已被使用，或服务的数据库不可用", "服务对这两种情况返回相同内容。账号未创建。"),
    empty: ("用户名或密码为空", "账号未创建。"),
    too_long: ("密码过长", "最多 72 字节。"),
    database_down: ("服务无法连接其数据库", "请联系该服务的管理员。"),
    not_there: ("服务没有此功能", "此版本没有所请求的内容，或该地址上是其他程序。"),
    other: ("服务拒绝了请求", "原因见服务返回的内容。"),
};
