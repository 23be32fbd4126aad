//! Words of sign-in and session.

/// Words of sign-in and session.
#[derive(Debug)]
pub struct SessionWords {
    /// Heading of the sign-in page.
    pub title: &'static str,
    /// Under the heading.
    pub lead: &'static str,
    /// In front of the address.
    pub server: &'static str,
    /// Names the choice of ways.
    pub way: &'static str,
    /// The first way.
    pub by_password: &'static str,
    /// The second way.
    pub by_token: &'static str,
    /// The user field.
    pub user: &'static str,
    /// The same for an id.
    pub user_id: &'static str,
    /// Switches to an id.
    pub user_by_id: &'static str,
    /// The domain field.
    pub domain: &'static str,
    /// How to fill it.
    pub domain_hint: &'static str,
    /// The password field.
    pub password: &'static str,
    /// Shows the password.
    pub reveal: &'static str,
    /// The token field.
    pub token: &'static str,
    /// How to fill it.
    pub token_hint: &'static str,
    /// Names the choice of scopes.
    pub scope: &'static str,
    /// A project.
    pub scope_project: &'static str,
    /// What it is for.
    pub scope_project_hint: &'static str,
    /// A domain.
    pub scope_domain: &'static str,
    /// What it is for.
    pub scope_domain_hint: &'static str,
    /// No scope.
    pub scope_none: &'static str,
    /// What it is for.
    pub scope_none_hint: &'static str,
    /// The project field.
    pub project: &'static str,
    /// The project’s domain.
    pub project_domain: &'static str,
    /// The domain to be scoped to.
    pub scope_domain_name: &'static str,
    /// Keeps the session for the tab.
    pub keep: &'static str,
    /// What it means.
    pub keep_hint: &'static str,
    /// Signs in.
    pub submit: &'static str,
    /// By a field that must be filled in.
    pub required: &'static str,
    /// A field is empty.
    pub must: &'static str,
    /// Refused: wrong credentials.
    pub wrong: &'static str,
    /// Refused: token.
    pub token_rejected: &'static str,
    /// Refused: password expired.
    pub expired: &'static str,
    /// With the user id.
    pub expired_id: fn(&str) -> String,
    /// Refused: further factors.
    pub second_factor: fn(&str) -> String,
    /// Refused: no right.
    pub forbidden: &'static str,
    /// Refused: not understood.
    pub malformed: &'static str,
    /// The header is hidden.
    pub not_exposed: &'static str,
    /// The address is too short.
    pub version_list: &'static str,
    /// A better address.
    pub better: fn(&str) -> String,
    /// A web page answers.
    pub web_page: &'static str,
    /// Nothing is there.
    pub nothing_there: &'static str,
    /// Another service answers.
    pub other_service: &'static str,
    /// Heading over a refused sign-in.
    pub not_in: &'static str,
    /// A session has ended.
    pub ended_title: &'static str,
    /// What that means.
    pub ended_lead: &'static str,
    /// Leaves instead.
    pub ended_other: &'static str,
    /// Nobody was there for long.
    pub locked_title: &'static str,
    /// What that means.
    pub locked_lead: &'static str,
    /// Warns before the end.
    pub ending: fn(&str) -> String,
    /// Minutes.
    pub minutes: fn(i64) -> String,
    /// Signs in again before the end.
    pub renew: &'static str,
    /// In front of a project.
    pub in_project: &'static str,
    /// In front of a domain.
    pub in_domain: &'static str,
    /// The whole system.
    pub in_system: &'static str,
    /// No scope.
    pub in_none: &'static str,
}

/// English.
pub const EN: SessionWords = SessionWords {
    title: "Sign in",
    lead: "With your account of the cloud’s identity service (Keystone).",
    server: "Identity service",
    way: "Sign in with",
    by_password: "Password",
    by_token: "Token",
    user: "User name",
    user_id: "User id",
    user_by_id: "I have a user id instead of a name",
    domain: "Domain (department)",
    domain_hint: "Name of the department you belong to.",
    password: "Password",
    reveal: "Show password",
    token: "Token",
    token_hint: "A token somebody issued for you (X-Subject-Token).",
    scope: "Scope",
    scope_project: "Project",
    scope_project_hint: "For administrators as a rule: the project “admin”.",
    scope_domain: "Domain",
    scope_domain_hint: "For those who manage one department.",
    scope_none: "None",
    scope_none_hint: "Only to see whether the account works.",
    project: "Project",
    project_domain: "Domain of the project",
    scope_domain_name: "Domain to work in",
    keep: "Keep me signed in in this tab",
    keep_hint: "The token is then kept in this tab’s storage, so that a reload does not sign you out. Otherwise it lives in memory only.",
    submit: "Sign in",
    required: "required",
    must: "Fill this in.",
    wrong: "Not signed in: name, password, domain or scope is wrong, or the account is disabled or locked. The server does not say which.",
    token_rejected: "This token is unknown, expired or revoked.",
    expired: "The password has expired or must be changed before the first use.",
    expired_id: |id| format!("User id: {id}"),
    second_factor: |methods| {
        format!(
            "The password is right, but a further factor is demanded ({methods}), which this console cannot give yet. Sign in with a token instead."
        )
    },
    forbidden: "The account is known, but has no role there. Try another scope.",
    malformed: "The server does not understand what was entered.",
    not_exposed: "The server issued a token, but hides it from browsers: it must expose the header X-Subject-Token (CORS expose_headers).",
    version_list: "This address answers with a list of versions instead of Keystone v3.",
    better: |url| format!("Try {url} in settings.json."),
    web_page: "A web page answers at this address instead of Keystone v3.",
    nothing_there: "There is no Keystone v3 at this address. Is /v3 missing or doubled?",
    other_service: "Something else than Keystone v3 answers at this address.",
    not_in: "Not signed in",
    ended_title: "Your session has ended",
    ended_lead: "Sign in again. Everything on the page, also what you have not sent yet, stays as it is.",
    ended_other: "Leave and sign in as somebody else",
    locked_title: "Locked",
    locked_lead: "Nobody used this page for a while, so the session was ended and secrets were cleared. Sign in again: what you have not sent yet is still here.",
    ending: |left| format!("Your session ends in {left}."),
    minutes: |n| if n == 1 { "1 minute".into() } else { format!("{n} minutes") },
    renew: "Sign in again now",
    in_project: "Project",
    in_domain: "Domain",
    in_system: "System",
    in_none: "No scope",
};

/// 简体中文.
pub const ZH: SessionWords = SessionWords {
    title: "登录",
    lead: "使用云平台身份服务（Keystone）的账号登录。",
    server: "身份服务",
    way: "登录方式",
    by_password: "密码",
    by_token: "令牌",
    user: "用户名",
    user_id: "用户 ID",
    user_by_id: "使用用户 ID 而不是用户名",
    domain: "域（部门）",
    domain_hint: "您所属部门的名称。",
    password: "密码",
    reveal: "显示密码",
    token: "令牌",
    token_hint: "已签发给您的令牌（X-Subject-Token）。",
    scope: "作用域",
    scope_project: "项目",
    scope_project_hint: "管理员通常使用：项目“admin”。",
    scope_domain: "域",
    scope_domain_hint: "适合管理某一个部门的人。",
    scope_none: "无",
    scope_none_hint: "只能验证账号是否可用。",
    project: "项目",
    project_domain: "项目所属的域",
    scope_domain_name: "要管理的域",
    keep: "在此标签页中保持登录",
    keep_hint: "令牌会保存在此标签页的存储中，刷新后无需重新登录；否则只保存在内存中。",
    submit: "登录",
    required: "必填",
    must: "请填写此项。",
    wrong: "登录失败：用户名、密码、域或作用域有误，或账号已停用、已锁定。服务器不说明具体原因。",
    token_rejected: "该令牌无效、已过期或已撤销。",
    expired: "密码已过期，或首次使用前必须修改。",
    expired_id: |id| format!("用户 ID：{id}"),
    second_factor: |methods| format!("密码正确，但还需要其他验证方式（{methods}），本控制台尚不支持。请改用令牌登录。"),
    forbidden: "账号有效，但在该作用域没有角色。请换一个作用域。",
    malformed: "服务器无法理解所填写的内容。",
    not_exposed: "服务器已签发令牌，但不允许浏览器读取：需要在 CORS 的 expose_headers 中公开 X-Subject-Token。",
    version_list: "该地址返回的是版本列表，而不是 Keystone v3。",
    better: |url| format!("请在 settings.json 中改为 {url}。"),
    web_page: "该地址返回的是网页，而不是 Keystone v3。",
    nothing_there: "该地址没有 Keystone v3。是否缺少或重复了 /v3？",
    other_service: "该地址上的服务不是 Keystone v3。",
    not_in: "登录失败",
    ended_title: "会话已结束",
    ended_lead: "请重新登录。页面上的内容以及尚未发送的修改都会保留。",
    ended_other: "退出并使用其他账号登录",
    locked_title: "已锁定",
    locked_lead: "此页面已有一段时间无人使用，因此会话已结束，密码等机密已清除。请重新登录，尚未发送的修改仍然保留。",
    ending: |left| format!("会话将在 {left} 后结束。"),
    minutes: |n| format!("{n} 分钟"),
    renew: "现在重新登录",
    in_project: "项目",
    in_domain: "域",
    in_system: "系统",
    in_none: "无作用域",
};
