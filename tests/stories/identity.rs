//! What must hold against every Keystone with the usual test seed: a real one and the one the sandbox plays. (Departments
//! Default, 研发部, 财务部, 运维部 at least; `admin`; `user01` and so on, going round the departments; `user02` manages 研发部.)
use futures::executor::block_on;
use gantry::domain::account::directory::PasswordEnd;
use gantry::domain::account::sign_in::{Naming, Refusal, WantedScope, Who, WrongAddress};
use gantry::domain::account::{Scope, Secret, Session};
use gantry::transport::host::Host;
use gantry::transport::{Base, Failure, Transport};
use gantry::vendors::keystone::{Filter, Keystone, SignInFailure};
use std::collections::BTreeSet;
use std::time::Duration;

/// The password of `user01` and all like it.
pub const PASSWORD: &str = "Passw0rd-1";

/// A client of the identity service at `address`.
pub fn keystone(address: &str) -> Keystone<Host> {
    Keystone::new(Host::new(), Base::parse_v3(address).unwrap(), Duration::from_secs(30))
}

/// A secret for a test.
pub fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

/// A user by name in a department.
pub fn named(name: &str, department: &str) -> Who {
    Who::Name { name: name.into(), domain: Naming::Name(department.into()) }
}

/// The scope of a project in a department.
pub fn project(name: &str, department: &str) -> WantedScope {
    WantedScope::Project { name: name.into(), domain: Naming::Name(department.into()) }
}

/// The administrator, signed in as EOS demands it: for a project.
pub fn admin(address: &str) -> Session {
    let signed_in =
        keystone(address).sign_in_now(&named("admin", "Default"), "devstacker", &project("admin", "Default"));
    signed_in.expect("the administrator can sign in")
}

/// Signing in without the ceremony of futures and secrets.
pub trait SignInNow {
    /// Signs in and waits for it.
    fn sign_in_now(&self, who: &Who, password: &str, wanted: &WantedScope) -> Result<Session, SignInFailure>;
}

impl<T: Transport> SignInNow for Keystone<T> {
    fn sign_in_now(&self, who: &Who, password: &str, wanted: &WantedScope) -> Result<Session, SignInFailure> {
        block_on(self.sign_in(who, &secret(password), wanted))
    }
}

/// Every scope is granted as it was asked for, and another one can be had for the same token.
pub fn every_scope(address: &str) {
    let keystone = keystone(address);
    let session = admin(address);
    assert!(matches!(&session.about.scope, Scope::Project { project, .. } if project.name.as_deref() == Some("admin")));
    assert!(session.about.has_role("admin"), "{session:?}");
    let identity = session.endpoint("identity", None).expect("the catalogue names the identity service");
    assert_eq!(Base::parse_v3(&identity.url).unwrap().as_str(), keystone.base().as_str());
    let remaining = session.remaining_ms(Host::new().now()).expect("the token ends");
    assert!((60_000..=48 * 3_600_000).contains(&remaining), "{remaining}");
    let ahead = session.about.server_ahead_ms.expect("a fresh token tells the server's clock");
    assert!(ahead.abs() < 10_000, "server and test run on one machine, yet its clock seems {ahead} ms ahead");

    let by_id = Who::Id(session.about.user.id.clone());
    assert!(keystone.sign_in_now(&by_id, "devstacker", &project("admin", "Default")).is_ok());

    let usual = keystone.sign_in_now(&named("user01", "Default"), PASSWORD, &WantedScope::Usual).unwrap();
    assert!(matches!(&usual.about.scope, Scope::Project { project, .. } if project.name.as_deref() == Some("web")));

    let research = WantedScope::Domain(Naming::Name("研发部".into()));
    let manager = keystone.sign_in_now(&named("user02", "研发部"), PASSWORD, &research).unwrap();
    assert!(matches!(&manager.about.scope, Scope::Domain(domain) if domain.name.as_deref() == Some("研发部")));
    assert!(manager.about.has_role("manager"));

    let bare = keystone.sign_in_now(&named("user01", "Default"), PASSWORD, &WantedScope::Unscoped).unwrap();
    assert_eq!((&bare.about.scope, bare.about.roles.len(), bare.about.endpoints.len()), (&Scope::Unscoped, 0, 0));
    let choice = block_on(keystone.own_projects(&bare.token)).unwrap();
    let web =
        choice.items.iter().find(|project| project.name == "web").expect("an unscoped token can choose a project");
    let chosen = block_on(keystone.rescope(&bare.token, &WantedScope::ProjectId(web.id.clone()))).unwrap();
    assert!(
        matches!(&chosen.about.scope, Scope::Project { project, .. } if project.id.as_deref() == Some(web.id.as_str()))
    );
    assert_eq!(chosen.about.expires_at, bare.about.expires_at, "another scope does not lengthen a session");
    let operations = keystone.sign_in_now(&named("user04", "运维部"), PASSWORD, &WantedScope::Usual).unwrap();
    assert_eq!(operations.about.scope, Scope::Unscoped, "who has no project gets no scope");
}

/// Whatever is wrong, Keystone says the same.
pub fn wrong_credentials(address: &str) {
    let keystone = keystone(address);
    for (who, password, wanted) in [
        (named("user01", "Default"), "wrong", WantedScope::Usual),
        (named("nobody-of-this-name", "Default"), PASSWORD, WantedScope::Usual),
        (named("user01", "No such department"), PASSWORD, WantedScope::Usual),
        (named("user01", "财务部"), PASSWORD, WantedScope::Usual),
        (named("user01", "Default"), PASSWORD, project("admin", "Default")),
        (named("user01", "Default"), PASSWORD, project("no-such-project", "Default")),
        (Who::Id("no-such-user".into()), PASSWORD, WantedScope::Unscoped),
    ] {
        let refused = keystone.sign_in_now(&who, password, &wanted);
        assert_eq!(refused, Err(SignInFailure::Refused(Refusal::WrongCredentials)), "{who:?} {wanted:?}");
    }
}

/// An administrator sees every department; a member none, but itself.
pub fn departments(address: &str) {
    let keystone = keystone(address);
    let listing = block_on(keystone.departments(&admin(address).token)).unwrap();
    let names: BTreeSet<&str> = listing.items.iter().map(|department| department.name.as_str()).collect();
    assert!(names.is_superset(&BTreeSet::from(["Default", "研发部", "财务部", "运维部"])), "{names:?}");
    assert_eq!((listing.unreadable, listing.complete), (0, true));
    assert!(listing.items.iter().any(|department| department.id == "default" && department.enabled == Some(true)));

    let member = keystone.sign_in_now(&named("user01", "Default"), PASSWORD, &WantedScope::Usual).unwrap();
    let refused = block_on(keystone.departments(&member.token)).unwrap_err();
    assert_eq!(refused.status(), Some(403), "{refused:?}");
    assert!(refused.request_id().is_some_and(|id| id.starts_with("req-")), "{refused:?}");
    let own = block_on(keystone.user(&member.token, &member.about.user.id)).unwrap();
    assert_eq!((own.name.as_str(), own.domain_id.as_deref(), own.enabled), ("user01", Some("default"), Some(true)));
    let missing = block_on(keystone.user(&admin(address).token, "nobody/../x")).unwrap_err();
    assert_eq!(missing.status(), Some(404), "{missing:?}");
}

/// Users come page by page, by department and by name, and every way gives the same people.
pub fn users(address: &str) {
    let keystone = keystone(address);
    let token = admin(address).token;
    let ids = |filter: &Filter| -> Vec<String> {
        let listing = block_on(keystone.users(&token, filter)).unwrap();
        assert_eq!((listing.unreadable, listing.complete), (0, true), "{filter:?}");
        listing.items.into_iter().map(|user| user.id).collect()
    };
    let all = ids(&Filter::default());
    assert!(all.len() >= 21, "{}", all.len());
    assert_eq!(ids(&Filter { page_size: Some(4), ..Filter::default() }), all);
    assert_eq!(ids(&Filter { page_size: Some(0), ..Filter::default() }), all);

    let domain_id = Some("default".to_owned());
    let here = block_on(keystone.users(&token, &Filter { domain_id: domain_id.clone(), ..Filter::default() })).unwrap();
    assert!(
        here.items.iter().all(|user| user.domain_id == domain_id)
            && here.items.len() >= 6
            && here.items.len() < all.len()
    );
    // A page is filtered after it is cut, so that a short page does not mean the end.
    let named = Filter { domain_id, name_contains: Some("USER0".into()), page_size: Some(2), ..Filter::default() };
    let found = block_on(keystone.users(&token, &named)).unwrap();
    let mut names: Vec<&str> = found.items.iter().map(|user| user.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["user01", "user05", "user09"]);

    let projects = block_on(keystone.projects(&token, &Filter::default())).unwrap();
    assert!(
        projects.items.iter().any(|project| project.name == "web" && project.domain_id.as_deref() == Some("default"))
    );
}

/// A pasted token is as good as a password until it is revoked.
pub fn tokens(address: &str) {
    let keystone = keystone(address);
    let session = keystone.sign_in_now(&named("user01", "Default"), PASSWORD, &WantedScope::Usual).unwrap();
    let other = keystone.sign_in_now(&named("user01", "Default"), PASSWORD, &WantedScope::Usual).unwrap();
    let pasted = block_on(keystone.adopt(secret(&format!("  {}\n", session.token.expose())))).unwrap();
    assert_eq!((pasted.about.scope, pasted.about.expires_at), (session.about.scope.clone(), session.about.expires_at));
    let kept = Session::restore(session.expose_for_this_tab().expose()).unwrap();
    assert!(kept == session);

    block_on(keystone.revoke(&session.token)).unwrap();
    let ended = block_on(keystone.own_projects(&session.token)).unwrap_err();
    assert!(ended.session_ended() && !ended.ambiguous_for_write(), "{ended:?}");
    let rejected = Err(SignInFailure::Refused(Refusal::TokenRejected));
    assert_eq!(block_on(keystone.validate(&session.token)), rejected);
    assert_eq!(block_on(keystone.adopt(secret("no-token-at-all"))), rejected);
    assert_eq!(block_on(keystone.rescope(&session.token, &WantedScope::Unscoped)), rejected);
    assert_eq!(block_on(keystone.revoke(&session.token)), Ok(()), "revoking twice is no failure");
    assert!(block_on(keystone.own_projects(&other.token)).is_ok(), "the other session of the same user goes on");
}

/// Who manages a department sees and helps its people, and nobody else's.
pub fn department_manager(address: &str) {
    let keystone = keystone(address);
    let research = WantedScope::Domain(Naming::Name("研发部".into()));
    let manager = keystone.sign_in_now(&named("user02", "研发部"), PASSWORD, &research).unwrap();
    let own = block_on(keystone.own_departments(&manager.token)).unwrap();
    assert_eq!(own.items.iter().map(|department| department.name.as_str()).collect::<Vec<_>>(), ["研发部"]);
    let people = block_on(keystone.users(&manager.token, &Filter::default())).unwrap().items;
    assert!(people.iter().all(|user| user.domain_id.as_deref() == Some(own.items[0].id.as_str())) && people.len() >= 5);

    let set = |user_id: &str| {
        let request = keystone.password_request(&manager.token, user_id, &secret(PASSWORD)).unwrap();
        block_on(keystone.change_user(&request))
    };
    let helped = people.iter().find(|user| user.name == "user18").unwrap();
    assert_eq!(set(&helped.id).map(|user| user.id).as_ref(), Ok(&helped.id));
    let stranger =
        keystone.sign_in_now(&named("user01", "Default"), PASSWORD, &WantedScope::Usual).unwrap().about.user.id;
    assert_eq!(set(&stranger).unwrap_err().status(), Some(403));
    assert_eq!(set("no-such-user").unwrap_err().status(), Some(403), "whether somebody exists is not told");
    // Who resets the own password loses the own session with it.
    assert!(set(&manager.about.user.id).is_ok());
    assert!(block_on(keystone.own_departments(&manager.token)).unwrap_err().session_ended());
    assert!(keystone.sign_in_now(&named("user02", "研发部"), PASSWORD, &research).is_ok());
}

/// A new password holds at once, ends the old sessions, and where it is only a temporary one, sign-in says so.
pub fn passwords(address: &str) {
    let keystone = keystone(address);
    let (who, new) = (named("user17", "Default"), "N3w-パスワード-🔑");
    let before = keystone.sign_in_now(&who, PASSWORD, &WantedScope::Usual).unwrap();
    let id = &before.about.user.id;
    let set = |user_id: &str, password: &str| {
        let request = keystone.password_request(&admin(address).token, user_id, &secret(password)).unwrap();
        block_on(keystone.change_user(&request))
    };
    let user = set(id, new).unwrap();
    assert_eq!((&user.id, user.name.as_str()), (id, "user17"));
    let ended = block_on(keystone.own_projects(&before.token)).unwrap_err();
    assert!(ended.session_ended(), "{ended:?}");
    let wrong = Err(SignInFailure::Refused(Refusal::WrongCredentials));
    assert_eq!(keystone.sign_in_now(&who, PASSWORD, &WantedScope::Usual), wrong);
    let first = keystone.sign_in_now(&who, new, &WantedScope::Usual);
    match user.password_expires {
        PasswordEnd::At(end) if end <= Host::new().now() => {
            assert_eq!(first, Err(SignInFailure::Refused(Refusal::PasswordExpired { user_id: Some(id.clone()) })));
        }
        _ => assert!(first.is_ok(), "{first:?}"),
    }
    let not_mine = block_on(keystone.change_own_password(id, &secret("wrong"), &secret("An0ther-one")));
    assert!(not_mine.unwrap_err().session_ended(), "the original must be right");
    block_on(keystone.change_own_password(id, &secret(new), &secret(PASSWORD))).unwrap();
    assert!(keystone.sign_in_now(&who, PASSWORD, &WantedScope::Usual).is_ok());
    assert_eq!(set("no-such-user", new).unwrap_err().status(), Some(404));
}

/// An address that is not Keystone's is explained, and the right one is known.
pub fn addresses(address: &str) {
    let right = keystone(address);
    assert_eq!(block_on(right.discover()), Ok(None));
    let wrong = keystone(&format!("{}/nowhere", right.base().above_v3()));
    let refused = wrong.sign_in_now(&named("admin", "Default"), "devstacker", &WantedScope::Usual);
    assert_eq!(refused, Err(SignInFailure::Refused(Refusal::WrongAddress(WrongAddress::NothingThere))));
    let unnamed = right.sign_in_now(&named("", "Default"), "x", &WantedScope::Usual).unwrap_err();
    assert!(
        matches!(unnamed, SignInFailure::Refused(Refusal::WrongCredentials | Refusal::Malformed { .. })),
        "{unnamed:?}"
    );
    let nobody = keystone("http://127.0.0.1:1/v3").sign_in_now(&named("admin", "Default"), "x", &WantedScope::Usual);
    let Err(SignInFailure::Failed(failure @ Failure::Unreachable(_))) = nobody else { panic!("{nobody:?}") };
    assert!(!failure.ambiguous_for_write(), "nothing was sent: {failure:?}");
}
