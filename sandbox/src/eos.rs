//! EasyStack EOS: quotas of departments and of the platform (eos.md §4, §5).

mod edit;
mod items;
mod quotas;
mod seed;
mod usage;

use std::sync::Arc;

use axum::Router;

use crate::call::{get, patch};
use crate::state::Shared;

pub use items::REGIONS;
pub use quotas::{Column, overwrite};
pub use seed::{seed_department, seed_platform};

/// The department whose quota is the platform's (eos.md §5).
pub const PLATFORM: &str = "default";

/// The routes of EOS.
pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/v3/domain_quotas/{id}", get(quotas::show).merge(patch(edit::edit)))
        .route("/v3/domain_usage", get(usage::show))
}
