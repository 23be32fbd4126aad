//! What an operator does with the directory, against every Keystone with the usual test seed (`identity`): pages of users,
//! letting somebody in or not, members of projects, unified limits.
use crate::identity::{PASSWORD, SignInNow, admin, keystone, named};
use futures::executor::block_on;
use gantry::domain::account::Secret;
use gantry::domain::account::directory::members;
use gantry::domain::account::sign_in::{Refusal, WantedScope};
use gantry::domain::quota::change::{Book, Owner, Plan};
use gantry::domain::quota::entry::Entry;
use gantry::domain::quota::reading::{Cap, Reading};
use gantry::domain::quota::row::Standing;
use gantry::domain::quota::sheet::Sheet;
use gantry::transport::Failure;
use gantry::vendors::keystone::limits::Holder;
use gantry::vendors::keystone::{Filter, SignInFailure};

/// Pages can be had one by one, and together are the list.
pub fn pages(address: &str) {
    let keystone = keystone(address);
    let token = admin(address).token;
    let filter = Filter { page_size: Some(7), ..Filter::default() };
    let (mut ids, mut next, mut pages) = (Vec::new(), None, 0);
    loop {
        let page = block_on(keystone.users_page(&token, &filter, next.as_ref())).unwrap();
        assert!(!page.cut && page.unreadable == 0 && page.items.len() <= 7);
        ids.extend(page.items.into_iter().map(|user| user.id));
        pages += 1;
        next = page.next;
        if next.is_none() {
            break;
        }
    }
    let all = block_on(keystone.users(&token, &Filter::default())).unwrap();
    assert_eq!(ids, all.items.into_iter().map(|user| user.id).collect::<Vec<_>>());
    assert!(pages >= 3, "{pages}");
    let on = |enabled| Filter { enabled: Some(enabled), ..Filter::default() };
    let disabled = block_on(keystone.users(&token, &on(false))).unwrap();
    assert!(disabled.items.iter().all(|user| user.enabled == Some(false)));
    let enabled = block_on(keystone.users(&token, &on(true))).unwrap();
    assert_eq!(enabled.items.len() + disabled.items.len(), ids.len());
}

/// Who is disabled cannot sign in, and loses all sessions; enabled again, the old password holds.
pub fn enabling(address: &str) {
    let keystone = keystone(address);
    let who = named("user13", "Default");
    let session = keystone.sign_in_now(&who, PASSWORD, &WantedScope::Usual).unwrap();
    let id = &session.about.user.id;
    let set = |token: &Secret, enabled| {
        let request = keystone.enabled_request(token, id, enabled).unwrap();
        block_on(keystone.change_user(&request))
    };
    assert_eq!(set(&session.token, false).unwrap_err().status(), Some(403), "nobody may do that to themselves");
    let token = admin(address).token;
    assert_eq!(set(&token, false).unwrap().enabled, Some(false));
    let refused = Err(SignInFailure::Refused(Refusal::WrongCredentials));
    assert_eq!(keystone.sign_in_now(&who, PASSWORD, &WantedScope::Usual), refused);
    assert!(block_on(keystone.own_projects(&session.token)).unwrap_err().session_ended());
    assert_eq!(set(&token, true).unwrap().enabled, Some(true));
    assert!(keystone.sign_in_now(&who, PASSWORD, &WantedScope::Usual).is_ok());
}

/// What passwords must be like can be asked, also by an ordinary member; many services have no rule.
pub fn password_rule(address: &str) {
    let keystone = keystone(address);
    let member = keystone.sign_in_now(&named("user01", "Default"), PASSWORD, &WantedScope::Usual).unwrap();
    let rule = block_on(keystone.password_rule(&member.token)).unwrap();
    assert!(rule.is_none_or(|rule| !rule.regex.is_empty()));
}

/// Who has a role in which project is counted with one call.
pub fn members_of_projects(address: &str) {
    let keystone = keystone(address);
    let token = admin(address).token;
    let counts = members(&block_on(keystone.assignments(&token)).unwrap());
    let projects = block_on(keystone.projects(&token, &Filter::default())).unwrap().items;
    let web = projects.iter().find(|project| project.name == "web").unwrap();
    assert!(counts[&web.id] >= 5, "{counts:?}");
}

/// Limits are read with what holds for all, changed where there is one, made where there is none; members may not.
pub fn limits(address: &str) {
    let keystone = keystone(address);
    let token = admin(address).token;
    let read = |holder: &Holder| block_on(keystone.limits(&token, holder)).unwrap();
    let row = |sheet: &Sheet, key: &str| sheet.region("RegionOne").unwrap().row(key).unwrap().clone();
    let all = read(&Holder::Everyone);
    let rows = &all.region("RegionOne").unwrap().rows;
    assert!(
        rows.len() >= 15 && rows.iter().all(|row| row.whole && row.standing != Standing::Inherited),
        "{}",
        rows.len()
    );
    // One that nobody has a limit of their own of yet.
    let free = rows.iter().find(|row| row.standing == Standing::Own).unwrap().item.key();
    let free = free.as_str();
    assert_eq!(row(&all, "security_group_rule").cap, Reading::Known(Cap::Unlimited));
    assert!(row(&all, "cores").cap.known().is_some());

    let departments = block_on(keystone.departments(&token)).unwrap().items;
    let research = departments.iter().find(|department| department.name == "研发部").unwrap();
    let holder = Holder::Department(research.id.clone());
    let before = read(&holder);
    assert!(row(&before, "cores").standing == Standing::Own && row(&before, free).standing == Standing::Inherited);
    assert_eq!(row(&before, free).cap, row(&all, free).cap);

    let owner = Owner { book: Book::OfDepartment, id: research.id.clone(), name: research.name.clone() };
    let typed = |key: &str, text: &str| ("RegionOne".to_owned(), key.to_owned(), Entry::Typed(text.to_owned()));
    let entries = [typed("cores", "77"), typed(free, "33")];
    let plan = Plan::draw(owner.clone(), &before, &entries).unwrap();
    let requests = keystone.limit_requests(&token, &holder, &plan.batches[0]).unwrap();
    assert_eq!(requests.len(), 2, "one is changed, one is made");
    for request in &requests {
        block_on(keystone.set_limit(request)).unwrap();
    }
    let after = read(&holder);
    for (key, number) in [("cores", 77.0), (free, 33.0)] {
        assert_eq!((row(&after, key).ceiling(), row(&after, key).standing), (Some(number), Standing::Own), "{key}");
    }
    let held = row(&read(&Holder::Everyone), free);
    assert_eq!((&held.cap, held.standing), (&row(&all, free).cap, Standing::Held), "what holds for all stays");
    let defaults = Owner { book: Book::Defaults, id: String::new(), name: "all".to_owned() };
    let late = Plan::draw(defaults, &all, &[typed(free, "12")]).unwrap();
    let late = keystone.limit_requests(&token, &Holder::Everyone, &late.batches[0]).unwrap();
    let refused = block_on(keystone.set_limit(&late[0])).unwrap_err();
    assert!(matches!(&refused, Failure::Http { status: 403, text, .. } if text.contains("associated")), "{refused:?}");
    assert!(Plan::draw(owner, &after, &[typed("gigabytes", "1.5")]).is_none(), "only whole numbers");

    let member = keystone.sign_in_now(&named("user01", "Default"), PASSWORD, &WantedScope::Usual).unwrap();
    assert!(block_on(keystone.limits(&member.token, &Holder::Everyone)).is_ok());
    let refused = keystone.limit_requests(&member.token, &Holder::Everyone, &plan.batches[0]).unwrap();
    assert_eq!(block_on(keystone.set_limit(&refused[0])).unwrap_err().status(), Some(403));
}
