//! One object store of IndexedDB, `writes`, with entries as JSON text under their ids.

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, TransactionMode};
use wasm_bindgen::JsValue;

use crate::domain::trail::Entry;

const DATABASE: &str = "gantry";
const STORE: &str = "writes";

/// All entries that can be read, in the order of their ids.
pub async fn all() -> Result<Vec<Entry>, String> {
    let database = open().await.map_err(words)?;
    let read = async {
        let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
        let values = transaction.object_store(STORE)?.get_all(None, None)?.await?;
        transaction.await?;
        Ok(values)
    };
    let values: Vec<JsValue> = read.await.map_err(words)?;
    database.close();
    Ok(values.into_iter().filter_map(entry_of).collect())
}

/// Keeps an entry, in place of an earlier one with its id.
pub async fn put(entry: &Entry) -> Result<(), String> {
    let text = serde_json::to_string(entry).map_err(|error| error.to_string())?;
    let key = JsValue::from_str(&entry.id);
    let database = open().await.map_err(words)?;
    let write = async {
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
        transaction.object_store(STORE)?.put(&JsValue::from_str(&text), Some(&key))?.await?;
        transaction.commit()?.await?;
        Ok(())
    };
    let written = write.await.map_err(words);
    database.close();
    written
}

/// What kept an entry from being written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// There is one with its id.
    Known,
    /// Another one blocks it.
    Blocked,
    /// The browser keeps nothing.
    NotKept,
}

/// Keeps an entry unless there is one with its id, or one that `blocks` it. Transactions that write follow one another, also
/// those of other tabs, so that of two who want the same only one succeeds.
pub async fn add(entry: &Entry, blocks: &dyn Fn(&Entry) -> bool) -> Result<Option<Held>, String> {
    let text = serde_json::to_string(entry).map_err(|error| error.to_string())?;
    let key = JsValue::from_str(&entry.id);
    let database = open().await.map_err(words)?;
    let write = async {
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(STORE)?;
        let kept = store.get_all(None, None)?.await?;
        let found = kept.into_iter().filter_map(entry_of).find_map(|known| match known.id == entry.id {
            true => Some(Held::Known),
            false => blocks(&known).then_some(Held::Blocked),
        });
        if found.is_none() {
            store.put(&JsValue::from_str(&text), Some(&key))?.await?;
        }
        transaction.commit()?.await?;
        Ok(found)
    };
    let written = write.await.map_err(words);
    database.close();
    written
}

fn entry_of(value: JsValue) -> Option<Entry> {
    serde_json::from_str(&value.as_string()?).ok()
}

/// Forgets all entries but some.
pub async fn clear_but(kept: &[Entry]) -> Result<(), String> {
    let database = open().await.map_err(words)?;
    let write = async {
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(STORE)?;
        store.clear()?.await?;
        for entry in kept {
            let text = serde_json::to_string(entry).unwrap_or_default();
            store.put(&JsValue::from_str(&text), Some(&JsValue::from_str(&entry.id)))?.await?;
        }
        transaction.commit()?.await?;
        Ok(())
    };
    let written = write.await.map_err(words);
    database.close();
    written
}

async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        // A store that cannot be made shows as a failed transaction, with the browser's own words.
        if let Ok(database) = event.database() {
            let _shown_later = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    request.await
}

fn words(error: Error) -> String {
    error.to_string()
}
