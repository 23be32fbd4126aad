//! Words of the password reset and its hand-over card.

/// Words of the password reset and its hand-over card.
#[derive(Debug)]
pub struct ResetWords {
    /// Heads the sheet.
    pub title: fn(&str) -> String,
    /// Names the choice between generating and typing.
    pub how: &'static str,
    /// It is generated.
    pub generate: &'static str,
    /// It is typed.
    pub type_it: &'static str,
    /// Names the length.
    pub length: &'static str,
    /// The unit of the length.
    pub characters: &'static str,
    /// Groups that can be spoken.
    pub pronounceable: &'static str,
    /// What that means.
    pub pronounceable_hint: &'static str,
    /// Names the classes of characters.
    pub classes: &'static str,
    /// The classes of characters.
    pub class_names: [&'static str; 4],
    /// Whether look-alikes may occur.
    pub look_alikes: &'static str,
    /// How much chance is in it.
    pub bits: fn(u32) -> String,
    /// Too little chance.
    pub few_bits: &'static str,
    /// Names the field.
    pub password: &'static str,
    /// Names the second field.
    pub again: &'static str,
    /// Names the switch that shows it.
    pub reveal: &'static str,
    /// After the label of a field that must be filled in.
    pub required: &'static str,
    /// Nothing typed.
    pub empty: &'static str,
    /// The two differ.
    pub differs: &'static str,
    /// Heads what is weak.
    pub weak: &'static str,
    /// What is weak about a password.
    pub weaknesses: [&'static str; 6],
    /// The server's own rule.
    pub rule: fn(&str) -> String,
    /// It does not fit the server's rule.
    pub rule_broken: &'static str,
    /// On to the review.
    pub to_review: &'static str,
    /// Back to choosing.
    pub back: &'static str,
    /// Leaves.
    pub cancel: &'static str,
    /// Names the cross.
    pub close: &'static str,
    /// Above the review.
    pub review_lead: &'static str,
    /// What stands before.
    pub before: &'static str,
    /// What will stand.
    pub after_generated: fn(usize, u32) -> String,
    /// What will stand.
    pub after_typed: fn(usize) -> String,
    /// What follows.
    pub sessions_end: &'static str,
    /// Resetting one's own.
    pub own: &'static str,
    /// Does it.
    pub go: &'static str,
    /// While it is being sent.
    pub sending: &'static str,
    /// Heads the card.
    pub card: fn(&str) -> String,
    /// Above the secret.
    pub card_lead: &'static str,
    /// Above a secret of unknown fate.
    pub unknown_lead: &'static str,
    /// Names the secret.
    pub secret: &'static str,
    /// Copies it.
    pub copy: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// The browser refused.
    pub copy_refused: &'static str,
    /// Shows it as a QR code.
    pub qr: &'static str,
    /// Names the QR code.
    pub qr_label: &'static str,
    /// Prints the card.
    pub print: &'static str,
    /// Shows it letter by letter.
    pub spell: &'static str,
    /// Time left.
    pub countdown: fn(u32) -> String,
    /// More time.
    pub longer: &'static str,
    /// Clears it now.
    pub clear: &'static str,
    /// Asks before closing.
    pub unsaved: &'static str,
    /// Does not close.
    pub stay: &'static str,
    /// Closes.
    pub discard: &'static str,
    /// It was cleared by the countdown.
    pub cleared: &'static str,
    /// Tries the password.
    pub try_it: &'static str,
    /// What trying means.
    pub try_hint: &'static str,
    /// The password works.
    pub works: &'static str,
    /// It was refused.
    pub refused: &'static str,
    /// Sends the same once more.
    pub send_again: &'static str,
    /// It was refused.
    pub failed: &'static str,
    /// Words for each status: 400, 401, 403, 404, 409, 501.
    pub said: [&'static str; 6],
}

/// English.
pub const EN: ResetWords = ResetWords {
    title: |name| format!("New password for {name}"),
    how: "The password is",
    generate: "Generated",
    type_it: "Typed",
    length: "Length",
    characters: "characters",
    pronounceable: "Pronounceable groups",
    pronounceable_hint: "Easy to read out on the phone, but with less chance in it.",
    classes: "Made of",
    class_names: ["Capital letters", "Small letters", "Digits", "Signs"],
    look_alikes: "With characters that look alike (0 and O, 1 and l)",
    bits: |bits| format!("About {bits} bits of chance, drawn by this browser from the system’s random source."),
    few_bits: "That is little for a password that stays. Make it longer.",
    password: "New password",
    again: "Once more",
    reveal: "Show the password",
    required: "required",
    empty: "Type a password. An empty one would let anybody sign in.",
    differs: "This is not the same as above.",
    weak: "The server will take this password, but the user will be asked to change it at the next sign-in:",
    weaknesses: [
        "Longer than 72 bytes: the server silently ignores the rest.",
        "Shorter than 8 characters.",
        "It holds the user’s name.",
        "It holds a word that guessers try first.",
        "It holds a run like 1234 or a repetition.",
        "Fewer than three of capital letters, small letters, digits and signs.",
    ],
    rule: |rule| format!("This server’s rule: {rule}"),
    rule_broken: "It does not fit this server’s rule, and may be refused.",
    to_review: "Review",
    back: "Back",
    cancel: "Cancel",
    close: "Close",
    review_lead: "The password goes to the identity service and nowhere else. It is not written into the trail.",
    before: "the present password, known to nobody here",
    after_generated: |length, bits| format!("a generated one: {length} characters, about {bits} bits"),
    after_typed: |length| format!("the one you typed: {length} characters"),
    sessions_end: "All sessions of this user end at once, and a lock by wrong passwords is lifted.",
    own: "This is your own account: this session may end with it, and you sign in again with the new password.",
    go: "Set the password",
    sending: "Setting…",
    card: |name| format!("Password of {name}"),
    card_lead: "It is shown this once. Hand it over now; it cannot be looked up again.",
    unknown_lead: "Nobody knows whether the server has set it: the answer did not come.",
    secret: "The new password",
    copy: "Copy",
    copied: "Copied",
    copy_refused: "The browser refuses; select it by hand",
    qr: "QR code",
    qr_label: "The password as a QR code",
    print: "Print",
    spell: "Spelled out",
    countdown: |seconds| format!("Cleared in {} s", seconds),
    longer: "Two more minutes",
    clear: "Clear and close",
    unsaved: "The password cannot be shown again. Close the card?",
    stay: "Keep it open",
    discard: "Close",
    cleared: "The password card was cleared.",
    try_it: "Try to sign in with it",
    try_hint: "If it is refused, the attempt counts as a wrong password.",
    works: "It works: the password is set.",
    refused: "It was refused: the password is not set, or the user is disabled or locked. Setting the same password once more is safe.",
    send_again: "Set the same password again",
    failed: "The password was not set.",
    said: [
        "The server refuses this password. Its own rule is in the details; choose another one.",
        "The session has ended. Sign in again; what you chose is still here.",
        "This session may not set this user’s password. An administrator can, or the department’s manager with a domain scope.",
        "This user does not exist any more.",
        "Somebody changed this user at the same time. Read the user again, then repeat it.",
        "This server cannot change passwords: its users come from a read-only directory such as LDAP. Change it there.",
    ],
};

/// 简体中文.
pub const ZH: ResetWords = ResetWords {
    title: |name| format!("为 {name} 设置新密码"),
    how: "密码来源",
    generate: "自动生成",
    type_it: "手动输入",
    length: "长度",
    characters: "个字符",
    pronounceable: "易读的音节组",
    pronounceable_hint: "便于电话口述，但随机性较低。",
    classes: "包含",
    class_names: ["大写字母", "小写字母", "数字", "符号"],
    look_alikes: "允许易混淆的字符（0 与 O、1 与 l）",
    bits: |bits| format!("约 {bits} 位随机性，由此浏览器取自系统随机源。"),
    few_bits: "对于长期使用的密码来说偏低，请加长。",
    password: "新密码",
    again: "再次输入",
    reveal: "显示密码",
    required: "必填",
    empty: "请输入密码。空密码会让任何人都能登录。",
    differs: "与上面输入的不一致。",
    weak: "服务器会接受此密码，但用户下次登录时会被提示修改：",
    weaknesses: [
        "超过 72 字节：服务器会忽略其余部分。",
        "少于 8 个字符。",
        "包含用户名。",
        "包含常被猜测的单词。",
        "包含连续或重复的字符，如 1234。",
        "大写字母、小写字母、数字、符号中不足三类。",
    ],
    rule: |rule| format!("此服务器的规则：{rule}"),
    rule_broken: "不符合此服务器的规则，可能会被拒绝。",
    to_review: "复核",
    back: "返回",
    cancel: "取消",
    close: "关闭",
    review_lead: "密码只发送给身份服务，不会写入操作记录。",
    before: "现有密码（此处无人知晓）",
    after_generated: |length, bits| format!("自动生成：{length} 个字符，约 {bits} 位随机性"),
    after_typed: |length| format!("您输入的密码：{length} 个字符"),
    sessions_end: "该用户的所有会话立即结束，因密码错误造成的锁定也会解除。",
    own: "这是您自己的账号：此会话可能随之结束，届时请用新密码重新登录。",
    go: "设置密码",
    sending: "正在设置……",
    card: |name| format!("{name} 的密码"),
    card_lead: "仅显示这一次。请立即转交，之后无法再次查看。",
    unknown_lead: "无法确定服务器是否已设置：没有收到应答。",
    secret: "新密码",
    copy: "复制",
    copied: "已复制",
    copy_refused: "浏览器拒绝复制，请手动选取",
    qr: "二维码",
    qr_label: "密码二维码",
    print: "打印",
    spell: "逐字拼读",
    countdown: |seconds| format!("{} 秒后清除", seconds),
    longer: "再延长两分钟",
    clear: "清除并关闭",
    unsaved: "密码无法再次显示，要关闭卡片吗？",
    stay: "保持打开",
    discard: "关闭",
    cleared: "密码卡片已清除。",
    try_it: "用它尝试登录",
    try_hint: "如果被拒绝，会计为一次密码错误。",
    works: "可以登录：密码已设置。",
    refused: "被拒绝：密码未设置，或用户已停用或锁定。再次设置同一密码是安全的。",
    send_again: "再次设置同一密码",
    failed: "密码未设置。",
    said: [
        "服务器拒绝此密码，规则见详情，请换一个密码。",
        "会话已结束，请重新登录；您的选择仍保留在此。",
        "此会话无权设置该用户的密码。管理员或使用域作用域登录的部门管理员可以。",
        "该用户已不存在。",
        "此用户刚被他人修改。请重新读取后再试。",
        "此服务器无法修改密码：用户来自 LDAP 等只读目录，请在该目录中修改。",
    ],
};
