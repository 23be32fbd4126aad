//! Words of the bare-metal servers: who calls the engine, the list, and what a server is.

use super::failure::Phrase;
use super::number::count;

/// Words of the bare-metal servers.
#[derive(Debug)]
pub struct ServerWords {
    /// Heading of the list.
    pub title: &'static str,
    /// There is no engine: what, and what to do.
    pub not_configured: Phrase,
    /// Heads the form that asks for a key.
    pub key_title: &'static str,
    /// What the key is, and where it stays.
    pub key_lead: &'static str,
    /// Names a field.
    pub member: &'static str,
    /// Names a field.
    pub key: &'static str,
    /// Where a key is found.
    pub key_hint: &'static str,
    /// Shows what was typed.
    pub reveal: &'static str,
    /// Marks a field that must be filled.
    pub required: &'static str,
    /// A field that must be filled is empty.
    pub must: &'static str,
    /// A member's id is digits.
    pub digits: &'static str,
    /// Keeps the key for the tab.
    pub keep: &'static str,
    /// What that means.
    pub keep_hint: &'static str,
    /// Sends the form.
    pub enter: &'static str,
    /// Forgets the key.
    pub leave: &'static str,
    /// Who calls.
    pub as_member: fn(&str) -> String,
    /// The engine says no: what, and what to look at.
    pub refused: Phrase,
    /// The engine's own words.
    pub says: &'static str,
    /// The engine's code.
    pub code: &'static str,
    /// The clocks differ: by how many seconds.
    pub skewed: fn(i64) -> String,
    /// What that means.
    pub skewed_detail: &'static str,
    /// Signs with the engine's clock.
    pub follow_clock: &'static str,
    /// Some values could not be read.
    pub odd: fn(usize) -> String,
    /// What that means.
    pub odd_detail: &'static str,
    /// Heads the list of them.
    pub odd_list: &'static str,
    /// The catalogue could not be read, so names are missing.
    pub no_names: &'static str,
    /// The list is not whole.
    pub cut: &'static str,
    /// What is shown is old or not whole.
    pub stale: &'static str,
    /// Names the filter.
    pub filter: &'static str,
    /// How many are shown of how many.
    pub summary: fn(usize, usize) -> String,
    /// How many were read so far, of how many.
    pub reading: fn(usize, Option<u32>) -> String,
    /// Column heads.
    pub name: &'static str,
    /// Column head.
    pub guid: &'static str,
    /// Column head.
    pub ip: &'static str,
    /// Column head.
    pub line: &'static str,
    /// Column head.
    pub cpu: &'static str,
    /// Column head.
    pub cores: &'static str,
    /// Column head.
    pub memory: &'static str,
    /// Column head.
    pub disks: &'static str,
    /// Column head.
    pub bandwidth: &'static str,
    /// Column head.
    pub ips: &'static str,
    /// Column head.
    pub defence: &'static str,
    /// Column head, and names the choice of one.
    pub run: &'static str,
    /// Column head, and names the choice of one.
    pub order: &'static str,
    /// Column head.
    pub act: &'static str,
    /// Column head.
    pub ends: &'static str,
    /// Column head.
    pub left: &'static str,
    /// Column head.
    pub bought: &'static str,
    /// Column head.
    pub system: &'static str,
    /// Column head.
    pub product: &'static str,
    /// Column head.
    pub cabinet: &'static str,
    /// Column head.
    pub remarks: &'static str,
    /// No choice of an order's state.
    pub every_order: &'static str,
    /// No choice of a run state.
    pub every_run: &'static str,
    /// An order's state.
    pub provisioning: &'static str,
    /// An order's state.
    pub normal: &'static str,
    /// An order's state.
    pub expired: &'static str,
    /// An order's state.
    pub deleted: &'static str,
    /// A run state.
    pub running: &'static str,
    /// A run state.
    pub off: &'static str,
    /// A run state.
    pub locked: &'static str,
    /// Nothing is being done.
    pub idle: &'static str,
    /// Something is being done.
    pub restarting: &'static str,
    /// Something is being done.
    pub reinstalling: &'static str,
    /// Something is being done.
    pub setting_password: &'static str,
    /// Something is being done.
    pub upgrading: &'static str,
    /// Something is being done.
    pub starting: &'static str,
    /// Something is being done.
    pub stopping: &'static str,
    /// A state that the contract does not know, as it came.
    pub unknown: fn(&str) -> String,
    /// Nothing was said.
    pub not_said: &'static str,
    /// The term ends in so many days; fewer than nothing = it ended.
    pub ends_in: fn(i64) -> String,
    /// Mbit/s.
    pub mbps: fn(&str) -> String,
    /// Gbit/s.
    pub gbps: fn(&str) -> String,
    /// GB.
    pub gb: fn(&str) -> String,
    /// Cores.
    pub of_cores: fn(&str) -> String,
    /// So many disks of a kind.
    pub of_disks: fn(usize, &str) -> String,
    /// Opens the saved views.
    pub views: &'static str,
    /// Names a field.
    pub view_name: &'static str,
    /// Saves the present view.
    pub save_view: &'static str,
    /// Forgets a saved view.
    pub forget_view: fn(&str) -> String,
    /// Saves the list.
    pub export: &'static str,
    /// Nothing matches.
    pub no_match_title: &'static str,
    /// What to do.
    pub no_match_detail: &'static str,
    /// There are no servers.
    pub none_title: &'static str,
    /// What to do.
    pub none_detail: &'static str,
    /// Chooses a row.
    pub choose: fn(&str) -> String,
    /// Chooses all rows that are shown.
    pub choose_all: &'static str,
    /// So many are chosen.
    pub chosen: fn(usize) -> String,
    /// So many of them the filter hides.
    pub chosen_hidden: fn(usize) -> String,
    /// Chooses none.
    pub choose_none: &'static str,
}

/// A unit after a figure.
fn after(figure: &str, unit: &str) -> String {
    [figure, " ", unit].concat()
}

pub(super) const EN: ServerWords = ServerWords {
    title: "Servers",
    not_configured: (
        "This deployment names no engine for bare-metal servers",
        "Set “zkeys.url” in settings.json to the address of its interface.",
    ),
    key_title: "Member and API key",
    key_lead: "The engine knows members by an id and a key. Each call is signed in this page; the key itself is never sent.",
    member: "Member id",
    key: "API key",
    key_hint: "In the engine's console under Agent distribution (代理分销) › API settings.",
    reveal: "Show the key",
    required: "(needed)",
    must: "This is needed.",
    digits: "A member's id has digits only.",
    keep: "Keep for this tab",
    keep_hint: "Survives a reload when your session does; gone when the tab closes, when you sign out, and when the console locks.",
    enter: "Use this key",
    leave: "Forget the key",
    as_member: |id| format!("Member {id}"),
    refused: (
        "The engine says no",
        "Nothing was done. Check id and key, this machine's clock, and whether this machine's address is on the engine's list of allowed addresses.",
    ),
    says: "The engine says:",
    code: "Code",
    skewed: |seconds| {
        format!("This machine's clock differs from the engine's by {} s", count(seconds.unsigned_abs() as usize))
    },
    skewed_detail: "Signatures carry the time; an engine may refuse those that are off.",
    follow_clock: "Sign with the engine's clock",
    odd: |number| match number {
        1 => "One value could not be read".to_owned(),
        _ => format!("{} values could not be read", count(number)),
    },
    odd_detail: "They are shown as not reported; nothing is guessed.",
    odd_list: "What came instead",
    no_names: "What is offered could not be read, so lines and systems are shown by their ids.",
    cut: "The engine says there are more servers than it gave out.",
    stale: "The list could not be read anew. What is shown is older, or not all.",
    filter: "Filter servers",
    summary: |shown, all| match (shown, all) {
        (shown, all) if shown == all => format!("{} servers", count(all)),
        _ => format!("{} of {} servers", count(shown), count(all)),
    },
    reading: |read, total| match total {
        Some(total) => format!("{} of {} read …", count(read), count(total as usize)),
        None => format!("{} read …", count(read)),
    },
    name: "Name",
    guid: "GUID",
    ip: "IP",
    line: "Line",
    cpu: "Processor",
    cores: "Cores",
    memory: "Memory",
    disks: "Disks",
    bandwidth: "Bandwidth",
    ips: "Addresses",
    defence: "Defence",
    run: "Power",
    order: "Order",
    act: "At work",
    ends: "Ends",
    left: "Time left",
    bought: "Bought",
    system: "System",
    product: "Product",
    cabinet: "Cabinet",
    remarks: "Remarks",
    every_order: "Any order state",
    every_run: "On or off",
    provisioning: "Provisioning",
    normal: "Normal",
    expired: "Expired",
    deleted: "Deleted",
    running: "Running",
    off: "Off",
    locked: "Locked",
    idle: "Idle",
    restarting: "Restarting",
    reinstalling: "Reinstalling",
    setting_password: "Setting the password",
    upgrading: "Upgrading",
    starting: "Starting",
    stopping: "Stopping",
    unknown: |raw| if raw.is_empty() { "Not reported".to_owned() } else { format!("Unknown ({raw})") },
    not_said: "Not reported",
    ends_in: |days| match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2.. => format!("in {} days", count(days.unsigned_abs() as usize)),
        _ => format!("{} days ago", count(days.unsigned_abs() as usize)),
    },
    mbps: |figure| after(figure, "Mbit/s"),
    gbps: |figure| after(figure, "Gbit/s"),
    gb: |figure| after(figure, "GB"),
    of_cores: |figure| after(figure, "cores"),
    of_disks: |number, kind| format!("{number} × {kind}"),
    views: "Saved views",
    view_name: "Name of this view",
    save_view: "Save this view",
    forget_view: |name| format!("Forget {name}"),
    export: "Save as CSV",
    no_match_title: "No server matches",
    no_match_detail: "Clear the filter or choose other states.",
    none_title: "No servers yet",
    none_detail: "Servers that this member buys appear here.",
    choose: |name| format!("Choose {name}"),
    choose_all: "Choose all that are shown",
    chosen: |number| match number {
        1 => "1 chosen".to_owned(),
        _ => format!("{} chosen", count(number)),
    },
    chosen_hidden: |number| format!("{} of them not shown", count(number)),
    choose_none: "Choose none",
};

pub(super) const ZH: ServerWords = ServerWords {
    title: "服务器",
    not_configured: ("此部署未配置裸金属服务器引擎", "请在 settings.json 中把“zkeys.url”设为其接口地址。"),
    key_title: "会员与 API 密钥",
    key_lead: "引擎以会员 ID 和密钥识别会员。每次调用都在本页面内签名，密钥本身从不发送。",
    member: "会员 ID",
    key: "API 密钥",
    key_hint: "位于引擎控制台：代理分销 › API设置。",
    reveal: "显示密钥",
    required: "（必填）",
    must: "此项必填。",
    digits: "会员 ID 只含数字。",
    keep: "在此标签页中保留",
    keep_hint: "会话也保留时，刷新后仍在；关闭标签页、退出登录或控制台锁定后清除。",
    enter: "使用此密钥",
    leave: "清除密钥",
    as_member: |id| format!("会员 {id}"),
    refused: (
        "引擎拒绝了请求",
        "未执行任何操作。请检查会员 ID 与密钥、本机时钟，以及本机地址是否在引擎的 IP 白名单中。",
    ),
    says: "引擎返回：",
    code: "代码",
    skewed: |seconds| format!("本机时钟与引擎相差 {} 秒", count(seconds.unsigned_abs() as usize)),
    skewed_detail: "签名包含时间；时间不准的签名可能被引擎拒绝。",
    follow_clock: "按引擎时钟签名",
    odd: |number| format!("有 {} 个值无法读取", count(number)),
    odd_detail: "这些值显示为未报告，不作任何猜测。",
    odd_list: "实际收到的内容",
    no_names: "未能读取可售目录，线路和系统以 ID 显示。",
    cut: "引擎声明的服务器数量多于其返回的数量。",
    stale: "未能重新读取列表。所示内容较旧或不完整。",
    filter: "筛选服务器",
    summary: |shown, all| match (shown, all) {
        (shown, all) if shown == all => format!("{} 台服务器", count(all)),
        _ => format!("{} / {} 台服务器", count(shown), count(all)),
    },
    reading: |read, total| match total {
        Some(total) => format!("已读取 {} / {} …", count(read), count(total as usize)),
        None => format!("已读取 {} …", count(read)),
    },
    name: "名称",
    guid: "GUID",
    ip: "IP",
    line: "线路",
    cpu: "处理器",
    cores: "核数",
    memory: "内存",
    disks: "硬盘",
    bandwidth: "带宽",
    ips: "IP 数",
    defence: "防御",
    run: "运行状态",
    order: "订单状态",
    act: "操作状态",
    ends: "到期时间",
    left: "剩余时间",
    bought: "购买时间",
    system: "操作系统",
    product: "机型",
    cabinet: "机柜",
    remarks: "备注",
    every_order: "全部订单状态",
    every_run: "全部运行状态",
    provisioning: "开通中",
    normal: "正常",
    expired: "已过期",
    deleted: "已删除",
    running: "运行中",
    off: "已关机",
    locked: "已锁定",
    idle: "空闲",
    restarting: "重启中",
    reinstalling: "重装中",
    setting_password: "重置密码中",
    upgrading: "升级中",
    starting: "开机中",
    stopping: "关机中",
    unknown: |raw| if raw.is_empty() { "未报告".to_owned() } else { format!("未知（{raw}）") },
    not_said: "未报告",
    ends_in: |days| match days {
        0 => "今天".to_owned(),
        1 => "明天".to_owned(),
        -1 => "昨天".to_owned(),
        2.. => format!("{} 天后", count(days.unsigned_abs() as usize)),
        _ => format!("{} 天前", count(days.unsigned_abs() as usize)),
    },
    mbps: |figure| after(figure, "Mbps"),
    gbps: |figure| after(figure, "Gbps"),
    gb: |figure| after(figure, "GB"),
    of_cores: |figure| after(figure, "核"),
    of_disks: |number, kind| format!("{number} × {kind}"),
    views: "已存视图",
    view_name: "视图名称",
    save_view: "保存当前视图",
    forget_view: |name| format!("删除 {name}"),
    export: "存为 CSV",
    no_match_title: "没有匹配的服务器",
    no_match_detail: "请清除筛选或选择其他状态。",
    none_title: "还没有服务器",
    none_detail: "该会员购买的服务器会显示在这里。",
    choose: |name| format!("选择 {name}"),
    choose_all: "选择所示全部",
    chosen: |number| format!("已选 {} 台", count(number)),
    chosen_hidden: |number| format!("其中 {} 台未显示", count(number)),
    choose_none: "取消选择",
};
