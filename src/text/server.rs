//! Words of the page of one server.

/// Words of the page of one server.
#[derive(Debug)]
pub struct OneServerWords {
    /// The way back.
    pub all: &'static str,
    /// There is none of this id: what, and what to do.
    pub not_found: super::failure::Phrase,
    /// Heads the facts.
    pub about: &'static str,
    /// Heads the hardware.
    pub hardware: &'static str,
    /// Names a fact.
    pub board: &'static str,
    /// Names a fact.
    pub raid: &'static str,
    /// Names a fact.
    pub units: &'static str,
    /// So many processors.
    pub processors: fn(u32) -> String,
    /// Names a fact.
    pub login: &'static str,
    /// Names a fact.
    pub started: &'static str,
    /// Names a fact.
    pub client: &'static str,
    /// Names a fact: until when it is kept after its term.
    pub kept_until: &'static str,
    /// Names a fact: when it is released.
    pub released: &'static str,
    /// Names a fact: it cannot be renewed beyond.
    pub life_ends: &'static str,
    /// Heads the addresses.
    pub network: &'static str,
    /// Column head.
    pub address: &'static str,
    /// Column head.
    pub kind: &'static str,
    /// Column head.
    pub mask: &'static str,
    /// Column head.
    pub gateway: &'static str,
    /// Column head.
    pub state: &'static str,
    /// The main address.
    pub main: &'static str,
    /// What an address is.
    pub host: &'static str,
    /// What an address is.
    pub network_address: &'static str,
    /// What an address is.
    pub broadcast: &'static str,
    /// In use.
    pub active: &'static str,
    /// Not any more.
    pub gone: &'static str,
    /// Opens the usable addresses of a block: how many.
    pub usable: fn(usize) -> String,
    /// Heads what it has of everything.
    pub totals: &'static str,
    /// Column head.
    pub what: &'static str,
    /// Column head.
    pub included: &'static str,
    /// Column head.
    pub added: &'static str,
    /// Column head.
    pub unexplained: &'static str,
    /// Why there may be more than is explained.
    pub unexplained_hint: &'static str,
    /// Column head.
    pub now: &'static str,
    /// Column head.
    pub later: &'static str,
    /// Heads the records of upgrades.
    pub upgrades: &'static str,
    /// None.
    pub no_upgrades: &'static str,
    /// Column head.
    pub amount: &'static str,
    /// Column head.
    pub since: &'static str,
    /// Column head.
    pub order: &'static str,
    /// Heads the booked downgrades.
    pub bookings: &'static str,
    /// None.
    pub no_bookings: &'static str,
    /// Column head.
    pub at: &'static str,
    /// Column head: when something was booked.
    pub booked_on: &'static str,
    /// Column head: when it took effect.
    pub finished: &'static str,
    /// Column head: why, in the vendor's words.
    pub reason: &'static str,
    /// A booking's state.
    pub pending: &'static str,
    /// A booking's state.
    pub done: &'static str,
    /// A booking's state.
    pub cancelled: &'static str,
    /// Names a column of buttons.
    pub actions: &'static str,
    /// Column head, and heads the list of actions.
    pub action: &'static str,
    /// It is open.
    pub open: &'static str,
}

pub(super) const EN: OneServerWords = OneServerWords {
    all: "All servers",
    not_found: ("There is no such server", "It may have been given back or released, or belong to another member."),
    about: "About it",
    hardware: "Hardware",
    board: "Main board",
    raid: "RAID",
    units: "Height in rack units",
    processors: |count| if count == 1 { "1 processor".to_owned() } else { format!("{count} processors") },
    login: "Sign-in name",
    started: "Term began",
    client: "Customer",
    kept_until: "Kept until",
    released: "Released",
    life_ends: "Can be renewed until",
    network: "Network",
    address: "Address",
    kind: "Kind",
    mask: "Mask",
    gateway: "Gateway",
    state: "State",
    main: "Main address",
    host: "Host",
    network_address: "Network",
    broadcast: "Broadcast",
    active: "In use",
    gone: "Released",
    usable: |count| format!("{count} usable addresses"),
    totals: "What it has",
    what: "What",
    included: "Included",
    added: "Added",
    unexplained: "Of unknown origin",
    unexplained_hint: "A booked downgrade counts more than base and upgrades explain.",
    now: "Now",
    later: "After booked downgrades",
    upgrades: "Upgrades",
    no_upgrades: "Nothing was added.",
    amount: "Amount",
    since: "Since",
    order: "Order",
    bookings: "Booked downgrades",
    no_bookings: "Nothing is booked.",
    at: "Takes effect",
    booked_on: "Booked on",
    finished: "Took effect",
    reason: "Reason",
    pending: "Pending",
    done: "Done",
    cancelled: "Cancelled",
    actions: "Actions",
    action: "Action",
    open: "Open",
};

pub(super) const ZH: OneServerWords = OneServerWords {
    all: "全部服务器",
    not_found: ("没有此服务器", "它可能已被退订或释放，或属于其他会员。"),
    about: "基本信息",
    hardware: "硬件",
    board: "主板",
    raid: "RAID",
    units: "高度（U）",
    processors: |count| format!("{count} 颗处理器"),
    login: "登录名",
    started: "开始时间",
    client: "客户",
    kept_until: "保留至",
    released: "释放时间",
    life_ends: "最晚可续费至",
    network: "网络",
    address: "地址",
    kind: "类型",
    mask: "掩码",
    gateway: "网关",
    state: "状态",
    main: "主 IP",
    host: "主机",
    network_address: "网络地址",
    broadcast: "广播地址",
    active: "使用中",
    gone: "已释放",
    usable: |count| format!("{count} 个可用地址"),
    totals: "资源",
    what: "项目",
    included: "自带",
    added: "升级",
    unexplained: "来源不明",
    unexplained_hint: "预约降配中的数值多于自带与升级之和。",
    now: "当前",
    later: "预约降配后",
    upgrades: "升级记录",
    no_upgrades: "没有升级。",
    amount: "数量",
    since: "起始时间",
    order: "订单",
    bookings: "预约降配",
    no_bookings: "没有预约。",
    at: "生效时间",
    booked_on: "预约时间",
    finished: "完成时间",
    reason: "原因",
    pending: "待执行",
    done: "已执行",
    cancelled: "已取消",
    actions: "操作",
    action: "操作",
    open: "可用",
};
