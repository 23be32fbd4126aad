//! Keystone v3 as a real server answers it (keystone.md §4 to §9).

mod assignments;
mod auth;
mod catalog;
mod closing;
mod discovery;
mod domains;
mod issue;
mod limit_fields;
mod limits;
pub mod limits_seed;
mod listing;
mod lookup;
mod options;
mod password;
mod projects;
mod registered;
mod services;
mod tokens;
mod update;
mod users;

use std::sync::Arc;

use axum::Router;

use crate::call::{delete, get, patch, post};
use crate::state::Shared;

/// The routes of Keystone.
pub fn routes() -> Router<Arc<Shared>> {
    let tokens = post(issue::issue).merge(get(tokens::validate)).merge(delete(tokens::revoke));
    let registered = get(registered::list).merge(post(registered::create));
    let one_registered = get(registered::show).merge(patch(registered::change)).merge(delete(registered::remove));
    let one_limit = get(limits::show).merge(patch(limits::change)).merge(delete(limits::remove));
    let compliance = get(domains::security_compliance);
    Router::new()
        .route("/", get(discovery::versions))
        .route("/v3", get(discovery::version))
        .route("/v3/auth/tokens", tokens)
        .route("/v3/auth/catalog", get(auth::catalog))
        .route("/v3/auth/projects", get(auth::projects))
        .route("/v3/auth/domains", get(auth::domains))
        .route("/v3/domains", get(domains::list))
        .route("/v3/domains/{id}", get(domains::show).merge(patch(closing::change_domain)))
        .route("/v3/domains/{id}/config/security_compliance", compliance)
        .route("/v3/projects", get(projects::list))
        .route("/v3/projects/{id}", get(projects::show).merge(patch(closing::change_project)))
        .route("/v3/services", get(services::services))
        .route("/v3/services/{id}", get(services::one_service))
        .route("/v3/regions", get(services::regions))
        .route("/v3/regions/{id}", get(services::one_region))
        .route("/v3/limits/model", get(limits::model))
        .route("/v3/limits", get(limits::list).merge(post(limits::create)))
        .route("/v3/limits/{id}", one_limit)
        .route("/v3/registered_limits", registered)
        .route("/v3/registered_limits/{id}", one_registered)
        .route("/v3/role_assignments", get(assignments::list))
        .route("/v3/users", get(users::list))
        .route("/v3/users/{id}", get(users::show).merge(patch(update::update)))
        .route("/v3/users/{id}/password", post(password::change_own))
}
