//! Words of the shell, its navigation and its commands.

/// Words of the shell.
#[derive(Debug)]
pub struct FrameWords {
    /// Link over the bar, for the keyboard.
    pub skip: &'static str,
    /// Names the navigation.
    pub navigation: &'static str,
    /// Heading in the navigation.
    pub quotas: &'static str,
    /// A page.
    pub platform: &'static str,
    /// A page.
    pub departments: &'static str,
    /// Heading in the navigation.
    pub history: &'static str,
    /// Heads the identity service's pages.
    pub people: &'static str,
    /// Names the page of users.
    pub users: &'static str,
    /// Names the overview.
    pub overview: &'static str,
    /// Names the page of Keystone's limits.
    pub limits: &'static str,
    /// Names the page of projects.
    pub projects: &'static str,
    /// Names the page of departments as the identity service knows them.
    pub domains: &'static str,
    /// Heads the pages of the platform service, and names the first.
    pub service: &'static str,
    /// The outcomes of so many writes are not known.
    pub open_questions: fn(usize) -> String,
    /// Leads to where they are settled.
    pub settle_them: &'static str,
    /// Heading in the navigation, and a page.
    pub servers: &'static str,
    /// The page that orders servers.
    pub order: &'static str,
    /// A page.
    pub renewals: &'static str,
    /// A page.
    pub metrics: &'static str,
    /// A page.
    pub trail: &'static str,
    /// Opens the navigation on a narrow screen.
    pub menu: &'static str,
    /// Closes a panel.
    pub close: &'static str,
    /// Opens the command palette.
    pub commands: &'static str,
    /// Stands in its empty line.
    pub command_placeholder: &'static str,
    /// Nothing matches.
    pub no_command: &'static str,
    /// A group of commands.
    pub go_to: &'static str,
    /// A group of commands.
    pub session: &'static str,
    /// Names the choice.
    pub language: &'static str,
    /// Names the choice.
    pub theme: &'static str,
    /// A theme.
    pub light: &'static str,
    /// A theme.
    pub dark: &'static str,
    /// Follows the system.
    pub system: &'static str,
    /// Names the choice.
    pub density: &'static str,
    /// A density.
    pub comfortable: &'static str,
    /// A density.
    pub compact: &'static str,
    /// Opens language, theme and density.
    pub view: &'static str,
    /// Names the account menu.
    pub account: &'static str,
    /// Leaves the session.
    pub sign_out: &'static str,
    /// In front of roles.
    pub roles: &'static str,
    /// No roles.
    pub no_roles: &'static str,
    /// In front of the end of the session.
    pub expires: &'static str,
    /// Names the health panel.
    pub health: &'static str,
    /// The identity service.
    pub identity: &'static str,
    /// Not asked yet.
    pub health_unknown: &'static str,
    /// No answer.
    pub health_down: &'static str,
    /// Something else answers.
    pub health_wrong: &'static str,
    /// Answers, milliseconds.
    pub health_well: fn(i64) -> String,
    /// When it last answered.
    pub last_good: fn(&str) -> String,
    /// Asks again.
    pub ask_again: &'static str,
    /// Names the toasts.
    pub messages: &'static str,
    /// Closes a message.
    pub dismiss: &'static str,
    /// Lists the shortcuts.
    pub shortcuts: &'static str,
    /// What Ctrl K does.
    pub shortcut_palette: &'static str,
    /// What ? does.
    pub shortcut_help: &'static str,
    /// What / does.
    pub shortcut_filter: &'static str,
    /// What arrows in a number field do.
    pub shortcut_step: &'static str,
    /// What Escape does.
    pub shortcut_escape: &'static str,
    /// Unknown address.
    pub not_found_title: &'static str,
    /// What to do.
    pub not_found_detail: &'static str,
    /// The way back.
    pub home: &'static str,
}

/// English.
pub const EN: FrameWords = FrameWords {
    skip: "Skip to content",
    navigation: "Navigation",
    quotas: "Quotas",
    platform: "Platform",
    departments: "Departments",
    history: "History",
    people: "Identity",
    users: "Users",
    overview: "Overview",
    limits: "Limits",
    projects: "Projects",
    domains: "Domains",
    service: "Platform service",
    open_questions: |number| match number {
        1 => "Nobody knows what became of 1 write.".to_owned(),
        _ => format!("Nobody knows what became of {number} writes."),
    },
    settle_them: "Settle it",
    servers: "Servers",
    order: "Order",
    renewals: "Renewals",
    metrics: "Metrics",
    trail: "Trail",
    menu: "Menu",
    close: "Close",
    commands: "Commands",
    command_placeholder: "Type what you want to do",
    no_command: "No such command",
    go_to: "Go to",
    session: "Session",
    language: "Language",
    theme: "Theme",
    light: "Light",
    dark: "Dark",
    system: "As the system",
    density: "Density",
    comfortable: "Comfortable",
    compact: "Compact",
    view: "View",
    account: "Account",
    sign_out: "Sign out",
    roles: "Roles",
    no_roles: "none",
    expires: "Session ends",
    health: "Back ends",
    identity: "Identity (Keystone)",
    health_unknown: "Asking…",
    health_down: "No answer",
    health_wrong: "Not Keystone",
    health_well: |ms| format!("Answers in {ms} ms"),
    last_good: |time| format!("last good answer {time}"),
    ask_again: "Ask again",
    messages: "Messages",
    dismiss: "Dismiss",
    shortcuts: "Keyboard shortcuts",
    shortcut_palette: "Open the commands",
    shortcut_help: "Show this list",
    shortcut_filter: "Go to the filter",
    shortcut_step: "Change a number by one step, with Shift by ten",
    shortcut_escape: "Close what is open",
    not_found_title: "There is no such page",
    not_found_detail: "The address may be misspelled, or the page may have moved.",
    home: "Platform quotas",
};

/// 简体中文.
pub const ZH: FrameWords = FrameWords {
    skip: "跳到正文",
    navigation: "导航",
    quotas: "配额",
    platform: "平台",
    departments: "部门",
    history: "历史",
    people: "身份",
    users: "用户",
    overview: "概览",
    limits: "限额",
    projects: "项目",
    domains: "域",
    service: "平台服务",
    open_questions: |number| format!("有 {number} 项写操作结果未知。"),
    settle_them: "去确认",
    servers: "服务器",
    order: "订购",
    renewals: "续费日历",
    metrics: "指标",
    trail: "操作记录",
    menu: "菜单",
    close: "关闭",
    commands: "命令",
    command_placeholder: "输入要执行的操作",
    no_command: "没有匹配的命令",
    go_to: "前往",
    session: "会话",
    language: "语言",
    theme: "主题",
    light: "浅色",
    dark: "深色",
    system: "跟随系统",
    density: "密度",
    comfortable: "宽松",
    compact: "紧凑",
    view: "显示",
    account: "账号",
    sign_out: "退出登录",
    roles: "角色",
    no_roles: "无",
    expires: "会话结束",
    health: "后端状态",
    identity: "身份服务（Keystone）",
    health_unknown: "检测中…",
    health_down: "无应答",
    health_wrong: "不是 Keystone",
    health_well: |ms| format!("应答时间 {ms} 毫秒"),
    last_good: |time| format!("上次正常应答 {time}"),
    ask_again: "重新检测",
    messages: "消息",
    dismiss: "关闭消息",
    shortcuts: "键盘快捷键",
    shortcut_palette: "打开命令面板",
    shortcut_help: "显示此列表",
    shortcut_filter: "转到筛选框",
    shortcut_step: "数值增减一步，按住 Shift 增减十步",
    shortcut_escape: "关闭打开的面板",
    not_found_title: "没有这个页面",
    not_found_detail: "地址可能有误，或页面已移动。",
    home: "平台配额",
};
