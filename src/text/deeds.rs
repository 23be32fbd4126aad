//! Words of what can be done to servers: actions, why they are shut, what a review says, what became of it.

use super::failure::Phrase;
use super::number::count;

/// Words of what can be done to servers.
#[derive(Debug)]
pub struct DeedWords {
    /// Heads the list of actions.
    pub title: &'static str,
    /// An action.
    pub start: &'static str,
    /// An action.
    pub stop: &'static str,
    /// An action.
    pub restart: &'static str,
    /// An action.
    pub renew: &'static str,
    /// An action.
    pub upgrade: &'static str,
    /// An action.
    pub downgrade: &'static str,
    /// An action.
    pub cancel_downgrade: &'static str,
    /// An action.
    pub set_password: &'static str,
    /// An action.
    pub reinstall: &'static str,
    /// An action.
    pub refund: &'static str,
    /// An order of new servers.
    pub create: &'static str,
    /// What an action does.
    pub start_body: &'static str,
    /// What an action does.
    pub stop_body: &'static str,
    /// What an action does.
    pub restart_body: &'static str,
    /// What an action does.
    pub renew_body: &'static str,
    /// What an action does.
    pub set_password_body: &'static str,
    /// What an action does.
    pub refund_body: &'static str,
    /// What an action does.
    pub cancel_body: &'static str,
    /// The booking that is cancelled takes effect within ten minutes, then.
    pub cancel_close: fn(&str) -> String,
    /// Why it is shut: something is being done.
    pub busy: fn(&str) -> String,
    /// Why it is shut: a state is not known.
    pub state_unknown: fn(&str) -> String,
    /// Why it is shut.
    pub provisioning: &'static str,
    /// Why it is shut.
    pub expired: &'static str,
    /// Why it is shut.
    pub deleted: &'static str,
    /// Why it is shut.
    pub pushing: &'static str,
    /// Why it is shut, with the operator's reason.
    pub locked: fn(Option<&str>) -> String,
    /// Why it is shut.
    pub must_be_off: &'static str,
    /// Why it is shut.
    pub must_run: &'static str,
    /// Why it is shut.
    pub runs: &'static str,
    /// Why it is shut.
    pub is_off: &'static str,
    /// Why it is shut.
    pub line_closed: &'static str,
    /// Why it is shut.
    pub no_bookings_here: &'static str,
    /// Why it is shut.
    pub no_upgrades: &'static str,
    /// Why it is shut.
    pub no_bookings: &'static str,
    /// Why it is shut: nobody knows what became of the last one.
    pub unsettled: &'static str,
    /// Why it is left out: its line does not have the term.
    pub no_term: &'static str,
    /// A term has to be chosen.
    pub choose_term: &'static str,
    /// What would open it.
    pub wait: &'static str,
    /// What would open it.
    pub first: fn(&str) -> String,
    /// What would open it.
    pub operator: &'static str,
    /// Worth a look before.
    pub warn_not_off: &'static str,
    /// Worth a look before.
    pub warn_locked: &'static str,
    /// Worth a look before.
    pub warn_expired: &'static str,
    /// Worth a look before.
    pub warn_no_self_upgrade: &'static str,
    /// Worth a look before.
    pub warn_line: &'static str,
    /// Worth a look before.
    pub warn_life: &'static str,
    /// Heads a review: what, of how many.
    pub review: fn(&str, usize) -> String,
    /// The servers an action is for.
    pub servers: &'static str,
    /// Left out of many, and why.
    pub left_out: fn(usize) -> String,
    /// Names a column and a fact.
    pub before: &'static str,
    /// Names a column and a fact.
    pub after: &'static str,
    /// The term.
    pub term: &'static str,
    /// So many months.
    pub months: fn(u32) -> String,
    /// When the term ends now.
    pub ends_now: &'static str,
    /// Nothing.
    pub to_pay: &'static str,
    /// Every sum is one.
    pub estimate: &'static str,
    /// Names the order's number.
    pub order_number: &'static str,
    /// Names a field.
    pub new_password: &'static str,
    /// Names a field.
    pub again: &'static str,
    /// Makes a password.
    pub generate: &'static str,
    /// Finding of a password: too short or too long.
    pub password_length: &'static str,
    /// Finding of a password.
    pub password_characters: &'static str,
    /// Finding of a password.
    pub password_classes: &'static str,
    /// Finding of a password.
    pub password_login: &'static str,
    /// Finding of a password.
    pub password_differs: &'static str,
    /// Asks for the name, to be sure.
    pub type_name: fn(&str) -> String,
    /// The name that was typed is another.
    pub wrong_name: &'static str,
    /// It is waiting for its turn.
    pub waiting: &'static str,
    /// It is on its way.
    pub sending: &'static str,
    /// The vendor said yes.
    pub done: &'static str,
    /// The vendor said no.
    pub refused: &'static str,
    /// Nobody knows.
    pub unknown: &'static str,
    /// What to do about that.
    pub unknown_detail: &'static str,
    /// It was sent before, from another tab or before a reload.
    pub sent_before: Phrase,
    /// Not sent: the browser cannot write down that it was.
    pub not_kept: Phrase,
    /// Its review is out of date.
    pub moved: Phrase,
    /// Does again what failed.
    pub retry_failed: &'static str,
    /// Leaves the sheet.
    pub cancel: &'static str,
    /// Leaves the sheet when all is over.
    pub close: &'static str,
    /// How many went how: done, refused, unknown.
    pub tally: fn(usize, usize, usize) -> String,
    /// Asked and confirmed, for a message.
    pub toast: fn(&str, &str) -> String,
    /// Heads what is watched.
    pub steps: &'static str,
    /// It is being watched since.
    pub watching: &'static str,
    /// It takes longer than usual.
    pub long: &'static str,
    /// It was watched long enough.
    pub gave_up: &'static str,
    /// So long.
    pub elapsed: fn(i64) -> String,
    /// The last step is over.
    pub over: &'static str,
    /// In the trail: the server's id.
    pub of_member: fn(&str) -> String,
    /// A person says that it happened.
    pub it_happened: &'static str,
    /// A person says that it did not happen.
    pub it_did_not: &'static str,
}

/// Seconds as people say them.
fn seconds(ms: i64) -> (i64, i64) {
    let seconds = ms.max(0) / 1000;
    (seconds / 60, seconds % 60)
}

pub(super) const EN: DeedWords = DeedWords {
    title: "Actions",
    start: "Start",
    stop: "Stop",
    restart: "Restart",
    renew: "Renew",
    upgrade: "Upgrade",
    downgrade: "Book a downgrade",
    cancel_downgrade: "Cancel a downgrade",
    set_password: "Set the password",
    reinstall: "Reinstall",
    refund: "Give back",
    create: "Order",
    start_body: "The server is switched on.",
    stop_body: "The server is switched off. What runs on it stops at once.",
    restart_body: "The server is switched off and on. What runs on it stops at once.",
    renew_body: "The term is made longer and paid for now, from the member's balance.",
    set_password_body: "The password of the system's user is replaced. The server has to be switched off for it.",
    refund_body: "The server is given back to the vendor. It is gone afterwards, with everything on it.",
    cancel_body: "The booked downgrade does not take effect. What was to be taken away stays, and is paid for as before.",
    cancel_close: |at| {
        format!("It takes effect at {at}, within ten minutes: it may do so while it is being cancelled.")
    },
    busy: |state| format!("{state} – one thing at a time."),
    state_unknown: |raw| format!("It is in a state that is not known here ({raw})."),
    provisioning: "It is still being made ready.",
    expired: "Its term is over.",
    deleted: "It is gone.",
    pushing: "It is being handed to another owner.",
    locked: |why| match why {
        Some(why) => format!("It is locked: {why}"),
        None => "It is locked.".to_owned(),
    },
    must_be_off: "It has to be switched off.",
    must_run: "It has to run.",
    runs: "It runs already.",
    is_off: "It is off already.",
    line_closed: "Its line does not allow it now.",
    no_bookings_here: "Its line takes no bookings of downgrades.",
    no_upgrades: "Nothing was added that could be taken away.",
    no_bookings: "Nothing is booked that could be cancelled.",
    unsettled: "Nobody knows what became of the last one. Settle that first.",
    no_term: "Its line does not offer this term, or its service life ends before.",
    choose_term: "Choose a term. Without the line's terms, which could not be read, none can be chosen.",
    wait: "Wait until it is over.",
    first: |action| format!("First: {action}."),
    operator: "The vendor's operators can open it.",
    warn_not_off: "The vendor's document wants the server switched off for this; by all signs that is a mistake, and the vendor decides.",
    warn_locked: "The server is locked; the vendor may refuse.",
    warn_expired: "The term is over; the vendor may refuse.",
    warn_no_self_upgrade: "The vendor did not open upgrades for this server; it may refuse.",
    warn_line: "Whether its line allows this is not known; the vendor decides.",
    warn_life: "How long the server may be used is not known; the vendor decides.",
    review: |action, number| match number {
        1 => format!("{action}: 1 server"),
        _ => format!("{action}: {} servers", count(number)),
    },
    servers: "Servers",
    left_out: |number| match number {
        1 => "1 is left out".to_owned(),
        _ => format!("{} are left out", count(number)),
    },
    before: "Now",
    after: "Afterwards",
    term: "Term",
    months: |months| if months == 1 { "1 month".to_owned() } else { format!("{months} months") },
    ends_now: "Ends now",
    to_pay: "To pay",
    estimate: "estimate",
    order_number: "Order number",
    new_password: "New password",
    again: "Once more",
    generate: "Make one",
    password_length: "8 to 30 characters.",
    password_characters: "Letters, digits and signs of the English keyboard only, and no blanks.",
    password_classes: "Better: three of capital letters, small letters, digits and signs.",
    password_login: "Better without the user's name in it.",
    password_differs: "The two differ.",
    type_name: |name| format!("Type “{name}” to go on"),
    wrong_name: "That is another name.",
    waiting: "Waiting",
    sending: "Sending …",
    done: "Accepted",
    refused: "Refused",
    unknown: "Unknown",
    unknown_detail: "No answer that could be read came back. It may have been done. It is not sent again; the server is being watched, and the trail keeps the question open.",
    sent_before: ("This was sent before", "From another tab, or before a reload. The trail says what became of it."),
    not_kept: (
        "Not sent: this browser keeps nothing",
        "What is bought is written down first, so that it cannot be bought twice. Allow this site to keep data, or use another browser.",
    ),
    moved: ("The server changed meanwhile", "What is shown is new. Look again before you go on."),
    retry_failed: "Try the refused ones again",
    cancel: "Cancel",
    close: "Close",
    tally: |done, refused, unknown| {
        format!("{} accepted, {} refused, {} unknown", count(done), count(refused), count(unknown))
    },
    toast: |action, name| format!("{action}: {name} – accepted"),
    steps: "What happens",
    watching: "Watched until nothing is being done",
    long: "longer than usual",
    gave_up: "Not watched any more. Reload to look again.",
    elapsed: |ms| match seconds(ms) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    },
    over: "Over",
    of_member: |member| format!("member {member}"),
    it_happened: "It happened",
    it_did_not: "It did not happen",
};

pub(super) const ZH: DeedWords = DeedWords {
    title: "操作",
    start: "开机",
    stop: "关机",
    restart: "重启",
    renew: "续费",
    upgrade: "升级",
    downgrade: "预约降配",
    cancel_downgrade: "取消降配",
    set_password: "重置密码",
    reinstall: "重装系统",
    refund: "退订",
    create: "下单",
    start_body: "服务器将开机。",
    stop_body: "服务器将关机，其上运行的程序会立即停止。",
    restart_body: "服务器将关机并重新开机，其上运行的程序会立即停止。",
    renew_body: "期限将延长，费用立即从会员余额中支付。",
    set_password_body: "系统用户的密码将被替换。服务器须处于关机状态。",
    refund_body: "服务器将退还给供应商，其上的一切都会消失。",
    cancel_body: "已预约的降配不再执行。原定减少的资源会保留，并照旧计费。",
    cancel_close: |at| format!("该降配将于 {at} 生效，已不足十分钟：取消期间可能已经生效。"),
    busy: |state| format!("{state}，请逐项进行。"),
    state_unknown: |raw| format!("其状态在此未知（{raw}）。"),
    provisioning: "仍在开通中。",
    expired: "已过期。",
    deleted: "已不存在。",
    pushing: "正在转移给其他用户。",
    locked: |why| match why {
        Some(why) => format!("已锁定：{why}"),
        None => "已锁定。".to_owned(),
    },
    must_be_off: "须处于关机状态。",
    must_run: "须处于运行状态。",
    runs: "已在运行。",
    is_off: "已经关机。",
    line_closed: "其线路目前不允许。",
    no_bookings_here: "其线路不支持预约降配。",
    no_upgrades: "没有可减少的升级。",
    no_bookings: "没有可取消的预约。",
    unsettled: "上一次操作的结果未知，请先确认。",
    no_term: "其线路不提供此时长，或其使用年限在此之前结束。",
    choose_term: "请选择时长。未能读取线路的可选时长时无法选择。",
    wait: "请等待其完成。",
    first: |action| format!("请先{action}。"),
    operator: "可由供应商的运营人员开放。",
    warn_not_off: "供应商文档要求关机后进行；从各种迹象看这是笔误，以供应商为准。",
    warn_locked: "服务器已锁定，供应商可能拒绝。",
    warn_expired: "已过期，供应商可能拒绝。",
    warn_no_self_upgrade: "供应商未对此服务器开放自助升级，可能拒绝。",
    warn_line: "未知其线路是否允许，以供应商为准。",
    warn_life: "未知服务器的最长使用年限，以供应商为准。",
    review: |action, number| format!("{action}：{} 台服务器", count(number)),
    servers: "服务器",
    left_out: |number| format!("{} 台不包括在内", count(number)),
    before: "当前",
    after: "之后",
    term: "时长",
    months: |months| format!("{months} 个月"),
    ends_now: "当前到期",
    to_pay: "应付",
    estimate: "估算",
    order_number: "订单号",
    new_password: "新密码",
    again: "再次输入",
    generate: "生成密码",
    password_length: "8 至 30 个字符。",
    password_characters: "仅限英文键盘上的字母、数字和符号，且不含空格。",
    password_classes: "建议包含大写字母、小写字母、数字、符号中的三类。",
    password_login: "建议不要包含用户名。",
    password_differs: "两次输入不一致。",
    type_name: |name| format!("请输入“{name}”以继续"),
    wrong_name: "名称不符。",
    waiting: "等待中",
    sending: "发送中 …",
    done: "已接受",
    refused: "被拒绝",
    unknown: "结果未知",
    unknown_detail: "未收到可读的答复，操作可能已执行。不会重复发送；正在观察服务器，操作记录会保留此问题直至确认。",
    sent_before: ("此前已发送过", "来自其他标签页或刷新之前。结果见操作记录。"),
    not_kept: (
        "未发送：此浏览器无法保存数据",
        "购买前须先在浏览器中记录，以免重复购买。请允许本站保存数据，或换用其他浏览器。",
    ),
    moved: ("服务器已发生变化", "所示内容已更新，请再次查看后继续。"),
    retry_failed: "重试被拒绝的",
    cancel: "取消",
    close: "关闭",
    tally: |done, refused, unknown| {
        format!("已接受 {}，被拒绝 {}，结果未知 {}", count(done), count(refused), count(unknown))
    },
    toast: |action, name| format!("{action}：{name} 已接受"),
    steps: "进展",
    watching: "持续观察，直至操作完成",
    long: "比平时久",
    gave_up: "已停止观察，请刷新查看。",
    elapsed: |ms| match seconds(ms) {
        (0, seconds) => format!("{seconds} 秒"),
        (minutes, seconds) => format!("{minutes} 分 {seconds} 秒"),
    },
    over: "完成",
    of_member: |member| format!("会员 {member}"),
    it_happened: "已执行",
    it_did_not: "未执行",
};
