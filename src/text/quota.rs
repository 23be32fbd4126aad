//! Words of the pages that show quotas.

use super::number::count;

/// Words of the pages that show quotas.
#[derive(Debug)]
pub struct QuotaWords {
    /// Heading of the platform page.
    pub platform: &'static str,
    /// Heading of the page of all departments.
    pub departments: &'static str,
    /// Heading of a department.
    pub department: fn(&str) -> String,
    /// What stands by the department that is the platform.
    pub platform_department: &'static str,
    /// Explains that department.
    pub platform_itself: &'static str,
    /// Goes to changing the platform’s caps.
    pub edit_platform: &'static str,
    /// Asks before that.
    pub edit_platform_title: &'static str,
    /// What follows from it.
    pub edit_platform_body: &'static str,
    /// Goes on.
    pub edit_platform_go: &'static str,
    /// The region.
    pub region: &'static str,
    /// There is no region.
    pub no_region_title: &'static str,
    /// What that means.
    pub no_region_detail: &'static str,
    /// A region without items.
    pub no_rows_title: &'static str,
    /// What that means.
    pub no_rows_detail: &'static str,
    /// The filter matches nothing.
    pub no_match_title: &'static str,
    /// What to do.
    pub no_match_detail: &'static str,
    /// Empties the filter.
    pub clear_filter: &'static str,
    /// Column heads, in the order of `Column`.
    pub columns: [&'static str; 8],
    /// Column head of the product.
    pub product: &'static str,
    /// Opens the list of columns.
    pub choose_columns: &'static str,
    /// Names the filter.
    pub filter: &'static str,
    /// Names the filter of departments.
    pub filter_departments: &'static str,
    /// Sorts the fullest on top.
    pub worst_first: &'static str,
    /// Opens all volume types.
    pub unfold: &'static str,
    /// Closes all volume types.
    pub fold: &'static str,
    /// Opens the list of exports.
    pub export: &'static str,
    /// As CSV.
    pub export_csv: &'static str,
    /// As JSON.
    pub export_json: &'static str,
    /// Reads again.
    pub reload: &'static str,
    /// When the data was read.
    pub as_of: fn(&str) -> String,
    /// A reload failed; the old data is still shown.
    pub stale: &'static str,
    /// Items, tight ones, full ones.
    pub summary: fn(usize, usize, usize) -> String,
    /// Rows shown of all.
    pub shown: fn(usize, usize) -> String,
    /// More handed out than there is.
    pub over_allocated: &'static str,
    /// More used than handed out.
    pub over_used: &'static str,
    /// At 100 %.
    pub full: &'static str,
    /// From 80 %.
    pub tight: &'static str,
    /// The bar of an item: item, cap, handed out, really used, each in words.
    pub spoken: fn(&str, &str, &str, &str) -> String,
    /// The same where use is never reported.
    pub spoken_department: fn(&str, &str, &str) -> String,
    /// The bar’s frame.
    pub legend_cap: &'static str,
    /// The bar’s first part.
    pub legend_handed_out: &'static str,
    /// The bar’s second part.
    pub legend_used: &'static str,
    /// A region that is no object.
    pub problem_region: fn(&str) -> String,
    /// A map that is no object.
    pub problem_map: fn(&str) -> String,
    /// An item in two spellings.
    pub problem_spellings: fn(&str, &str) -> String,
    /// Heading over problems.
    pub problems: &'static str,
    /// Column head.
    pub name: &'static str,
    /// Column head.
    pub fullest: &'static str,
    /// Column head.
    pub from_80: &'static str,
    /// Column head.
    pub from_100: &'static str,
    /// Column head.
    pub state: &'static str,
    /// A disabled department.
    pub disabled: &'static str,
    /// Not read yet.
    pub waiting: &'static str,
    /// Read.
    pub known: &'static str,
    /// Could not be read.
    pub failed: &'static str,
    /// Has numbers that make no sense.
    pub flawed: &'static str,
    /// No ratio can be told.
    pub nothing_full: &'static str,
    /// How many departments are read.
    pub progress: fn(usize, usize) -> String,
    /// Names the progress.
    pub reading_departments: &'static str,
    /// How many failed.
    pub failed_departments: fn(usize) -> String,
    /// Reads those again.
    pub retry_failed: &'static str,
    /// Departments, and how many have a full item.
    pub departments_summary: fn(usize, usize) -> String,
    /// Entries of the list that are no departments.
    pub unreadable_departments: fn(usize) -> String,
    /// The list is cut.
    pub incomplete: &'static str,
    /// None.
    pub no_departments_title: &'static str,
    /// Why.
    pub no_departments_detail: &'static str,
    /// A department that does not exist.
    pub not_found_title: &'static str,
    /// With its id.
    pub not_found_detail: fn(&str) -> String,
    /// The way back.
    pub back_to_departments: &'static str,
    /// Names an id.
    pub id: &'static str,
}

/// English.
pub const EN: QuotaWords = QuotaWords {
    platform: "Platform quotas",
    departments: "Department quotas",
    department: |name| format!("Quotas of {name}"),
    platform_department: "Platform",
    platform_itself: "These are the platform’s own caps: what all departments together can be given.",
    edit_platform: "Change platform quotas",
    edit_platform_title: "Change the quotas of the whole platform?",
    edit_platform_body: "They bound what every department can be given. Nothing changes until you have reviewed and applied it.",
    edit_platform_go: "Continue",
    region: "Region",
    no_region_title: "No region",
    no_region_detail: "The server answered without any region, so there are no quotas to show.",
    no_rows_title: "No quotas here",
    no_rows_detail: "The server reported no items for this region.",
    no_match_title: "Nothing matches",
    no_match_detail: "Change or clear the filter.",
    clear_filter: "Clear filter",
    columns: ["Item", "Fill", "Cap", "Handed out", "Really used", "Free", "Idle", "Max cap"],
    product: "Product",
    choose_columns: "Columns",
    filter: "Filter quotas",
    filter_departments: "Filter departments",
    worst_first: "Worst first",
    unfold: "Unfold volume types",
    fold: "Fold volume types",
    export: "Export",
    export_csv: "CSV for spreadsheets",
    export_json: "JSON",
    reload: "Reload",
    as_of: |time| format!("as of {time}"),
    stale: "Could not reload. This is the last good reading.",
    summary: |all, tight, full| {
        format!("{} items, {} at 80% or more, {} at 100% or more", count(all), count(tight), count(full))
    },
    shown: |shown, all| format!("{} of {} shown", count(shown), count(all)),
    over_allocated: "Over-allocated",
    over_used: "Over-used",
    full: "Full",
    tight: "Nearly full",
    spoken: |item, cap, handed_out, used| format!("{item}: cap {cap}, handed out {handed_out}, really used {used}"),
    spoken_department: |item, cap, handed_out| format!("{item}: cap {cap}, handed out {handed_out}"),
    legend_cap: "Cap",
    legend_handed_out: "Handed out",
    legend_used: "Really used",
    problem_region: |raw| format!("The server sent something else than quotas for this region: {raw}"),
    problem_map: |map| format!("The part “{map}” of the answer cannot be read; its numbers are shown as not reported."),
    problem_spellings: |kept, other| {
        format!("The server sent both “{kept}” and “{other}”; “{kept}” is shown and would be changed.")
    },
    problems: "Parts of the answer could not be read",
    name: "Department",
    fullest: "Fullest item",
    from_80: "80% or more",
    from_100: "100% or more",
    state: "State",
    disabled: "Disabled",
    waiting: "Loading",
    known: "Loaded",
    failed: "Failed",
    flawed: "Unreadable numbers",
    nothing_full: "No caps",
    progress: |done, all| format!("{} of {}", count(done), count(all)),
    reading_departments: "Reading quotas of departments",
    failed_departments: |n| {
        if n == 1 {
            "1 department could not be read".into()
        } else {
            format!("{} departments could not be read", count(n))
        }
    },
    retry_failed: "Retry the failed",
    departments_summary: |all, full| {
        format!("{} departments, {} with something at 100% or more", count(all), count(full))
    },
    unreadable_departments: |n| {
        if n == 1 {
            "1 entry of the server’s list could not be read".into()
        } else {
            format!("{} entries of the server’s list could not be read", count(n))
        }
    },
    incomplete: "The server has more departments than could be listed.",
    no_departments_title: "No departments",
    no_departments_detail: "Keystone listed no domain for this session. Another scope may show more.",
    not_found_title: "There is no such department",
    not_found_detail: |id| {
        format!(
            "The server knows no department with the id “{id}”. It may have been deleted, or the address may be misspelled."
        )
    },
    back_to_departments: "All departments",
    id: "ID",
};

/// 简体中文.
pub const ZH: QuotaWords = QuotaWords {
    platform: "平台配额",
    departments: "部门配额",
    department: |name| format!("{name} 的配额"),
    platform_department: "平台",
    platform_itself: "这是平台自身的配额，即所有部门合计可以分到的上限。",
    edit_platform: "修改平台配额",
    edit_platform_title: "要修改整个平台的配额吗？",
    edit_platform_body: "它限定了所有部门能分到的配额。在您复核并应用之前不会有任何改动。",
    edit_platform_go: "继续",
    region: "区域",
    no_region_title: "没有区域",
    no_region_detail: "服务器的应答中没有任何区域，因此没有可显示的配额。",
    no_rows_title: "这里没有配额",
    no_rows_detail: "服务器没有报告这个区域的任何配额项。",
    no_match_title: "没有匹配的项",
    no_match_detail: "请修改或清除筛选条件。",
    clear_filter: "清除筛选",
    columns: ["配额项", "占用", "配额", "已分配", "已使用", "可分配", "闲置", "可设上限"],
    product: "产品",
    choose_columns: "列",
    filter: "筛选配额",
    filter_departments: "筛选部门",
    worst_first: "最满优先",
    unfold: "展开全部类型",
    fold: "折叠全部类型",
    export: "导出",
    export_csv: "CSV 表格",
    export_json: "JSON",
    reload: "重新加载",
    as_of: |time| format!("截至 {time}"),
    stale: "重新加载失败，显示的是上一次的结果。",
    summary: |all, tight, full| {
        format!("共 {} 项，{} 项达到 80%，{} 项达到 100%", count(all), count(tight), count(full))
    },
    shown: |shown, all| format!("显示 {} / {} 项", count(shown), count(all)),
    over_allocated: "超额分配",
    over_used: "超额使用",
    full: "已满",
    tight: "接近上限",
    spoken: |item, cap, handed_out, used| format!("{item}：配额 {cap}，已分配 {handed_out}，已使用 {used}"),
    spoken_department: |item, cap, handed_out| format!("{item}：配额 {cap}，已分配 {handed_out}"),
    legend_cap: "配额",
    legend_handed_out: "已分配",
    legend_used: "已使用",
    problem_region: |raw| format!("服务器为这个区域返回的不是配额：{raw}"),
    problem_map: |map| format!("应答中的“{map}”部分无法读取，其中的数字显示为未报告。"),
    problem_spellings: |kept, other| format!("服务器同时返回了“{kept}”和“{other}”；显示和修改的是“{kept}”。"),
    problems: "应答中有无法读取的部分",
    name: "部门",
    fullest: "最满的一项",
    from_80: "达到 80%",
    from_100: "达到 100%",
    state: "状态",
    disabled: "已停用",
    waiting: "加载中",
    known: "已加载",
    failed: "加载失败",
    flawed: "有无法读取的数字",
    nothing_full: "没有上限",
    progress: |done, all| format!("{} / {}", count(done), count(all)),
    reading_departments: "正在读取各部门配额",
    failed_departments: |n| format!("{} 个部门读取失败", count(n)),
    retry_failed: "重试失败的部门",
    departments_summary: |all, full| format!("共 {} 个部门，{} 个有配额达到 100%", count(all), count(full)),
    unreadable_departments: |n| format!("服务器的列表中有 {} 条无法读取", count(n)),
    incomplete: "服务器上的部门多于已列出的数量。",
    no_departments_title: "没有部门",
    no_departments_detail: "当前会话看不到任何部门（域）。换一个作用域登录可能会看到更多。",
    not_found_title: "没有这个部门",
    not_found_detail: |id| format!("服务器上没有 ID 为“{id}”的部门。它可能已被删除，或地址有误。"),
    back_to_departments: "全部部门",
    id: "ID",
};
