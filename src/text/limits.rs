//! Words of Keystone's limits.

/// Words of Keystone's limits.
#[derive(Debug)]
pub struct LimitWords {
    /// Confirms that the defaults are meant.
    pub confirm_defaults: &'static str,
    /// Names what holds for all.
    pub for_all: &'static str,
    /// Before a project's name.
    pub project: &'static str,
    /// Heading.
    pub default: &'static str,
    /// Names the choice of an owner.
    pub of: &'static str,
    /// Under the heading.
    pub lead: &'static str,
    /// No limits.
    pub none_title: &'static str,
    /// Why.
    pub none_detail: &'static str,
    /// A cap that is not the owner's own.
    pub inherited: &'static str,
    /// A default that is fixed while others have their own.
    pub held: &'static str,
    /// Heading, with the owner's name.
    pub title: fn(&str) -> String,
}

/// English.
pub const EN: LimitWords = LimitWords {
    confirm_defaults: "I want to change what holds for everybody without a limit of their own",
    for_all: "Default for all",
    project: "Project",
    default: "Default limits",
    of: "Limits of",
    lead: "Keystone’s unified limits: what services ask before they give something. Who has no limit of their own gets the default.",
    none_title: "No limits are registered",
    none_detail: "Services register their limits in Keystone; this one has none.",
    inherited: "default for all",
    held: "fixed: others have their own",
    title: |name| format!("Limits of {name}"),
};

/// 简体中文.
pub const ZH: LimitWords = LimitWords {
    confirm_defaults: "我确认要修改对所有未单独设限者生效的默认值",
    for_all: "全部默认",
    project: "项目",
    default: "默认限额",
    of: "限额对象",
    lead: "Keystone 统一限额：服务在分配资源前据此检查。没有自己限额的对象使用默认值。",
    none_title: "没有登记任何限额",
    none_detail: "限额由各服务在 Keystone 中登记，此处一条也没有。",
    inherited: "全部默认值",
    held: "已固定：另有单独限额",
    title: |name| format!("{name} 的限额"),
};
