//! `/settings.json`: the console's own, with the addresses of this sandbox put in.

use std::sync::Arc;

use axum::extract::State;
use serde_json::{Value, json};

use crate::answer::{Answer, set, text};
use crate::identity::Identity;
use crate::state::Shared;

/// Answers the file of the build with the back ends' addresses replaced. A file that is not JSON is
/// passed on as it is: the console has a page for that.
pub async fn settings(State(shared): State<Arc<Shared>>) -> Answer {
    let path = shared.options.dist.as_ref().map(|folder| folder.join("settings.json"));
    let file = path.and_then(|path| std::fs::read_to_string(path).ok());
    let body = match file.as_deref().map(serde_json::from_str::<Value>) {
        Some(Err(_)) => file.unwrap_or_default(),
        Some(Ok(settings)) => addressed(&shared, settings).to_string(),
        None => addressed(&shared, json!({"language": "auto", "keystone": {"domain": "Default"}})).to_string(),
    };
    let mut answer = text(200, "application/json", body);
    set(&mut answer, "cache-control", "no-cache");
    answer
}

fn addressed(shared: &Shared, mut settings: Value) -> Value {
    let remote = match &shared.identity {
        Identity::Remote(keystone) => Some(keystone.base()),
        Identity::Own => None,
    };
    let Some(all) = settings.as_object_mut() else { return settings };
    let mut put = |section: &str, url: Value| {
        let section = all.entry(section).or_insert_with(|| json!({}));
        if let Some(section) = section.as_object_mut() {
            section.insert("url".into(), url);
        }
    };
    put("keystone", remote.map_or_else(|| json!(shared.v3()), |base| json!(base)));
    // Our own catalogue names EOS; a real Keystone's does not know it.
    put("easystack", if remote.is_some() { json!(shared.v3()) } else { Value::Null });
    // The service may come and go while the sandbox runs.
    put("platform", shared.cms.generation().map_or(Value::Null, |_| json!(shared.backends)));
    let engine = format!("{}/api", shared.backends);
    put("zkeys", if shared.options.zkeys { json!(engine) } else { Value::Null });
    settings
}
