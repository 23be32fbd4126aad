//! Words of the lists of projects and departments.

use super::number::count;

/// Words of the lists of projects and departments.
#[derive(Debug)]
pub struct DirectoryWords {
    /// Heading.
    pub projects: &'static str,
    /// Heading.
    pub domains: &'static str,
    /// Names the filter.
    pub filter: &'static str,
    /// Column head.
    pub name: &'static str,
    /// Column head, and names the choice of one.
    pub department: &'static str,
    /// Column head.
    pub description: &'static str,
    /// Column head.
    pub state: &'static str,
    /// Column head.
    pub members: &'static str,
    /// Column head.
    pub project_count: &'static str,
    /// Column head.
    pub user_count: &'static str,
    /// Column head.
    pub ways: &'static str,
    /// Leads to the users.
    pub users: &'static str,
    /// Leads to the quotas.
    pub quotas: &'static str,
    /// Leads to the limits.
    pub limits: &'static str,
    /// A count that is not known.
    pub not_told: &'static str,
    /// How many are shown of how many.
    pub count_projects: fn(usize, usize) -> String,
    /// How many are shown of how many.
    pub count_domains: fn(usize, usize) -> String,
    /// Entries that cannot be shown.
    pub unreadable: fn(usize) -> String,
    /// The list is cut.
    pub cut: &'static str,
    /// Nothing matches.
    pub no_match_title: &'static str,
    /// What to do.
    pub no_match_detail: &'static str,
    /// Nothing.
    pub none_title: &'static str,
    /// Why.
    pub none_detail: &'static str,
}

/// English.
pub const EN: DirectoryWords = DirectoryWords {
    projects: "Projects",
    domains: "Departments (domains)",
    filter: "Filter by name, description or id",
    name: "Name",
    department: "Department",
    description: "Description",
    state: "State",
    members: "Users with a role",
    project_count: "Projects",
    user_count: "Users",
    ways: "Go to",
    users: "Users",
    quotas: "Quotas",
    limits: "Limits",
    not_told: "–",
    count_projects: |shown, all| {
        if shown == all {
            format!("{} projects", count(all))
        } else {
            format!("{} of {} projects", count(shown), count(all))
        }
    },
    count_domains: |shown, all| {
        if shown == all {
            format!("{} departments", count(all))
        } else {
            format!("{} of {} departments", count(shown), count(all))
        }
    },
    unreadable: |n| {
        if n == 1 {
            "1 entry of the server’s list has no id or name and is not shown.".to_owned()
        } else {
            format!("{} entries of the server’s list have no id or name and are not shown.", count(n))
        }
    },
    cut: "The server has more than were read.",
    no_match_title: "Nothing matches",
    no_match_detail: "Change or clear the filter.",
    none_title: "Nothing listed",
    none_detail: "Keystone listed nothing for this session. Another scope may show more.",
};

/// 简体中文.
pub const ZH: DirectoryWords = DirectoryWords {
    projects: "项目",
    domains: "部门（域）",
    filter: "按名称、描述或 ID 筛选",
    name: "名称",
    department: "部门",
    description: "描述",
    state: "状态",
    members: "有角色的用户",
    project_count: "项目",
    user_count: "用户",
    ways: "前往",
    users: "用户",
    quotas: "配额",
    limits: "限额",
    not_told: "–",
    count_projects: |shown, all| {
        if shown == all {
            format!("共 {} 个项目", count(all))
        } else {
            format!("{} / {} 个项目", count(shown), count(all))
        }
    },
    count_domains: |shown, all| {
        if shown == all {
            format!("共 {} 个部门", count(all))
        } else {
            format!("{} / {} 个部门", count(shown), count(all))
        }
    },
    unreadable: |n| format!("服务器列表中有 {} 条缺少 ID 或名称，未显示。", count(n)),
    cut: "服务器的条目多于已读取的数量。",
    no_match_title: "没有匹配的条目",
    no_match_detail: "请修改或清除筛选条件。",
    none_title: "没有条目",
    none_detail: "Keystone 未向此会话列出任何条目，换一个作用域可能会显示更多。",
};
