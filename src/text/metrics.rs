//! Words of what the platform service counts.

use super::number::count;

/// Words of what the platform service counts.
#[derive(Debug)]
pub struct MetricsWords {
    /// Heading.
    pub title: &'static str,
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
    /// Not known.
    pub unknown: &'static str,
    /// An amount of memory.
    pub mebibytes: fn(&str) -> String,
    /// The least and the greatest value.
    pub from_to: fn(&str, &str) -> String,
    /// When the process started, after [`Self::age`].
    pub started: fn(&str) -> String,
    /// There is no rate over a restart.
    pub restarted: &'static str,
    /// Opens the table twin.
    pub as_table: &'static str,
    /// Names the table twin.
    pub twin: &'static str,
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
    /// Rarer ones are not shown.
    pub more_calls: fn(usize) -> String,
    /// Opens all counters.
    pub counters: &'static str,
    /// Names the filter.
    pub filter: &'static str,
    /// A length of time.
    pub milliseconds: fn(&str) -> String,
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
}

/// English.
pub const EN: MetricsWords = MetricsWords {
    title: "Platform service: metrics",
    pause: "Pause",
    interval: "Every",
    seconds: |n| format!("{n} s"),
    age: |at| format!("last look at {at}"),
    memory: "Memory held",
    heap: "Memory of objects",
    goroutines: "Goroutines",
    files: "Open files",
    cpu: "Processor use",
    calls: "Calls with a session",
    per_second: "/s",
    unknown: "not known",
    mebibytes: |n| format!("{n} MiB"),
    from_to: |least, most| format!("from {least} to {most}"),
    started: |at| format!(" · started {at}"),
    restarted: "restarted",
    as_table: "As a table",
    twin: "How the process was, look by look",
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
    more_calls: |n| format!("Rarer kinds of calls, not shown: {}", count(n)),
    counters: "All counters and gauges",
    filter: "Filter by name or label",
    milliseconds: |n| format!("{n} ms"),
    name: "Name",
    value: "Value",
    growth: "Growth per second",
    more_series: |n| format!("Not shown: {}. Filter to see them.", count(n)),
    flawed: |lines, twice| {
        format!("Left out: {} unreadable lines, {} numbers that contradict themselves", count(lines), count(twice))
    },
};

/// 简体中文.
pub const ZH: MetricsWords = MetricsWords {
    title: "平台服务：指标",
    pause: "暂停",
    interval: "间隔",
    seconds: |n| format!("{n} 秒"),
    age: |at| format!("最近一次读取：{at}"),
    memory: "占用内存",
    heap: "堆内存",
    goroutines: "协程数",
    files: "打开的文件",
    cpu: "处理器占用",
    calls: "带会话的调用",
    per_second: "次/秒",
    unknown: "未知",
    mebibytes: |n| format!("{n} MiB"),
    from_to: |least, most| format!("{least} 至 {most}"),
    started: |at| format!(" · 启动于 {at}"),
    restarted: "已重启",
    as_table: "以表格显示",
    twin: "各次读取的进程状态",
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
    more_calls: |n| format!("较少的调用种类，未显示：{}", count(n)),
    counters: "全部计数器与仪表",
    filter: "按名称或标签筛选",
    milliseconds: |n| format!("{n} 毫秒"),
    name: "名称",
    value: "数值",
    growth: "每秒增量",
    more_series: |n| format!("未显示：{}，请筛选查看。", count(n)),
    flawed: |lines, twice| format!("已忽略：{} 行无法识别，{} 个数值自相矛盾", count(lines), count(twice)),
};
