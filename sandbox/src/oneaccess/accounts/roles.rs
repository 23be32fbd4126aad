//! Roles of the applications, with privileges, and within them resources, which are a tree by their parents
//! (oneaccess.md §3.3).

use serde_json::{Value, json};

use crate::oneaccess::apps::APPS;

/// A role.
pub struct Role {
    /// The application's id.
    pub app: &'static str,
    pub id: &'static str,
    pub code: &'static str,
    pub name: &'static str,
    /// Codes of [`PRIVILEGES`].
    privileges: &'static [&'static str],
}

/// All of them.
pub static ROLES: [Role; 4] = [
    Role {
        app: APPS[0].id,
        id: "20220420144449385-C66D-E8C1D1D79",
        code: "console_admin",
        name: "控制台管理员",
        privileges: &["quota", "server"],
    },
    Role {
        app: APPS[0].id,
        id: "20220420144512007-C66D-E8C1D1D80",
        code: "console_operator",
        name: "Operator",
        privileges: &["server"],
    },
    Role {
        app: APPS[0].id,
        id: "20220420144530114-C66D-E8C1D1D81",
        code: "console_guest",
        name: "访客",
        privileges: &[],
    },
    Role {
        app: APPS[1].id,
        id: "20220420144601998-C66D-E8C1D1D82",
        code: "ledger_reader",
        name: "Reader",
        privileges: &["ledger"],
    },
];

/// Code, name, resources: code, name, code of the parent.
type Privilege = (&'static str, &'static str, &'static [(&'static str, &'static str, &'static str)]);

const PRIVILEGES: [Privilege; 3] = [
    ("quota", "配额管理", &[("quota", "配额", ""), ("quota_read", "查看", "quota"), ("quota_write", "调整", "quota")]),
    (
        "server",
        "服务器",
        &[
            ("server", "服务器", ""),
            ("server_power", "电源", "server"),
            ("server_restart", "重启", "server_power"),
            ("server_order", "订购", "server"),
        ],
    ),
    ("ledger", "Ledger", &[("ledger", "Ledger", "")]),
];

/// A role as it is shown with an account.
pub fn shown(id: &str) -> Option<Value> {
    let role = ROLES.iter().find(|role| role.id == id)?;
    let privileges = PRIVILEGES.iter().filter(|row| role.privileges.contains(&row.0));
    let privileges: Vec<Value> = privileges
        .map(|(code, name, items)| {
            let items: Vec<Value> = items.iter().map(resource).collect();
            json!({
                "privilege_id": format!("PRI-{code}"), "privilege_code": code, "privilege_name": name,
                "resource_items": items,
            })
        })
        .collect();
    Some(json!({"role_id": role.id, "role_code": role.code, "role_name": role.name, "privileges": privileges}))
}

fn resource((code, name, parent): &(&str, &str, &str)) -> Value {
    let parent = if parent.is_empty() { Value::Null } else { json!(format!("RES-{parent}")) };
    json!({"item_id": format!("RES-{code}"), "item_code": code, "item_name": name, "item_parentid": parent})
}
