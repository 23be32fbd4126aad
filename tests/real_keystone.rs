//! The identity client against a real Keystone with the usual test seed, at `KEYSTONE_URL`. Without that address nothing
//! is tested, and the test says so; `make test` always gives one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout)] // a test may stop at once
#[path = "stories/directory.rs"]
mod directory;
#[path = "stories/identity.rs"]
mod identity;

/// Runs `story` against the Keystone of the environment.
fn against_a_real_one(story: fn(&str)) {
    match std::env::var("KEYSTONE_URL") {
        Ok(address) if !address.is_empty() => story(&address),
        _ => println!("SKIPPED: KEYSTONE_URL is not set, so there is no real Keystone to ask"),
    }
}

#[test]
fn every_scope() {
    against_a_real_one(identity::every_scope);
}

#[test]
fn wrong_credentials() {
    against_a_real_one(identity::wrong_credentials);
}

#[test]
fn departments() {
    against_a_real_one(identity::departments);
}

#[test]
fn users() {
    against_a_real_one(identity::users);
}

#[test]
fn pages() {
    against_a_real_one(directory::pages);
}

#[test]
fn enabling() {
    against_a_real_one(directory::enabling);
}

#[test]
fn password_rule() {
    against_a_real_one(directory::password_rule);
}

#[test]
fn limits() {
    against_a_real_one(directory::limits);
}

#[test]
fn members_of_projects() {
    against_a_real_one(directory::members_of_projects);
}

#[test]
fn tokens() {
    against_a_real_one(identity::tokens);
}

#[test]
fn department_manager() {
    against_a_real_one(identity::department_manager);
}

#[test]
fn passwords() {
    against_a_real_one(identity::passwords);
}

#[test]
fn addresses() {
    against_a_real_one(identity::addresses);
}
