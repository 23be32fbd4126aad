//! Accounts at other services that let somebody in here (`oneaccess.md` §2, B3).
use crate::domain::moment::Moment;

/// One such account of the signed-in person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SocialAccount {
    /// The id of the tie, by which it is undone.
    pub id: String,
    /// Where the account is.
    pub network: Network,
    /// Its id there.
    pub uid: Option<String>,
    /// Its name there: a stranger chose it.
    pub nickname: Option<String>,
    /// When the tie was made.
    pub created: Option<Moment>,
    /// When it was changed last.
    pub updated: Option<Moment>,
}

/// The networks that the contract names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Network {
    /// WeChat.
    WeChat,
    /// A WeChat mini-program or public account (`weixinmp`).
    WeChatMp,
    /// WeChat Work.
    WeChatWork,
    /// Weibo.
    Weibo,
    /// QQ.
    Qq,
    /// Alipay.
    Alipay,
    /// A word the contract does not know, as received.
    Other(String),
}

impl Network {
    /// Reads the vendor's word.
    #[must_use]
    pub fn named(word: &str) -> Network {
        match word.trim().to_ascii_lowercase().as_str() {
            "weixin" => Network::WeChat,
            "weixinmp" => Network::WeChatMp,
            "wechat_work" => Network::WeChatWork,
            "weibo" => Network::Weibo,
            "qq" => Network::Qq,
            "alipay" => Network::Alipay,
            _ => Network::Other(word.to_owned()),
        }
    }
}

/// A list of them as far as it could be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SocialAccounts {
    /// The readable ones, in the service's order.
    pub items: Vec<SocialAccount>,
    /// How many had no id: they cannot be undone.
    pub unreadable: usize,
}
