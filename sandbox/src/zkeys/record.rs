//! A machine as the engine shows it (baremetal.md §4.6, and §5 for what `create` answers).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::catalogue::{self, Product};
use super::clock;
use super::holdings::{Address, Degrade, Holdings, Upgrade};
use super::oddity::Oddity;
use super::play::Play;
use super::servers::Server;

/// What all three places show.
fn common(server: &Server, addresses: &[Address]) -> Map<String, Value> {
    let mut record = server.product().map(Product::hardware).unwrap_or_default();
    let system = catalogue::system(server.system).map_or(0, |system| system.id);
    let fields = json!({
        "guid": server.guid.to_string(), "product_guid": server.product.to_string(),
        "line_guid": server.line.to_string(), "cabinet_sn": server.cabinet, "system_id": system.to_string(),
        "login_name": server.login, "buy_time": clock::text(server.bought), "start_time": clock::text(server.started),
        "end_time": clock::text(server.ends), "order_status": server.order.to_string(),
        "run_status": server.run.to_string(), "act_status": server.act.to_string(), "buy_remarks": server.remarks,
        "ip": addresses.iter().map(address).collect::<Vec<_>>(),
    });
    extend(&mut record, fields);
    record
}

fn extend(record: &mut Map<String, Value>, fields: Value) {
    if let Value::Object(fields) = fields {
        record.extend(fields);
    }
}

fn read(server: &Server, holdings: &Holdings, last: Value) -> Value {
    let mut record = common(server, holdings.addresses(server));
    let fields = json!({
        "system_guid": server.system.to_string(),
        "upgrade": holdings.upgrades(server).iter().map(upgrade).collect::<Vec<_>>(),
        "degrades": holdings.degrades(server).iter().map(|one| degrade(server, one)).collect::<Vec<_>>(),
    });
    extend(&mut record, fields);
    extend(&mut record, last);
    record.extend(server.extra.clone());
    Value::Object(record)
}

/// A row of the list.
pub fn listed(server: &Server, holdings: &Holdings, play: &Play) -> Value {
    read(server, holdings, with_partition(server, play, json!({"name": server.name})))
}

/// A machine alone: without its name, but with whom it was sold to, as a number.
pub fn single(server: &Server, holdings: &Holdings, play: &Play) -> Value {
    read(server, holdings, with_partition(server, play, json!({"client_user_id": server.client})))
}

/// The first partition: as it was asked for, or in GB. −1 and 0 are no sizes.
fn partition(server: &Server, in_gb: bool) -> String {
    let size = if in_gb && server.partition > 0 { server.partition / 1024 } else { server.partition };
    size.to_string()
}

/// What machines tell of their first partition only by switch.
fn with_partition(server: &Server, play: &Play, mut fields: Value) -> Value {
    let in_gb = play.has(Oddity::PartitionGb);
    if let Some(fields) = fields.as_object_mut().filter(|_| in_gb || play.has(Oddity::PartitionMb)) {
        fields.insert("system_partition_size".into(), json!(partition(server, in_gb)));
    }
    fields
}

/// A machine that was just bought. What stands for its password is random: nobody can read the password back.
pub fn bought(server: &Server, addresses: &[Address], stocked: bool, play: &Play) -> Map<String, Value> {
    let mut record = common(server, addresses);
    let secret: [u8; 16] = std::array::from_fn(|_| fastrand::u8(..));
    let mut fields = json!({
        "id": server.id.to_string(), "stock_id": (server.id % 1000 + 27).to_string(), "name": server.name,
        "login_password": STANDARD.encode(secret), "ssh_public_key": null, "system_partition": null,
        "system_partition_size": partition(server, play.has(Oddity::PartitionGb)), "sync_status": "0", "sync_time": null,
        "renew_notice": "0", "renew_notice_time": null, "push_status": "0", "is_agent": "1",
        "stock_type": if stocked { "1" } else { "0" }, "ipmi_ip": "", "ipmi_user": null, "ipmi_pass": null,
        "renew_price": "0.00", "renew_price_setting": "0", "renew_price_remark": null,
    });
    let more = json!({
        "lock_vnc": "0", "is_upgrade": "0", "lock_status": "0", "lock_reason": "", "lock_time": null,
        "install_mode": "1", "renew_auto": "0",
    });
    if let Some(fields) = fields.as_object_mut() {
        extend(fields, more);
    }
    extend(&mut record, fields);
    record
}

fn address(address: &Address) -> Value {
    json!({
        "ip": address.ip, "status": address.status.to_string(), "mask": address.mask, "gateway": address.gateway,
        "create_time": clock::text(address.created), "ip_num": "1",
        "is_default": if address.is_default { "1" } else { "0" }, "net_type": address.net_type,
    })
}

fn upgrade(upgrade: &Upgrade) -> Value {
    json!({
        "type": upgrade.kind, "degrade_guid": upgrade.degrade.map(|guid| guid.to_string()),
        "nums": upgrade.nums.to_string(), "value": upgrade.value, "status": upgrade.status.to_string(),
        "order_no_api": upgrade.order_no, "create_time": clock::text(upgrade.created),
    })
}

fn degrade(server: &Server, degrade: &Degrade) -> Value {
    json!({
        "id": degrade.id.to_string(), "guid": degrade.guid.to_string(), "baremetal_guid": server.guid.to_string(),
        "item": degrade.item, "status": degrade.status.to_string(), "reason": degrade.reason,
        "apply_time": clock::text(degrade.apply), "create_time": clock::text(degrade.created),
        "finish_time": degrade.finished.map(clock::text), "value": degrade.value, "new_value": degrade.new,
        "old_value": degrade.old,
    })
}
