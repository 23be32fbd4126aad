//! The oddities, by switch: every contradiction and every open point of the contract that a client has to bear
//! (oneaccess.md §10, §11).

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// X-signature by Java's default.
    Mgf1Sha1,
    /// The public key with `\n` spelt out.
    KeyLiteralNewlines,
    /// The public key without its frame.
    KeyBare,
    /// Nonces that are the timestamp in hexadecimal digits.
    NonceIsTimestamp,
    /// A captcha key that is for show.
    CaptchaKeyShown,
    /// A captcha key that must be used.
    CaptchaAes,
    /// Pictures of another size.
    CaptchaLarger,
    /// The captcha's result as the table types it.
    CaptchaResultText,
    /// The other line's error codes.
    CiamCodes,
    /// No id token on success.
    BareSuccess,
    /// Statuses in lower case.
    LowerCaseStatus,
    /// A status that nobody documented.
    UnknownStatus,
    /// Password rules that are no JSON.
    BadRules,
    /// No password rules at all.
    PolicyUnreadable,
    /// State tokens that one mistake ends.
    StateOnce,
    /// First sign-ins that ask for no change.
    MustModifyUnseen,
    /// No second factor after SMS.
    SmsSkipsMfa,
    /// A second factor's number is not told whole.
    MfaNumberMasked,
    /// Lifetimes as texts.
    TextExpires,
    /// Dial codes as the table types them.
    SuffixesText,
    /// Passwords in profiles.
    ProfileSecrets,
    /// The profile's contradiction.
    ProfileNeedsMobile,
    /// `{}` for nothing.
    EmptyJson,
    /// A new user's id is not told.
    CreateEmpty,
    /// Accounts without roles.
    AccountsBare,
    /// Offsets that count rows.
    OffsetIsRows,
    /// The old paths of social sign-in are gone.
    SocialV3Only,
    /// The new paths are not there.
    SocialV2Only,
    /// Ended sessions answer 401.
    Session401,
    /// Ended access tokens answer 400.
    Bearer400,
    /// A nonce in id tokens.
    OidcNonce,
    /// Many tenants behind one address.
    Isv,
    /// Callers are known by their addresses.
    EgressOnly,
    /// The month's messages are used up.
    NoSmsLeft,
}

use Oddity::*;

/// Oddity, name, meaning.
const TABLE: [(Oddity, &str, &str); 34] = [
    (Mgf1Sha1, "mgf1-sha1", "X-signature is RSA-OAEP-SHA-256 with MGF1-SHA-1, Java's default"),
    (KeyLiteralNewlines, "key-literal-newlines", "the public key has \\n spelt out in place of line ends"),
    (KeyBare, "key-bare", "the public key comes without its BEGIN and END lines"),
    (NonceIsTimestamp, "nonce-is-timestamp", "a nonce must be the timestamp in lower-case hexadecimal digits"),
    (CaptchaKeyShown, "captcha-key-shown", "captchas show a secretKey, and yet plain text is expected, as the sample"),
    (CaptchaAes, "captcha-aes", "captchas have a secretKey, and point_json must be encrypted with it"),
    (CaptchaLarger, "captcha-larger", "a captcha's pictures are 360 × 180 and 47 × 180"),
    (CaptchaResultText, "captcha-result-text", "a captcha's result is the text false"),
    (CiamCodes, "ciam-codes", "errors have the codes IDAAS.SDK.… where the vendor's other line has one"),
    (BareSuccess, "bare-success", "SUCCESS comes without id_token"),
    (LowerCaseStatus, "lower-case-status", "statuses are in lower case"),
    (UnknownStatus, "unknown-status", "a password that is right is answered RISK_AUTH, which nobody documented"),
    (BadRules, "bad-rules", "the data of PASSWORD_WARN is no JSON"),
    (PolicyUnreadable, "policy-unreadable", "where PASSWORD_WARN is due, SDK.LOGIN.1004 comes"),
    (StateOnce, "state-once", "one wrong try ends a state_token"),
    (MustModifyUnseen, "must-modify-unseen", "pwd_must_modify has no effect at the first sign-in"),
    (SmsSkipsMfa, "sms-skips-mfa", "a sign-in by SMS needs no second factor"),
    (
        MfaNumberMasked,
        "mfa-number-masked",
        "the number of a second factor is told as 138****0002; only a whole one is taken",
    ),
    (TextExpires, "text-expires", "expire and expires_in are texts"),
    (SuffixesText, "suffixes-text", "areaCodeSuffixes is a text"),
    (ProfileSecrets, "profile-secrets", "the profile has pwd and verify_code, as its table lists them"),
    (ProfileNeedsMobile, "profile-needs-mobile", "a change of the profile must bring mobile and verify_code"),
    (EmptyJson, "empty-json", "answers without a body have {} as body"),
    (CreateEmpty, "create-empty", "a user's creation answers 200 with nothing, not 201 with user_id"),
    (AccountsBare, "accounts-bare", "accounts come without roles, as the sample"),
    (OffsetIsRows, "offset-is-rows", "offset counts rows, not pages"),
    (SocialV3Only, "social-v3-only", "social sign-in is at /api/v3 only"),
    (SocialV2Only, "social-v2-only", "social sign-in is at /api/v2 only"),
    (Session401, "session-401", "a session or state token that is no good is answered 401, not 400"),
    (Bearer400, "bearer-400", "an access token that is no good is answered 400, not 401"),
    (OidcNonce, "oidc-nonce", "id tokens repeat the nonce of authorize, which is not documented"),
    (Isv, "isv", "X-tenant-id is mandatory"),
    (EgressOnly, "egress-only", "the application's list of IP addresses has no browser in it: 403"),
    (NoSmsLeft, "no-sms-left", "no SMS is left this month: 消息余量不足"),
];

impl Oddity {
    /// Every oddity with its name and meaning.
    pub fn table() -> impl Iterator<Item = (Self, &'static str, &'static str)> {
        TABLE.into_iter()
    }

    /// The oddity of a name.
    pub fn named(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        TABLE.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }
}
