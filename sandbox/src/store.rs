//! What lasts: one SQLite connection behind a lock. Every use is one transaction.

pub mod names;
mod people;
mod schema;
pub mod seed;

use std::fs;
use std::path::Path;
use std::sync::Mutex;

use rusqlite::Connection;

use crate::options::{Options, Place};
use crate::state::lock;

/// The database.
pub struct Store(Mutex<Connection>);

impl Store {
    /// Opens the state, and seeds it when it is new or `fresh` is asked for. The error is one sentence
    /// for a person.
    pub fn open(options: &Options) -> Result<Self, String> {
        let db = match &options.place {
            Place::Memory => Connection::open_in_memory().map_err(|error| error.to_string())?,
            Place::File(path) => open_file(path, options.fresh)
                .map_err(|error| format!("cannot use the state file {}: {error}", path.display()))?,
        };
        let store = Self(Mutex::new(db));
        let problem = |error: rusqlite::Error| format!("cannot prepare the state: {error}");
        if store.within(schema::is_empty).map_err(problem)? {
            store.within(schema::create).map_err(problem)?;
            store.within(|db| seed::seed(db, options)).map_err(problem)?;
        } else {
            store.within(|db| schema::check(db, options)).map_err(problem)??;
        }
        Ok(store)
    }

    /// Puts the seed back; tokens stay good unless they are to go too.
    pub fn reset(&self, options: &Options, tokens: bool) -> rusqlite::Result<()> {
        self.within(|db| {
            schema::clear(db, tokens)?;
            seed::seed(db, options)
        })
    }

    /// Works in one transaction, which is undone when the work fails. Must not be nested.
    pub fn within<T, E: From<rusqlite::Error>>(&self, work: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E> {
        let mut db = lock(&self.0);
        let transaction = db.transaction()?;
        let result = work(&transaction)?;
        transaction.commit()?;
        Ok(result)
    }
}

fn open_file(path: &Path, fresh: bool) -> Result<Connection, String> {
    let say = |error: std::io::Error| error.to_string();
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(say)?;
    }
    if fresh {
        for ending in ["", "-wal", "-shm"] {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            match fs::remove_file(&name) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(say(error)),
                _ => {}
            }
        }
    }
    let db = Connection::open(path).map_err(|error| error.to_string())?;
    let settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000;";
    db.execute_batch(settings).map_err(|error| error.to_string())?;
    Ok(db)
}
