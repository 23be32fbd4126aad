//! What OneAccess says when it refuses, with its codes. Of the vendor's table only fragments are known (oneaccess.md §7):
//! those that stand there are marked with ✓, the others are in its manner and promise nothing.

/// A code with its words.
#[derive(Debug)]
pub struct Said {
    pub code: &'static str,
    /// The code of the vendor's other line for the same idea; empty = the same code.
    pub alias: &'static str,
    pub chinese: &'static str,
    pub english: &'static str,
}

const fn said(code: &'static str, chinese: &'static str, english: &'static str) -> Said {
    Said { code, alias: "", chinese, english }
}

const fn alias(code: &'static str, alias: &'static str, chinese: &'static str, english: &'static str) -> Said {
    Said { code, alias, chinese, english }
}

/// ✓
pub const MISSING: Said =
    alias("SDK.COMMON.1001", "IDAAS.SDK.PARAM.0001", "参数{}不能为空", "Parameter {} cannot be left blank.");
pub const MALFORMED: Said = said("SDK.COMMON.1002", "参数{}格式错误", "Parameter {} is malformed.");
/// ✓
pub const DEVICE: Said =
    alias("SDK.COMMON.1003", "IDAAS.SDK.PARAM.0001", "设备信息不完整", "The device information is incomplete.");
pub const BODY: Said = said("SDK.COMMON.1004", "请求体须为JSON对象", "The request body must be a JSON object.");
pub const SESSION: Said =
    said("SDK.COMMON.1005", "会话已失效，请重新登录", "The session has ended. Please sign in again.");
pub const SIGNATURE: Said = said("SDK.COMMON.1006", "签名无效", "The signature is invalid.");
pub const SIGNATURE_TIME: Said = said("SDK.COMMON.1007", "签名已过期", "The signature has expired.");
pub const REPLAY: Said = said("SDK.COMMON.1008", "签名已被使用", "The signature has been used already.");
pub const STATE: Said = said("SDK.COMMON.1009", "状态令牌无效或已过期", "The state token is invalid or has expired.");
pub const STAGE: Said = said("SDK.COMMON.1010", "当前状态不允许该操作", "This is not the next step of this sign-in.");
pub const TENANT: Said = said("SDK.COMMON.1011", "租户不存在", "The tenant does not exist.");
/// ✓
pub const NO_APP: Said = said("SDK.COMMON.1012", "应用不存在", "The application does not exist.");
/// ✓
pub const NO_USER: Said = said("SDK.COMMON.1013", "用户不存在", "The user does not exist.");
pub const EGRESS: Said =
    said("SDK.COMMON.1014", "来源IP不在应用的白名单内", "The source IP address is not in the application's list.");
pub const FINGERPRINT: Said =
    said("SDK.COMMON.1015", "设备指纹与登录时不一致", "The device fingerprint is not that of the sign-in.");

/// ✓
pub const UNBOUND: Said = said("SDK.LOGIN.1002", "账号未绑定该应用", "The account is not bound to this application.");
/// ✓
pub const LOCKED: Said = said("SDK.LOGIN.1003", "账号已锁定，请稍后再试", "The account is locked. Please try later.");
/// ✓
pub const NO_POLICY: Said = said("SDK.LOGIN.1004", "获取密码策略失败", "The password policy cannot be read.");
/// ✓
pub const WRONG: Said = said(
    "SDK.LOGIN.1005",
    "用户名或密码错误，剩余登录尝试次数:{}",
    "Incorrect user name or password. Remaining login attempts: {}",
);
pub const DISABLED: Said = said("SDK.LOGIN.1006", "账号已停用", "The account is disabled.");
pub const SOCIAL_CODE: Said =
    said("SDK.LOGIN.1007", "社交账号授权码无效", "The authorization code of the social account is invalid.");
pub const NO_REGISTRATION: Said = said("SDK.LOGIN.1008", "未开启自注册", "Self-registration is not enabled.");
pub const SOCIAL_TAKEN: Said =
    said("SDK.SOCIAL.1001", "该用户已绑定同类社交账号", "The user is bound to another account of this kind.");
pub const NO_SOCIAL: Said = said("SDK.SOCIAL.1002", "社交账号绑定不存在", "The binding does not exist.");

/// ✓ by the other line's code.
pub const CAPTCHA_WRONG: Said =
    alias("CAPTCHA.0002", "IDAAS.SDK.CAPTCHA.0002", "图形验证码校验失败", "The captcha check failed.");
/// ✓
pub const CAPTCHA_EXPIRED: Said = said("CAPTCHA.0003", "验证码令牌已过期", "The captcha token has expired.");
/// ✓
pub const CAPTCHA_INVALID: Said = said("CAPTCHA.0004", "验证码令牌无效", "The captcha token is invalid.");
/// ✓ by the other line's code.
pub const SEND_FAILED: Said =
    alias("CAPTCHA.0006", "IDAAS.SDK.CAPTCHA.0006", "短信发送失败：{}", "The SMS could not be sent: {}");
/// ✓ by the other line's code.
pub const CODE_WRONG: Said =
    alias("CAPTCHA.0007", "IDAAS.SDK.CAPTCHA.0007", "短信验证码错误或已过期", "The SMS code is wrong or has expired.");
pub const TOO_SOON: Said =
    said("CAPTCHA.0008", "发送过于频繁，请{}秒后再试", "Sent too often. Please wait {} seconds.");

pub const PASSWORD_RULE: Said =
    said("SDK.PWD.1001", "密码不符合密码策略", "The password does not meet the password policy.");
pub const PASSWORD_SAME: Said =
    said("SDK.PWD.1002", "新密码不能与旧密码相同", "The new password must differ from the old one.");
pub const UNCHANGEABLE: Said = said("SDK.USER.1001", "{}不能在此修改", "{} cannot be changed here.");

pub const BEARER: Said = said("AUTH.0001", "访问凭证无效或已过期", "The access token is invalid or has expired.");
pub const CLIENT: Said = said("AUTH.0002", "客户端认证失败", "Client authentication failed.");
pub const GRANT: Said = said("AUTH.0003", "不支持的授权类型", "The grant type is not supported.");
pub const TICKET: Said = said("SSO.0001", "票据无效或已过期", "The ticket is invalid or has expired.");
/// ✓
pub const APP: Said = said("APP.0001", "应用不存在", "The application does not exist.");
/// ✓
pub const APP_EMPTY: Said = said("APP.0002", "应用ID不能为空", "The application id cannot be empty.");
/// ✓
pub const UNKNOWN_USER: Said = said("USER.0001", "用户不存在", "The user does not exist.");
pub const NAME_TAKEN: Said = said("USER.0002", "用户名已存在", "The user name exists already.");
pub const MOBILE_TAKEN: Said = said("USER.0003", "手机号已存在", "The mobile number exists already.");
pub const EMAIL_TAKEN: Said = said("USER.0004", "邮箱已存在", "The e-mail address exists already.");
pub const REQUIRED: Said = said("USER.0030", "属性{}为必填", "Attribute {} is required by the tenant.");
pub const ATTRIBUTE: Said = said("USER.0031", "属性{}不符合规则", "Attribute {} violates its rule.");
pub const OLD_PASSWORD: Said = said("USER.0032", "原密码错误", "The old password is wrong.");
pub const NAME_RULE: Said = said("USER.0037", "用户名不符合属性规则", "The user name violates the attribute rule.");
/// ✓
pub const MOBILE_RULE: Said =
    said("USER.0038", "手机号不符合属性规则", "The mobile number violates the attribute rule.");
pub const NO_ORG: Said = said("ORG.0001", "组织{}不存在", "Organization {} does not exist.");
pub const ORG_RELATION: Said =
    said("ORG.0002", "用户与组织的关系不符合规则：{}", "The organization relations are wrong: {}");
pub const NO_ROLE: Said = said("ROLE.0001", "角色不存在", "The role does not exist.");
pub const NO_ACCOUNT: Said = said("ACCOUNT.0001", "应用账号不存在", "The application account does not exist.");

/// What stands in [`SEND_FAILED`]; the first is the vendor's text ✓.
pub const NO_MESSAGES: &str = "消息余量不足";
pub const NO_NUMBER: &str = "手机号格式错误";
