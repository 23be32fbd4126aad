//! What the engine says when it refuses a call. The vendor lists no texts: these are in its manner.

pub const POST_ONLY: &str = "请求方式错误，仅支持POST";
pub const NO_XML: &str = "暂不支持XML格式，请使用json";
pub const NO_MEMBER: &str = "用户不存在或未开通API";
pub const BAD_SIGN: &str = "签名错误";
pub const BAD_TIME: &str = "请求已过期，请检查本地时间";
pub const NO_MODULE: &str = "模块不存在";
pub const NO_ACTION: &str = "接口不存在";
pub const NO_BALANCE: &str = "余额不足";
pub const FAULT: &str = "系统繁忙，请稍后再试";
pub const FORBIDDEN: &str = "没有权限访问该接口";

pub const NO_SERVER: &str = "服务器不存在";
pub const DELETED: &str = "服务器已删除";
pub const PROVISIONING: &str = "服务器开通中，暂不能操作";
pub const EXPIRED: &str = "服务器已过期，请先续费";
pub const LOCKED: &str = "服务器已锁定，暂不能操作";
pub const PUSHING: &str = "服务器过户中，暂不能操作";
pub const BUSY: &str = "服务器正在执行其他操作，请稍后再试";
pub const ONLY_RUNNING: &str = "服务器未开机，不能执行该操作";
pub const ONLY_OFF: &str = "服务器未关机，不能执行该操作";

pub const NO_LINE: &str = "线路不存在";
pub const NO_PRODUCT: &str = "产品不存在或已下架";
pub const OTHER_LINE: &str = "产品不属于该线路";
pub const NO_SYSTEM: &str = "操作系统不存在";
pub const NO_PURCHASE: &str = "该线路已停止购买";
pub const NO_RENEWAL: &str = "该线路已停止续费";
pub const NO_UPGRADE: &str = "该线路不支持升级";
pub const NO_DEFENSE: &str = "该线路不支持升级防御";
pub const NO_DEGRADE: &str = "该线路不支持预约降配";
pub const SYSTEM_NOT_FOR_ORDER: &str = "该操作系统不支持新购";
pub const SYSTEM_NOT_FOR_INSTALL: &str = "该操作系统不支持重装";
pub const SYSTEM_NOT_BAREMETAL: &str = "该操作系统不支持裸金属服务器";
pub const SYSTEM_NOT_ON_LINE: &str = "该线路不支持此操作系统";
pub const CPU_TOO_SMALL: &str = "CPU核数低于操作系统的最低要求";
pub const RAM_TOO_SMALL: &str = "内存低于操作系统的最低要求";
pub const BAD_MONTHS: &str = "购买时长不在可选范围内";
pub const TOO_LONG: &str = "超过服务器的最长使用年限";
pub const BAD_LOGIN: &str = "登录名与操作系统不符";
pub const BAD_PASSWORD: &str = "登录密码错误，须为8-30位可见字符并经base64编码";
pub const NO_PARTITION: &str = "该产品不支持自定义分区";
pub const NO_STOCK: &str = "库存不足";
pub const BAD_MOBILE: &str = "实名手机号格式错误";

pub const NOTHING_TO_UPGRADE: &str = "防御、带宽、IP数量不能同时为空";
pub const NOTHING_TO_DEGRADE: &str = "预约降配项不能为空";
pub const BAD_IP_TYPE: &str = "该线路不支持此IP类型";
pub const BAD_IP_COUNT: &str = "IP数量不在可选范围内";
pub const NOT_A_SUBNET: &str = "子网IP数量须为2的幂且不少于4";
pub const BAD_RATIO: &str = "总带宽与总IP数的比例低于线路要求";
pub const BAD_ITEM: &str = "降配项错误";
pub const ITEM_TWICE: &str = "降配项重复";
pub const NO_RECORD: &str = "没有与降配值对应的升级记录";
pub const ALREADY_RESERVED: &str = "该降配项已有未执行的预约";
pub const NOT_THE_SAME: &str = "降配参数前后不一致";
pub const DEFAULT_IP: &str = "默认IP不能降配";
pub const NO_IP: &str = "降配IP不在可降配列表中";
pub const BAD_TOTALS: &str = "降配前后的数值错误";
pub const PAST_DATE: &str = "预约时间须晚于当前时间";
pub const LATE_DATE: &str = "预约时间不能晚于服务器到期时间";
pub const NO_RESERVATION: &str = "预约记录不存在";
pub const RESERVATION_OVER: &str = "该预约已执行或已取消";
pub const RESERVATION_FAILED: &str = "预约失败";

pub const BAD_INSTALL_TYPE: &str = "installType只能为install或replace";
pub const BAD_INSTALL_MODE: &str = "install_mode只能为1";
pub const MUST_REPLACE: &str = "更换系统类型或重新分区时installType须为replace";
pub const NO_REFUND: &str = "当前状态不能退款";
pub const BAD_PRODUCT_TYPE: &str = "productType错误";

/// A parameter that is not there, or empty where it must not be.
pub fn missing(name: &str) -> String {
    format!("缺少参数{name}")
}

/// A parameter of another form.
pub fn malformed(name: &str) -> String {
    format!("参数{name}格式错误")
}

/// More than a line allows of something.
pub fn above(what: &str, most: i64) -> String {
    format!("{what}超过线路上限{most}")
}

/// Defence that does not go by the line's steps.
pub fn off_step(step: i64) -> String {
    format!("防御须为{step}G的整数倍")
}

/// More or fewer machines than one order may have.
pub fn bad_number(most: i64) -> String {
    format!("购买数量须在1到{most}之间")
}

/// A partition smaller than the system needs.
pub fn small_partition(gigabytes: i64) -> String {
    format!("系统分区不能小于{gigabytes}G（参数单位为M）")
}
