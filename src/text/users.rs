//! Words of the users: the list and the page of one.

use super::number::count;

/// Words of the users: the list and the page of one.
#[derive(Debug)]
pub struct UserWords {
    /// Heading of the list.
    pub title: &'static str,
    /// Names the filter.
    pub filter: &'static str,
    /// Column head.
    pub name: &'static str,
    /// Column head, and names the choice of one.
    pub department: &'static str,
    /// No choice of a department.
    pub every_department: &'static str,
    /// Column head.
    pub email: &'static str,
    /// Column head, and names the choice of one.
    pub state: &'static str,
    /// No choice of a state.
    pub every_state: &'static str,
    /// May sign in.
    pub enabled: &'static str,
    /// May not sign in.
    pub disabled: &'static str,
    /// Column head.
    pub password_end: &'static str,
    /// Column head.
    pub project: &'static str,
    /// Column head.
    pub kind: &'static str,
    /// Column head.
    pub id: &'static str,
    /// The server did not say.
    pub not_reported: &'static str,
    /// The password has no end.
    pub never: &'static str,
    /// The server said something that is no time.
    pub unreadable_time: fn(&str) -> String,
    /// Looks like a service's account.
    pub service: &'static str,
    /// The password has ended.
    pub password_over: &'static str,
    /// The password ends within two weeks.
    pub password_soon: &'static str,
    /// The user may not change the own password.
    pub locked_password: &'static str,
    /// A second factor is demanded.
    pub second_factor: &'static str,
    /// How many are shown of how many.
    pub summary: fn(usize, usize) -> String,
    /// How many were read so far.
    pub reading: fn(usize) -> String,
    /// The list is old or not whole.
    pub partial: &'static str,
    /// Entries that are no users.
    pub unreadable: fn(usize) -> String,
    /// The list is cut.
    pub cut: &'static str,
    /// Nobody matches.
    pub no_match_title: &'static str,
    /// What to do.
    pub no_match_detail: &'static str,
    /// No users.
    pub nobody_title: &'static str,
    /// Why.
    pub nobody_detail: &'static str,
    /// The way back.
    pub all_users: &'static str,
    /// A user that does not exist.
    pub not_found_title: &'static str,
    /// With the id.
    pub not_found_detail: fn(&str) -> String,
    /// Heads what is known.
    pub about: &'static str,
    /// Names a description.
    pub description: &'static str,
    /// Names the server's own address.
    pub link: &'static str,
    /// Why it is no link.
    pub link_inside: &'static str,
    /// Heads Keystone's switches.
    pub options: &'static str,
    /// Keystone's seven switches, in the order of the contract.
    pub option_names: [&'static str; 7],
    /// A switch is on.
    pub yes: &'static str,
    /// A switch is off.
    pub no: &'static str,
    /// A switch is not set.
    pub not_set: &'static str,
    /// Opens what is not documented.
    pub more: &'static str,
    /// Opens the password reset.
    pub reset: &'static str,
    /// Opens the review of disabling.
    pub disable: &'static str,
    /// Opens the review of enabling.
    pub enable: &'static str,
    /// The user is who is signed in.
    pub yourself: &'static str,
    /// The session has no administrator's role.
    pub not_admin: &'static str,
    /// Heads the review of disabling.
    pub disable_title: fn(&str) -> String,
    /// Heads the review of enabling.
    pub enable_title: fn(&str) -> String,
    /// What follows from disabling.
    pub disable_body: &'static str,
    /// What follows from enabling.
    pub enable_body: &'static str,
    /// Disabling oneself.
    pub disable_self: &'static str,
    /// It stands so already.
    pub already: &'static str,
    /// Somebody else changed it meanwhile.
    pub moved: &'static str,
    /// Column head of a review.
    pub before: &'static str,
    /// Column head of a review.
    pub after: &'static str,
    /// Column head of a review.
    pub subject: &'static str,
    /// It was changed.
    pub done_toast: fn(&str) -> String,
    /// The server said yes, and nothing changed.
    pub not_applied: &'static str,
    /// Nobody knows what became of it.
    pub unknown: &'static str,
}

/// English.
pub const EN: UserWords = UserWords {
    title: "Users",
    filter: "Filter by name, e-mail or id",
    name: "Name",
    department: "Department",
    every_department: "All departments",
    email: "E-mail",
    state: "Sign-in",
    every_state: "Enabled and disabled",
    enabled: "Enabled",
    disabled: "Disabled",
    password_end: "Password ends",
    project: "Default project",
    kind: "Kind and role",
    id: "ID",
    not_reported: "not reported",
    never: "never",
    unreadable_time: |raw| format!("unreadable: {raw}"),
    service: "maybe a service",
    password_over: "password ended",
    password_soon: "password ends soon",
    locked_password: "password locked",
    second_factor: "second factor",
    summary: |shown, all| {
        if shown == all { format!("{} users", count(all)) } else { format!("{} of {} users", count(shown), count(all)) }
    },
    reading: |n| format!("reading… {} so far", count(n)),
    partial: "Not all users could be read. What is shown was read before.",
    unreadable: |n| {
        if n == 1 {
            "1 entry of the server’s list is no user and is not shown.".to_owned()
        } else {
            format!("{} entries of the server’s list are no users and are not shown.", count(n))
        }
    },
    cut: "The server has more users than were read. Filter by name to find the others.",
    no_match_title: "Nobody matches",
    no_match_detail: "Change or clear the filters.",
    nobody_title: "No users",
    nobody_detail: "Keystone listed no user for this session. Another scope may show more.",
    all_users: "All users",
    not_found_title: "There is no such user",
    not_found_detail: |id| {
        format!(
            "The server knows no user with the id “{id}”. The user may have been deleted, or the address may be misspelled."
        )
    },
    about: "Account",
    description: "Description",
    link: "Address on the server",
    link_inside: "reachable only inside the cluster",
    options: "Sign-in rules of this user",
    option_names: [
        "Need not change a password that an administrator set",
        "Password never expires for this user",
        "Wrong passwords do not lock this user",
        "Inactivity does not disable this user",
        "May not change the own password",
        "Second factor demanded",
        "Accepted combinations of factors",
    ],
    yes: "yes",
    no: "no",
    not_set: "not set, the server’s rule applies",
    more: "More from the server",
    reset: "Reset password",
    disable: "Disable",
    enable: "Enable",
    yourself: "you",
    not_admin: "This session has no role “admin”. The server may refuse changes; a domain scope helps a department’s manager.",
    disable_title: |name| format!("Disable {name}?"),
    enable_title: |name| format!("Enable {name}?"),
    disable_body: "The user cannot sign in any more, and all sessions of the user end at once. Nothing of the user is deleted.",
    enable_body: "The user can sign in again with the present password.",
    disable_self: "This is your own account. You will be signed out, and somebody else has to enable you again.",
    already: "It stands so already; nothing is to be done.",
    moved: "Somebody changed this user meanwhile. What stands now is shown; look again before applying.",
    before: "Before",
    after: "After",
    subject: "What",
    done_toast: |name| format!("{name} changed"),
    not_applied: "The server did not refuse, but the user stands as before.",
    unknown: "Nobody knows whether this was applied: the answer did not come, and reading the user did not tell. Read again before you repeat it.",
};

/// 简体中文.
pub const ZH: UserWords = UserWords {
    title: "用户",
    filter: "按名称、邮箱或 ID 筛选",
    name: "名称",
    department: "部门",
    every_department: "全部部门",
    email: "邮箱",
    state: "登录",
    every_state: "启用和停用",
    enabled: "已启用",
    disabled: "已停用",
    password_end: "密码到期",
    project: "默认项目",
    kind: "类型与角色",
    id: "ID",
    not_reported: "未提供",
    never: "永不",
    unreadable_time: |raw| format!("无法识别：{raw}"),
    service: "可能是服务账号",
    password_over: "密码已到期",
    password_soon: "密码即将到期",
    locked_password: "密码已锁定",
    second_factor: "多因素认证",
    summary: |shown, all| {
        if shown == all {
            format!("共 {} 个用户", count(all))
        } else {
            format!("{} / {} 个用户", count(shown), count(all))
        }
    },
    reading: |n| format!("正在读取……已读 {}", count(n)),
    partial: "未能读取全部用户，显示的是先前读取的内容。",
    unreadable: |n| format!("服务器列表中有 {} 条不是用户，未显示。", count(n)),
    cut: "服务器的用户多于已读取的数量，请按名称筛选查找其余用户。",
    no_match_title: "没有匹配的用户",
    no_match_detail: "请修改或清除筛选条件。",
    nobody_title: "没有用户",
    nobody_detail: "Keystone 未向此会话列出任何用户，换一个作用域可能会显示更多。",
    all_users: "全部用户",
    not_found_title: "没有这个用户",
    not_found_detail: |id| format!("服务器没有 ID 为“{id}”的用户。该用户可能已被删除，或地址有误。"),
    about: "账号",
    description: "描述",
    link: "服务器上的地址",
    link_inside: "仅集群内部可达",
    options: "此用户的登录规则",
    option_names: [
        "无需修改管理员设置的密码",
        "密码永不过期",
        "密码错误不会锁定",
        "长期不活动不会停用",
        "不能自行修改密码",
        "要求多因素认证",
        "可接受的认证组合",
    ],
    yes: "是",
    no: "否",
    not_set: "未设置，按服务器规则",
    more: "服务器的其他信息",
    reset: "重置密码",
    disable: "停用",
    enable: "启用",
    yourself: "您自己",
    not_admin: "此会话没有“admin”角色，服务器可能拒绝修改；部门管理员可改用域作用域登录。",
    disable_title: |name| format!("停用 {name}？"),
    enable_title: |name| format!("启用 {name}？"),
    disable_body: "该用户将不能再登录，其所有会话立即结束。用户的任何数据都不会被删除。",
    enable_body: "该用户可以用现有密码重新登录。",
    disable_self: "这是您自己的账号。您将被登出，并且需要他人重新启用。",
    already: "当前状态已是如此，无需操作。",
    moved: "此用户刚被他人修改。现已显示最新状态，请再次确认后应用。",
    before: "修改前",
    after: "修改后",
    subject: "项目",
    done_toast: |name| format!("已修改 {name}"),
    not_applied: "服务器没有拒绝，但用户状态未改变。",
    unknown: "无法确定是否已生效：没有收到应答，读取用户也无法判断。重试前请先重新读取。",
};
