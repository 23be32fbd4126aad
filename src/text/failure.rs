//! What went wrong, and what to do about it.

/// A failure in words: what happened, and what to do next.
pub type Phrase = (&'static str, &'static str);

/// Words for everything that can go wrong between the page and a back end, and for a wrong settings file.
#[derive(Debug)]
pub struct FailureWords {
    /// No network.
    pub offline: Phrase,
    /// No answer in time.
    pub timed_out: Phrase,
    /// The configured address cannot be called.
    pub bad_address: Phrase,
    /// A page loaded by https may not call http.
    pub mixed_content: Phrase,
    /// The server answers, but the browser may not read it.
    pub blocked: Phrase,
    /// Nobody answers.
    pub silent: Phrase,
    /// The network went away meanwhile.
    pub lost: Phrase,
    /// The server sends the call elsewhere.
    pub redirected: Phrase,
    /// Somebody left the page.
    pub cancelled: Phrase,
    /// The answer is too large.
    pub too_large: Phrase,
    /// The answer is not what was promised.
    pub unreadable: Phrase,
    /// 400.
    pub bad_request: Phrase,
    /// 401.
    pub unauthorized: Phrase,
    /// 403.
    pub forbidden: Phrase,
    /// 404.
    pub not_found: Phrase,
    /// 409.
    pub conflict: Phrase,
    /// 429.
    pub too_many: Phrase,
    /// 5xx.
    pub server: Phrase,
    /// Any other status.
    pub other_status: Phrase,
    /// In front of the server's words.
    pub server_says: &'static str,
    /// In front of a request id.
    pub request_id: &'static str,
    /// In front of a status.
    pub status: &'static str,
    /// Tries again.
    pub retry: &'static str,
    /// Opens the technical details.
    pub details: &'static str,
    /// Heading of the page about a wrong settings file.
    pub settings_title: &'static str,
    /// What the file is for and where it stands.
    pub settings_lead: &'static str,
    /// The file could not be fetched.
    pub settings_missing: &'static str,
    /// It is no JSON: line, column, the reader's words.
    pub settings_not_json: fn(usize, usize, &str) -> String,
    /// A key that nobody knows.
    pub settings_unknown: fn(&str) -> String,
    /// A key is missing.
    pub settings_absent: fn(&str) -> String,
    /// The file is something else than an object.
    pub settings_not_object: &'static str,
    /// A key needs an object.
    pub settings_object: fn(&str) -> String,
    /// A key needs a text.
    pub settings_text: fn(&str) -> String,
    /// A key needs a language.
    pub settings_language: fn(&str) -> String,
    /// A key needs a whole number, from the first to the second.
    pub settings_whole: fn(&str, u32, u32) -> String,
    /// A key needs one of these words.
    pub settings_one_of: fn(&str, &[&str]) -> String,
    /// A key needs an address that can be called.
    pub settings_address: fn(&str) -> String,
}

/// English.
pub const EN: FailureWords = FailureWords {
    offline: ("This device is offline", "Nothing was sent. It works again when the network is back."),
    timed_out: ("No answer in time", "The server may be busy. Try again in a moment."),
    bad_address: ("This address cannot be called", "Check the address in settings.json."),
    mixed_content: (
        "The browser refuses this address",
        "A page loaded by https may only call https. Change the address in settings.json.",
    ),
    blocked: (
        "The server answers, but the browser may not read it",
        "The server must allow this console’s origin (CORS): add it to its allowed_origin, or serve the API from the same origin.",
    ),
    silent: ("Nobody answers there", "The server may be down, or its address in settings.json may be wrong."),
    lost: ("The connection was lost", "The network of this device went away while waiting."),
    redirected: (
        "The server sends this call elsewhere",
        "Gantry does not carry a token to an address nobody configured. Put the final address into settings.json.",
    ),
    cancelled: ("Stopped", "You left before the answer came."),
    too_large: ("The answer is too large", "It was not read to its end."),
    unreadable: ("The answer makes no sense", "Something between here and the server may have answered in its place."),
    bad_request: ("The server refuses this request", "Nothing was changed."),
    unauthorized: ("The session has ended", "Sign in again; your work stays here."),
    forbidden: (
        "You are not allowed to do this",
        "Your role or scope may be too small: another project or domain may help. Or the server answers only addresses that it knows.",
    ),
    not_found: ("Not found", "The id may be wrong, or this server does not offer this API."),
    conflict: ("Somebody changed this meanwhile", "Load it again and look before you repeat."),
    too_many: ("Too many requests", "The server asks for a pause. Try again in a moment."),
    server: (
        "The server failed",
        "This is on its side. Try again in a moment; if it stays, tell its operators the request id.",
    ),
    other_status: ("The server gave an unexpected answer", "Try again in a moment."),
    server_says: "The server says:",
    request_id: "Request id",
    status: "Status",
    retry: "Try again",
    details: "Details",
    settings_title: "The settings of this console are wrong",
    settings_lead: "The file /settings.json tells this console where its servers are. Whoever deployed it can mend this:",
    settings_missing: "The file cannot be loaded.",
    settings_not_json: |line, column, error| format!("Line {line}, column {column}: this is no JSON ({error})."),
    settings_unknown: |key| format!("“{key}”: there is no such key. Is it misspelled?"),
    settings_absent: |key| format!("“{key}” is missing."),
    settings_not_object: "The file must hold one JSON object: { … }.",
    settings_object: |key| format!("“{key}” must be an object: {{ … }}."),
    settings_text: |key| format!("“{key}” must be a text in quotation marks, and not empty."),
    settings_language: |key| format!("“{key}” must be \"auto\", \"zh-CN\" or \"en\"."),
    settings_whole: |key, least, most| format!("“{key}” must be a whole number from {least} to {most}."),
    settings_one_of: |key, words| format!("“{key}” must be one of: \"{}\".", words.join("\", \"")),
    settings_address: |key| {
        format!(
            "“{key}” must be an address such as \"https://cloud.example:5000/v3\", or a path such as \"/identity/v3\"."
        )
    },
};

/// 简体中文.
pub const ZH: FailureWords = FailureWords {
    offline: ("本机已离线", "没有发送任何内容。网络恢复后即可继续。"),
    timed_out: ("服务器没有及时应答", "服务器可能繁忙，请稍后重试。"),
    bad_address: ("无法访问这个地址", "请检查 settings.json 中的地址。"),
    mixed_content: (
        "浏览器拒绝访问这个地址",
        "通过 https 打开的页面只能访问 https 地址，请修改 settings.json 中的地址。",
    ),
    blocked: (
        "服务器有应答，但浏览器不允许读取",
        "服务器需要允许本控制台的来源（CORS）：把它加入 allowed_origin，或让 API 与控制台同源。",
    ),
    silent: ("没有服务器应答", "服务器可能已停止，或 settings.json 中的地址有误。"),
    lost: ("连接中断", "等待应答时本机的网络断开了。"),
    redirected: ("服务器要求转到别处", "Gantry 不会把令牌带到未配置的地址。请在 settings.json 中填写最终地址。"),
    cancelled: ("已停止", "应答到达之前页面已离开。"),
    too_large: ("应答内容过大", "没有读到结尾。"),
    unreadable: ("应答内容无法理解", "可能是中间的某个设备代替服务器作了应答。"),
    bad_request: ("服务器拒绝了这个请求", "没有任何改动。"),
    unauthorized: ("会话已结束", "请重新登录，您的工作保留在页面上。"),
    forbidden: (
        "您没有权限执行此操作",
        "可能是角色或作用域不足：换一个项目或域登录可能有用；也可能是服务只接受其白名单中的地址。",
    ),
    not_found: ("未找到", "ID 可能有误，或这台服务器不提供此接口。"),
    conflict: ("其他人刚刚修改过", "请重新加载，确认后再操作。"),
    too_many: ("请求过于频繁", "服务器要求暂停，请稍后重试。"),
    server: ("服务器出错", "问题在服务器一侧，请稍后重试；若一直如此，请把请求 ID 告知其运维人员。"),
    other_status: ("服务器的应答出乎意料", "请稍后重试。"),
    server_says: "服务器说明：",
    request_id: "请求 ID",
    status: "状态码",
    retry: "重试",
    details: "详情",
    settings_title: "控制台的配置有误",
    settings_lead: "文件 /settings.json 告诉控制台各服务器的地址。部署人员可以这样修正：",
    settings_missing: "无法加载该文件。",
    settings_not_json: |line, column, error| format!("第 {line} 行第 {column} 列：不是合法的 JSON（{error}）。"),
    settings_unknown: |key| format!("“{key}”：没有这个配置项，是否拼写有误？"),
    settings_absent: |key| format!("缺少“{key}”。"),
    settings_not_object: "文件内容必须是一个 JSON 对象：{ … }。",
    settings_object: |key| format!("“{key}”必须是一个对象：{{ … }}。"),
    settings_text: |key| format!("“{key}”必须是引号中的文字，且不能为空。"),
    settings_language: |key| format!("“{key}”必须是 \"auto\"、\"zh-CN\" 或 \"en\"。"),
    settings_whole: |key, least, most| format!("“{key}”必须是 {least} 到 {most} 之间的整数。"),
    settings_one_of: |key, words| format!("“{key}”必须是以下之一：\"{}\"。", words.join("\"、\"")),
    settings_address: |key| {
        format!("“{key}”必须是形如 \"https://cloud.example:5000/v3\" 的地址，或形如 \"/identity/v3\" 的路径。")
    },
};
