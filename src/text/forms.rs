//! Words of the forms that change a server: upgrade, booked downgrade, reinstallation.

/// Words of the forms that change a server.
#[derive(Debug)]
pub struct FormWords {
    /// What an upgrade does.
    pub upgrade_body: &'static str,
    /// What a booking does.
    pub downgrade_body: &'static str,
    /// What a reinstallation does.
    pub reinstall_body: &'static str,
    /// A unit.
    pub mbps: &'static str,
    /// A unit.
    pub gbps: &'static str,
    /// A unit.
    pub gigabytes: &'static str,
    /// Opens the formula.
    pub how: &'static str,
    /// Names a field.
    pub more_bandwidth: &'static str,
    /// Names a field.
    pub more_ips: &'static str,
    /// Names a field.
    pub more_defence: &'static str,
    /// What there is, and the most there can be.
    pub now_and_most: fn(&str, &str) -> String,
    /// How addresses are added.
    pub kind: &'static str,
    /// One by one.
    pub single: &'static str,
    /// As a block.
    pub subnet: &'static str,
    /// So many addresses.
    pub addresses: fn(u32) -> String,
    /// So many addresses of a block, of which so many can be used.
    pub block: fn(u32, u32) -> String,
    /// None.
    pub none: &'static str,
    /// A month costs so much more.
    pub per_month: &'static str,
    /// What is to be paid for the rest of the term.
    pub rest: &'static str,
    /// From this to that.
    pub range: fn(&str, &str) -> String,
    /// How that is reckoned.
    pub range_how: &'static str,
    /// It is not known.
    pub no_price: &'static str,
    /// The formula of one part: what, unit price, quantity.
    pub part: fn(&str, &str, u32) -> String,
    /// Takes the nearest value.
    pub take: fn(&str) -> String,
    /// It is no whole number.
    pub not_whole: &'static str,
    /// Nothing would be changed.
    pub nothing: &'static str,
    /// The total would be above the most.
    pub above: fn(&str, &str) -> String,
    /// The most is not known.
    pub most_unknown: &'static str,
    /// Addresses are not added in this number.
    pub not_a_count: &'static str,
    /// A block is larger.
    pub block_small: &'static str,
    /// A block of an odd size.
    pub block_unusual: &'static str,
    /// The line does not add addresses in this way.
    pub not_a_kind: &'static str,
    /// The line does not add defence.
    pub defence_shut: &'static str,
    /// The line does not say whether it does.
    pub not_said: &'static str,
    /// Defence comes in steps.
    pub not_a_step: fn(u32) -> String,
    /// The total of defence is not a multiple.
    pub off_step: fn(u32, u32) -> String,
    /// Too little bandwidth for so many addresses: bandwidth, addresses, the least for each.
    pub ratio: fn(u32, u32, &str) -> String,
    /// That could not be weighed.
    pub ratio_unknown: &'static str,
    /// Names a field: which upgrade ends.
    pub less_bandwidth: &'static str,
    /// Names a field.
    pub less_defence: &'static str,
    /// Names a group: which addresses go.
    pub less_ips: &'static str,
    /// Names a field.
    pub day: &'static str,
    /// In which zone.
    pub day_hint: fn(&str) -> String,
    /// The addresses could not be read.
    pub no_list: &'static str,
    /// An address stays: it is the main one.
    pub keeps_main: &'static str,
    /// An address stays: it cannot be read.
    pub keeps_unreadable: &'static str,
    /// An address stays: no upgrade added it.
    pub keeps_unmatched: &'static str,
    /// What is undone: an order, since when.
    pub undoes: fn(&str, &str) -> String,
    /// A booking of it is pending.
    pub booked: &'static str,
    /// No upgrade added exactly so much.
    pub no_upgrade: &'static str,
    /// Whether the upgrade is free is not sure.
    pub unclear: &'static str,
    /// Less than the base would be left.
    pub below_base: fn(u32, u32) -> String,
    /// What would be left is not known.
    pub base_unknown: &'static str,
    /// An address cannot go.
    pub bad_address: fn(&str) -> String,
    /// The addresses are others than an upgrade added.
    pub other_addresses: &'static str,
    /// No day.
    pub no_day: &'static str,
    /// The day is over.
    pub past: &'static str,
    /// The day is after the end, which is then.
    pub after_end: fn(&str) -> String,
    /// The end is not known.
    pub end_unknown: &'static str,
    /// Earlier than usual, which is then.
    pub early: fn(&str) -> String,
    /// Names a field.
    pub system: &'static str,
    /// Nothing is chosen yet.
    pub choose_system: &'static str,
    /// Names a field.
    pub partition: &'static str,
    /// The partition that is there is kept.
    pub first: &'static str,
    /// The whole disk.
    pub whole: &'static str,
    /// A size.
    pub size: &'static str,
    /// Names a field.
    pub size_gb: &'static str,
    /// Everything is written anew.
    pub replace: &'static str,
    /// Why it must be.
    pub must_replace: fn(&str) -> String,
    /// Because of the partitions.
    pub why_partition: &'static str,
    /// Because of the family.
    pub why_family: &'static str,
    /// Because of the sign-in name.
    pub why_login: &'static str,
    /// The system may not fit.
    pub doubtful: &'static str,
    /// The system does not fit.
    pub no_fit: &'static str,
    /// The partition needs a size.
    pub no_size: &'static str,
    /// The system needs a larger one.
    pub small: fn(u32) -> String,
    /// The product is not made to be partitioned.
    pub not_partitioned: &'static str,
    /// Everything on it is lost.
    pub lost: &'static str,
}

pub(super) const EN: FormWords = FormWords {
    upgrade_body: "What is added is paid for now, for the rest of the term, and with every renewal.",
    downgrade_body: "On the chosen day an upgrade ends. It can be cancelled until then.",
    reinstall_body: "A system is installed anew. Everything on the system's partition is lost, or on all of them.",
    mbps: "Mbit/s",
    gbps: "Gbit/s",
    gigabytes: "GB",
    how: "How this is reckoned",
    more_bandwidth: "More bandwidth",
    more_ips: "More addresses",
    more_defence: "More defence",
    now_and_most: |now, most| format!("Now {now}, at most {most}"),
    kind: "How addresses are added",
    single: "One by one",
    subnet: "As a block",
    addresses: |count| if count == 1 { "1 address".to_owned() } else { format!("{count} addresses") },
    block: |count, usable| format!("{count} addresses, {usable} of them usable"),
    none: "None",
    per_month: "More each month",
    rest: "For the rest of the term",
    range: |from, to| format!("{from} to {to}"),
    range_how: "The vendor does not say how a part of a month is reckoned: the lower figure takes a year of 365 days and a twelfth of it for a month, the higher one a month of 30 days.",
    no_price: "Not known, because the vendor did not say all prices.",
    part: |what, price, quantity| format!("{what}: {price} × {quantity}"),
    take: |value| format!("Take {value}"),
    not_whole: "A whole number is needed.",
    nothing: "Nothing would be changed.",
    above: |total, most| format!("That would be {total}; at most {most} are possible."),
    most_unknown: "How much is possible is not known; the vendor decides.",
    not_a_count: "Addresses are not added in this number.",
    block_small: "A block has four addresses at least.",
    block_unusual: "Blocks usually have 8, 16, 32 … addresses.",
    not_a_kind: "The line does not add addresses in this way.",
    defence_shut: "The line does not add defence.",
    not_said: "The line does not say whether it does; the vendor decides.",
    not_a_step: |step| format!("Defence is added in steps of {step} Gbit/s."),
    off_step: |total, step| format!("The total would be {total}, no multiple of {step}."),
    ratio: |bandwidth, ips, least| {
        format!("{bandwidth} Mbit/s for {ips} addresses is too little: each needs {least} Mbit/s.")
    },
    ratio_unknown: "Whether the bandwidth is enough for the addresses could not be weighed.",
    less_bandwidth: "Bandwidth that ends",
    less_defence: "Defence that ends",
    less_ips: "Addresses that go",
    day: "Day and time",
    day_hint: |zone| format!("In the vendor's time, {zone}."),
    no_list: "The addresses that could go could not be read.",
    keeps_main: "stays: the main address",
    keeps_unreadable: "stays: it cannot be read",
    keeps_unmatched: "stays: no upgrade added so many",
    undoes: |order, since| format!("Undoes order {order} of {since}"),
    booked: "A downgrade of this is booked already.",
    no_upgrade: "No upgrade added exactly so much.",
    unclear: "Whether that upgrade is still in effect is not sure; the vendor decides.",
    below_base: |left, base| format!("{left} would be left, less than the {base} that are included."),
    base_unknown: "What would be left is not known.",
    bad_address: |ip| format!("{ip} cannot go."),
    other_addresses: "As many as one upgrade added, but other ones; the vendor decides.",
    no_day: "A day is needed.",
    past: "That is over.",
    after_end: |end| format!("The term ends before that, on {end}."),
    end_unknown: "When the term ends is not known.",
    early: |usual| format!("Earlier than usual, which is {usual}; the vendor may refuse."),
    system: "System",
    choose_system: "Choose one",
    partition: "First partition",
    first: "Keep the partitions that are there",
    whole: "The whole disk",
    size: "A size of its own",
    size_gb: "Size",
    replace: "Write all partitions anew",
    must_replace: |why| format!("This has to be, because {why}."),
    why_partition: "the partitions change",
    why_family: "the system is of another family",
    why_login: "one signs in by another name",
    doubtful: "Whether this system fits is not sure; the vendor decides.",
    no_fit: "This system does not fit.",
    no_size: "A size is needed.",
    small: |gb| format!("This system needs {gb} GB."),
    not_partitioned: "This product is not made to be partitioned.",
    lost: "What is on it is lost. This cannot be undone.",
};

pub(super) const ZH: FormWords = FormWords {
    upgrade_body: "新增资源在剩余期限内的费用立即支付，之后随每次续费计费。",
    downgrade_body: "在所选日期结束一项升级。在此之前可以取消。",
    reinstall_body: "将重新安装系统。系统分区（或全部分区）上的数据会丢失。",
    mbps: "Mbps",
    gbps: "Gbps",
    gigabytes: "GB",
    how: "计算方法",
    more_bandwidth: "增加带宽",
    more_ips: "增加 IP",
    more_defence: "增加防御",
    now_and_most: |now, most| format!("当前 {now}，最多 {most}"),
    kind: "IP 增加方式",
    single: "单个 IP",
    subnet: "子网",
    addresses: |count| format!("{count} 个 IP"),
    block: |count, usable| format!("{count} 个 IP，其中 {usable} 个可用"),
    none: "不增加",
    per_month: "每月增加",
    rest: "剩余期限",
    range: |from, to| format!("{from} 至 {to}"),
    range_how: "供应商未说明不足一月如何折算：较低值按一年 365 天、一月为其十二分之一计算，较高值按一月 30 天计算。",
    no_price: "未知，供应商未给出全部价格。",
    part: |what, price, quantity| format!("{what}：{price} × {quantity}"),
    take: |value| format!("改为 {value}"),
    not_whole: "须为整数。",
    nothing: "没有任何变化。",
    above: |total, most| format!("将达到 {total}，最多为 {most}。"),
    most_unknown: "上限未知，以供应商为准。",
    not_a_count: "不能按此数量增加 IP。",
    block_small: "子网至少有 4 个 IP。",
    block_unusual: "子网通常为 8、16、32 … 个 IP。",
    not_a_kind: "该线路不支持此增加方式。",
    defence_shut: "该线路不支持增加防御。",
    not_said: "该线路未说明是否支持，以供应商为准。",
    not_a_step: |step| format!("防御须按 {step} Gbps 递增。"),
    off_step: |total, step| format!("总量将为 {total}，不是 {step} 的倍数。"),
    ratio: |bandwidth, ips, least| format!("{bandwidth} Mbps 不足以支持 {ips} 个 IP：每个 IP 至少需要 {least} Mbps。"),
    ratio_unknown: "无法判断带宽是否足以支持 IP 数量。",
    less_bandwidth: "减少的带宽",
    less_defence: "减少的防御",
    less_ips: "减少的 IP",
    day: "日期和时间",
    day_hint: |zone| format!("供应商时区，{zone}。"),
    no_list: "未能读取可减少的 IP。",
    keeps_main: "保留：主 IP",
    keeps_unreadable: "保留：无法读取",
    keeps_unmatched: "保留：没有对应的升级",
    undoes: |order, since| format!("撤销 {since} 的订单 {order}"),
    booked: "此项已有预约降配。",
    no_upgrade: "没有数量恰好相同的升级。",
    unclear: "不确定该升级是否仍有效，以供应商为准。",
    below_base: |left, base| format!("将剩余 {left}，少于自带的 {base}。"),
    base_unknown: "剩余数量未知。",
    bad_address: |ip| format!("{ip} 不能减少。"),
    other_addresses: "数量与某次升级相同，但不是同一批 IP，以供应商为准。",
    no_day: "须选择日期。",
    past: "该时间已过。",
    after_end: |end| format!("期限在此之前结束：{end}。"),
    end_unknown: "到期时间未知。",
    early: |usual| format!("早于通常的 {usual}，供应商可能拒绝。"),
    system: "操作系统",
    choose_system: "请选择",
    partition: "第一分区",
    first: "保留现有分区",
    whole: "整盘",
    size: "自定义大小",
    size_gb: "大小",
    replace: "重写全部分区",
    must_replace: |why| format!("必须重写，因为{why}。"),
    why_partition: "分区有变化",
    why_family: "系统类别不同",
    why_login: "登录名不同",
    doubtful: "不确定此系统是否适用，以供应商为准。",
    no_fit: "此系统不适用。",
    no_size: "须填写大小。",
    small: |gb| format!("此系统需要 {gb} GB。"),
    not_partitioned: "此机型不支持分区。",
    lost: "其上的数据会丢失，且无法恢复。",
};
