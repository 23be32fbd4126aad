//! Words of the overview.

/// Words of the overview.
#[derive(Debug)]
pub struct OverviewWords {
    /// Heading.
    pub title: &'static str,
    /// Heads the back ends.
    pub health: &'static str,
    /// Names EOS' quotas among the back ends.
    pub quotas_service: &'static str,
    /// It answers.
    pub well: &'static str,
    /// Not answered yet.
    pub asking: &'static str,
    /// How long the answer took.
    pub answered: fn(i64) -> String,
    /// When it last answered.
    pub last_good: fn(&str) -> String,
    /// It has not answered yet.
    pub never_good: &'static str,
    /// Heads the fullest quotas.
    pub fullest: &'static str,
    /// No ratio can be told.
    pub none_full: &'static str,
    /// Leads to the platform's quotas.
    pub to_platform: &'static str,
    /// Heads what is known of the departments.
    pub departments: &'static str,
    /// How many departments have something full, of how many that were read.
    pub departments_full: fn(usize, usize) -> String,
    /// They were not read yet.
    pub departments_unread: &'static str,
    /// Leads to them.
    pub to_departments: &'static str,
    /// Heads writes of which nobody knows.
    pub unsettled: &'static str,
    /// There is none.
    pub none_unsettled: &'static str,
    /// There are so many more than are listed.
    pub more: fn(usize) -> String,
    /// Heads the newest entries of the trail.
    pub latest: &'static str,
    /// There are none.
    pub none_latest: &'static str,
    /// Leads to the trail.
    pub to_trail: &'static str,
}

/// English.
pub const EN: OverviewWords = OverviewWords {
    title: "Overview",
    health: "Back ends",
    quotas_service: "Quotas (EOS)",
    well: "answers",
    asking: "asking…",
    answered: |ms| format!("answers in {ms} ms"),
    last_good: |time| format!("last good answer {time}"),
    never_good: "no good answer yet",
    fullest: "Fullest platform quotas",
    none_full: "No quota has a cap that something was handed out of.",
    to_platform: "All platform quotas",
    departments: "Departments",
    departments_full: |full, read| {
        if full == 0 {
            format!("none of the {read} read has anything at its cap")
        } else {
            format!("{full} of the {read} read have something at its cap")
        }
    },
    departments_unread: "Not read yet: reading every department takes a while. Open the list to read them.",
    to_departments: "All departments",
    unsettled: "Changes nobody knows the outcome of",
    none_unsettled: "None. Every change you sent is settled.",
    more: |number| {
        if number == 1 { "and one more, in the trail".to_owned() } else { format!("and {number} more, in the trail") }
    },
    latest: "Your latest changes",
    none_latest: "You have changed nothing from this browser yet.",
    to_trail: "Whole trail",
};

/// 简体中文.
pub const ZH: OverviewWords = OverviewWords {
    title: "概览",
    health: "后端服务",
    quotas_service: "配额（EOS）",
    well: "应答正常",
    asking: "查询中……",
    answered: |ms| format!("应答时间 {ms} 毫秒"),
    last_good: |time| format!("上次正常应答 {time}"),
    never_good: "尚无正常应答",
    fullest: "最满的平台配额",
    none_full: "没有可计算占用的配额。",
    to_platform: "全部平台配额",
    departments: "部门",
    departments_full: |full, read| {
        if full == 0 {
            format!("已读取 {read} 个部门，均未达到上限")
        } else {
            format!("已读取 {read} 个部门，其中 {full} 个有配额达到上限")
        }
    },
    departments_unread: "尚未读取：读取全部部门需要一些时间，打开列表即可读取。",
    to_departments: "全部部门",
    unsettled: "结果未知的修改",
    none_unsettled: "没有。您发送的每项修改都有结果。",
    more: |number| format!("另有 {number} 项，见操作记录"),
    latest: "您最近的修改",
    none_latest: "您尚未在此浏览器中做过修改。",
    to_trail: "全部操作记录",
};
