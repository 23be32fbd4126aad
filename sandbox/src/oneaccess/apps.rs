//! The tenant and its applications.

/// The tenant's id, for `X-tenant-id`.
pub const TENANT: &str = "08f770f51f80d2f40f38c00cb199fd21";

/// An application.
pub struct App {
    /// The id that management calls name it by.
    pub id: &'static str,
    /// The public identifier.
    pub client: &'static str,
    /// Never for a browser.
    pub secret: &'static str,
    pub name: &'static str,
    /// How its OpenID Connect tokens are signed.
    pub algorithm: &'static str,
    /// Seconds a refresh token lives; `None` = it gets none.
    pub refresh_seconds: Option<i64>,
}

/// All of them. The first is the console's.
pub static APPS: [App; 2] = [
    App {
        id: "20210621095850460-5A8A-APP0CONSOLE",
        client: "DRrYIqauawN0I8myTMoDTPys6ezGZxnm",
        secret: "demo_secret_console_0123456789ab",
        name: "Console",
        algorithm: "RS256",
        refresh_seconds: Some(30 * 86_400),
    },
    App {
        id: "20210701101500123-71C2-APP00LEDGER",
        client: "k3mQ0pTzvWcYx8LrN5dHs2bJf7gUaE1R",
        secret: "demo_secret_ledger_fedcba9876543",
        name: "Ledger",
        algorithm: "RS512",
        refresh_seconds: None,
    },
];

/// The application of a client id.
pub fn by_client(client: &str) -> Option<&'static App> {
    APPS.iter().find(|app| app.client == client)
}

/// The application of an id.
pub fn by_id(id: &str) -> Option<&'static App> {
    APPS.iter().find(|app| app.id == id)
}

/// Organizations: code, name, id, code of the parent. The first is the root.
pub const ORGS: [(&str, &str, &str, &str); 6] = [
    ("10000", "示例集团", "20210621095942194-560B-57E3CC001", ""),
    ("10100", "研发中心", "20210621095942195-560B-57E3CC002", "10000"),
    ("10200", "财务部", "20210621095942196-560B-57E3CC003", "10000"),
    ("10110", "平台工程部", "20210621095942197-560B-57E3CC004", "10100"),
    ("TestOrg1", "华东分公司", "20210621095942198-560B-57E3CC005", "10000"),
    ("TestOrg2", "Outsourcing partners", "20210621095942199-560B-57E3CC006", "10000"),
];

/// The id of an organization's code.
pub fn org_id(code: &str) -> Option<&'static str> {
    ORGS.iter().find(|org| org.0 == code).map(|org| org.2)
}
