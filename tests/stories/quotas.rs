//! Quotas against the sandbox: read, change, refuse, and every way an answer can go wrong (contract `eos` §1, §4, §5).
use std::time::Duration;

use futures::executor::block_on;
use gantry::domain::account::Session;
use gantry::domain::account::sign_in::{Naming, WantedScope};
use gantry::domain::quota::change::{Batch, Book, Owner, Plan, Reviewed};
use gantry::domain::quota::entry::Entry;
use gantry::domain::quota::reading::{Cap, Reading};
use gantry::domain::quota::sheet::{PLATFORM, Problem, Region, Sheet};
use gantry::transport::host::Host;
use gantry::transport::{Base, Failure, Polite};
use gantry::vendors::easystack::client::EasyStack;
use sandbox::{Options, Running};

use crate::identity::{PASSWORD, SignInNow, admin, keystone, named};

struct World {
    sandbox: Running,
    session: Session,
}

impl World {
    fn new() -> Self {
        Self::with(Options::default())
    }

    fn with(options: Options) -> Self {
        let sandbox = sandbox::start(options).expect("the sandbox starts");
        let session = admin(sandbox.backends());
        Self { sandbox, session }
    }

    fn eos(&self) -> EasyStack<Polite<Host>> {
        self.eos_for(&self.session)
    }

    fn eos_for(&self, session: &Session) -> EasyStack<Polite<Host>> {
        let base = Base::parse_v3(self.sandbox.backends()).unwrap();
        EasyStack::new(Polite::new(Host::new()), base, session.token.clone(), Duration::from_secs(1))
    }

    /// A department other than the platform's.
    fn department(&self) -> Owner {
        let listing = block_on(keystone(self.sandbox.backends()).departments(&self.session.token)).unwrap();
        let department = listing.items.into_iter().find(|department| department.name == "研发部").unwrap();
        Owner { book: Book::Eos, id: department.id, name: department.name }
    }

    fn read(&self, owner: &Owner) -> Sheet {
        block_on(self.eos().department(&owner.id)).unwrap()
    }

    fn send(&self, owner: &Owner, reviewed: &Reviewed) -> Result<Sheet, Failure> {
        block_on(self.eos().set(&owner.id, only(reviewed))).map(|written| written.sheet)
    }
}

fn only(reviewed: &Reviewed) -> &Batch {
    assert_eq!(reviewed.plan().batches.len(), 1);
    &reviewed.plan().batches[0]
}

fn cap(region: &Region, key: &str) -> f64 {
    region.row(key).and_then(|row| row.cap.known()).expect("a cap").height()
}

/// A plan that raises one item of the first region by one.
fn raise(owner: &Owner, sheet: &Sheet, key: &str) -> Plan {
    let region = &sheet.regions[0];
    let entry = Entry::Typed((cap(region, key) + 1.0).to_string());
    Plan::draw(owner.clone(), sheet, &[(region.name.to_string(), key.to_owned(), entry)]).unwrap()
}

#[test]
fn a_change_is_sent_applied_and_read_back() {
    let world = World::new();
    let owner = world.department();
    let before = world.read(&owner);
    let reviewed = raise(&owner, &before, "cores").confirm(&world.read(&owner)).unwrap();
    let answer = world.send(&owner, &reviewed).unwrap();
    let region = only(&reviewed).region.clone();
    assert_eq!(only(&reviewed).not_shown_in(answer.region(&region).unwrap()), []);
    let after = world.read(&owner);
    assert_eq!(cap(&after.regions[0], "cores"), cap(&before.regions[0], "cores") + 1.0);
    assert_eq!(cap(&after.regions[0], "ram"), cap(&before.regions[0], "ram"), "what was not changed was not touched");
    let calls = world.sandbox.calls();
    let patches: Vec<_> = calls.iter().filter(|call| call["method"] == "PATCH").collect();
    assert_eq!(patches.len(), 1);
    assert_eq!(patches[0]["body"]["domain"].as_object().unwrap().len(), 2, "the region and the changed key only");
}

#[test]
fn unlimited_is_minus_one_on_the_wire_and_comes_back_as_unlimited() {
    let world = World::new();
    let owner = world.department();
    let sheet = world.read(&owner);
    let region = sheet.regions[0].name.to_string();
    let plan = Plan::draw(owner.clone(), &sheet, &[(region.clone(), "router".into(), Entry::Unlimited)]).unwrap();
    world.send(&owner, &plan.confirm(&sheet).unwrap()).unwrap();
    let after = world.read(&owner);
    assert_eq!(after.region(&region).unwrap().row("router").unwrap().cap, Reading::Known(Cap::Unlimited));
}

#[test]
fn a_volume_type_with_dots_or_chinese_can_be_changed() {
    let world = World::new();
    let owner = world.department();
    let sheet = world.read(&owner);
    let odd: Vec<String> = sheet.regions[0]
        .rows
        .iter()
        .map(|row| row.item.key())
        .filter(|key| key.starts_with("gigabytes_") && (key.contains('.') || !key.is_ascii()))
        .collect();
    assert_eq!(odd.len(), 2, "{odd:?}");
    for key in odd {
        let now = world.read(&owner);
        world.send(&owner, &raise(&owner, &now, &key).confirm(&now).unwrap()).unwrap();
        let after = world.read(&owner);
        assert_eq!(cap(&after.regions[0], &key), cap(&now.regions[0], &key) + 1.0);
    }
}

#[test]
fn what_somebody_else_moved_is_a_conflict_and_is_not_sent() {
    let world = World::new();
    let owner = world.department();
    let seen = world.read(&owner);
    let plan = raise(&owner, &seen, "cores");
    let region = seen.regions[0].name.to_string();
    world.sandbox.set_quota(&owner.id, &region, "cores", 7777.0).unwrap();
    let conflicts = plan.clone().confirm(&world.read(&owner)).unwrap_err();
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].theirs.known().unwrap().height(), 7777.0);
    // On the ground of what stands now the person may still want it.
    let now = world.read(&owner);
    let (rebased, lost) = plan.rebase(&now);
    assert!(lost.is_empty());
    world.send(&owner, &rebased.confirm(&now).unwrap()).unwrap();
    assert_eq!(cap(&world.read(&owner).regions[0], "cores"), cap(&seen.regions[0], "cores") + 1.0);
}

#[test]
fn an_answer_that_never_comes_leaves_the_outcome_unknown_until_it_is_read() {
    for (fault, applied) in
        [("timeout-after", true), ("drop-after", true), ("timeout-before", false), ("drop-before", false)]
    {
        let world = World::new();
        let owner = world.department();
        let sheet = world.read(&owner);
        let reviewed = raise(&owner, &sheet, "cores").confirm(&sheet).unwrap();
        world.sandbox.fault(&format!("PATCH /v3/domain_quotas/* {fault} times=1")).unwrap();
        let failure = world.send(&owner, &reviewed).unwrap_err();
        assert!(failure.ambiguous_for_write(), "{fault}: {failure:?}");
        let after = world.read(&owner);
        let missing = only(&reviewed).not_shown_in(&after.regions[0]);
        assert_eq!(missing.is_empty(), applied, "{fault}");
        let patches = world.sandbox.calls().iter().filter(|call| call["method"] == "PATCH").count();
        assert!(patches <= 1, "{fault}: a write is never repeated by itself");
    }
}

#[test]
fn an_answer_with_the_old_values_is_not_applied() {
    let world = World::new();
    let owner = world.department();
    let sheet = world.read(&owner);
    let reviewed = raise(&owner, &sheet, "cores").confirm(&sheet).unwrap();
    world.sandbox.fault("PATCH /v3/domain_quotas/* not-applied times=1").unwrap();
    let answer = world.send(&owner, &reviewed).unwrap();
    assert_eq!(only(&reviewed).not_shown_in(&answer.regions[0]).len(), 1);
}

#[test]
fn plural_spellings_are_read_and_written_back() {
    let world = World::new();
    let owner = world.department();
    world.sandbox.fault("* /v3/domain_* plural").unwrap();
    let sheet = world.read(&owner);
    let row = sheet.regions[0].row("network").expect("networks is network");
    assert_eq!(&*row.wire_key, "networks");
    world.send(&owner, &raise(&owner, &sheet, "network").confirm(&sheet).unwrap()).unwrap();
    assert_eq!(cap(&world.read(&owner).regions[0], "network"), cap(&sheet.regions[0], "network") + 1.0);
}

#[test]
fn odd_answers_are_flagged_never_guessed() {
    let world = World::new();
    let owner = world.department();
    let flawed =
        |sheet: &Sheet| sheet.regions.iter().flat_map(|region| &region.rows).flat_map(|row| row.flaws()).count();
    for fault in ["string-numbers", "object-numbers", "huge-numbers", "negative-usage", "wrong-types"] {
        world.sandbox.fault(&format!("GET /v3/domain_* {fault} times=1")).unwrap();
        assert!(flawed(&world.read(&owner)) > 0, "{fault}");
    }
    world.sandbox.fault("GET /v3/domain_* missing-keys times=1").unwrap();
    let sheet = world.read(&owner);
    assert!(sheet.regions[0].rows.iter().any(|row| row.handed_out == Reading::Missing || row.cap == Reading::Missing));
    world.sandbox.fault("GET /v3/domain_* extra-keys times=1").unwrap();
    assert!(world.read(&owner).regions[0].row("文件存储").is_some());
    world.sandbox.fault("GET /v3/domain_* region-not-object times=1").unwrap();
    assert!(world.read(&owner).regions.iter().any(|region| matches!(region.problems[..], [Problem::NotARegion(_)])));
    world.sandbox.fault("GET /v3/domain_* empty-domain times=1").unwrap();
    assert_eq!(world.read(&owner).regions.len(), 0);
}

#[test]
fn answers_that_are_none_fail_with_a_reason() {
    let world = World::new();
    let owner = world.department();
    let fail = |fault: &str| {
        // Reads are tried again, so the fault has to outlive that.
        world.sandbox.fault(&format!("GET /v3/domain_quotas/* {fault}")).unwrap();
        let failure = block_on(world.eos().department(&owner.id)).unwrap_err();
        world.sandbox.clear_faults();
        failure
    };
    assert!(matches!(fail("html"), Failure::Unreadable { .. }));
    assert!(matches!(fail("truncated"), Failure::Unreadable { .. } | Failure::Unreachable(_)));
    assert!(matches!(fail("huge"), Failure::TooLarge));
    assert!(matches!(fail("error-in-200"), Failure::Http { status: 409, .. }));
    assert!(matches!(fail("status=403"), Failure::Http { status: 403, .. }));
    assert!(matches!(fail("status=503"), Failure::Http { status: 503, .. }));
}

#[test]
fn a_passing_failure_of_a_read_is_not_even_seen() {
    let world = World::new();
    let owner = world.department();
    world.sandbox.fault("GET /v3/domain_quotas/* status=503 times=1").unwrap();
    assert!(!world.read(&owner).regions.is_empty());
}

#[test]
fn rights_and_unknown_departments() {
    let world = World::new();
    let owner = world.department();
    let status = |result: Result<Sheet, Failure>| result.unwrap_err().status();
    assert_eq!(status(block_on(world.eos().department("nowhere"))), Some(404));
    let keystone = keystone(world.sandbox.backends());
    let member = keystone.sign_in_now(&named("user01", "Default"), PASSWORD, &WantedScope::Usual).unwrap();
    assert_eq!(status(block_on(world.eos_for(&member).platform())), Some(403));
    let sheet = world.read(&owner);
    let reviewed = raise(&owner, &sheet, "cores").confirm(&sheet).unwrap();
    let refused = block_on(world.eos_for(&member).set(&owner.id, only(&reviewed))).map(|written| written.sheet);
    assert_eq!(status(refused), Some(403));
    let research = WantedScope::Domain(Naming::Name("研发部".into()));
    let manager = keystone.sign_in_now(&named("user02", "研发部"), PASSWORD, &research).unwrap();
    assert!(block_on(world.eos_for(&manager).department(&owner.id)).is_ok(), "a manager sees the own department");
    world.sandbox.expire().unwrap();
    assert_eq!(status(block_on(world.eos().platform())), Some(401));
}

#[test]
fn a_ceiling_is_read_and_kept_to() {
    let world = World::with(Options { limits: true, ..Options::default() });
    let owner = world.department();
    let sheet = world.read(&owner);
    let limited = sheet.regions[0].rows.iter().find_map(|row| {
        let limit = row.limit.known()?.figure()?.value();
        Some((row.item.key(), limit))
    });
    let (key, limit) = limited.expect("a ceiling somewhere");
    let region = sheet.regions[0].name.to_string();
    let over = Entry::Typed((limit + 1.0).to_string());
    assert!(
        Plan::draw(owner.clone(), &sheet, &[(region.clone(), key.clone(), over)]).is_none(),
        "stopped before sending"
    );
    let at = Plan::draw(owner.clone(), &sheet, &[(region, key, Entry::Typed(limit.to_string()))]).unwrap();
    if !at.is_empty() {
        world.send(&owner, &at.confirm(&sheet).unwrap()).unwrap();
    }
}

#[test]
fn the_platform_is_changed_as_the_default_department() {
    let world = World::new();
    let platform = Owner { book: Book::Eos, id: PLATFORM.into(), name: "Platform".into() };
    let before = block_on(world.eos().platform()).unwrap();
    let sheet = world.read(&platform);
    world.send(&platform, &raise(&platform, &sheet, "cores").confirm(&sheet).unwrap()).unwrap();
    let after = block_on(world.eos().platform()).unwrap();
    assert_eq!(cap(&after.regions[0], "cores"), cap(&before.regions[0], "cores") + 1.0);
    assert!(after.regions[0].row("cores").unwrap().used.known().is_some(), "the platform's real use is reported");
}

#[test]
fn two_hundred_departments() {
    let world = World::with(Options { departments: 200, ..Options::default() });
    let listing = block_on(keystone(world.sandbox.backends()).departments(&world.session.token)).unwrap();
    assert!(listing.complete && listing.items.len() >= 200, "{}", listing.items.len());
}
