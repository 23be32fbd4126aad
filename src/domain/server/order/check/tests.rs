use super::*;
use crate::domain::money::Factor;
use crate::domain::server::identity::Identity;
use crate::domain::server::samples::catalogue;

const PASSWORD: &str = "Aa535029279!";

fn order() -> Order {
    Order {
        line_guid: "line".into(),
        product_guid: "product".into(),
        system_guid: "system".into(),
        months: 1,
        count: 1,
        partition: Partition::Whole,
        login: "root".into(),
        remarks: String::new(),
        identity: Identity::default(),
    }
}

type Told = Vec<(Field, Rule, Option<Value>)>;

/// What stops, and what warns, after a change of order and catalogue.
fn told(change: impl Fn(&mut Order, &mut Catalogue)) -> (Told, Vec<(Field, Rule)>) {
    let (mut order, mut catalogue) = (order(), catalogue());
    change(&mut order, &mut catalogue);
    let (stops, warns): (Vec<_>, Vec<_>) =
        check(&order, PASSWORD, PASSWORD, &catalogue).into_iter().partition(Finding::stops);
    (
        stops.into_iter().map(|found| (found.field, found.rule, found.nearest)).collect(),
        warns.into_iter().map(|found| (found.field, found.rule)).collect(),
    )
}

fn stops(change: impl Fn(&mut Order, &mut Catalogue)) -> Told {
    told(change).0
}

fn warns(change: impl Fn(&mut Order, &mut Catalogue)) -> Vec<(Field, Rule)> {
    let (stops, warns) = told(change);
    assert_eq!(stops, []);
    warns
}

#[test]
fn the_vendors_example_passes() {
    assert_eq!(told(|_, _| {}), (vec![], vec![]));
    assert_eq!(told(|order, _| order.partition = Partition::Gb(50)), (vec![], vec![]));
}

#[test]
fn what_is_not_offered_stops() {
    let unknown = |field| (field, Rule::Unknown, None);
    assert_eq!(stops(|order, _| order.line_guid = "x".into())[0], unknown(Field::Line));
    assert_eq!(stops(|order, _| order.product_guid = "x".into()), [unknown(Field::Product)]);
    assert_eq!(stops(|order, _| order.system_guid = "x".into()), [unknown(Field::System)]);
    let hidden = |field| (field, Rule::NotOffered(Standing::Hidden), None);
    assert_eq!(stops(|_, all| all.lines[0].standing = Standing::Hidden), [hidden(Field::Line)]);
    assert_eq!(stops(|_, all| all.products[0].standing = Standing::Hidden), [hidden(Field::Product)]);
    assert_eq!(stops(|_, all| all.lines[0].buy_open = Some(false)), [(Field::Line, Rule::BuyClosed, None)]);
    assert_eq!(stops(|_, all| all.products[0].line_guid = "other".into()), [(Field::Product, Rule::OtherLine, None)]);
    assert_eq!(
        stops(|_, all| all.systems[0].for_create = false),
        [(Field::System, Rule::System(Misfit::Purpose), None)]
    );
}

#[test]
fn figures_out_of_range_stop_with_the_nearest() {
    let number = |field, rule, nearest| vec![(field, rule, Some(Value::Number(nearest)))];
    assert_eq!(stops(|order, _| order.months = 0), number(Field::Months, Rule::NotATerm, 1));
    assert_eq!(stops(|order, _| order.months = 10), number(Field::Months, Rule::NotATerm, 12));
    let too_long = stops(|order, all| {
        order.months = 36;
        all.zones[0].max_years = Some(2);
    });
    assert_eq!(too_long, number(Field::Months, Rule::TooLong(Shut::Zone(2)), 24));
    assert_eq!(stops(|order, _| order.count = 0), number(Field::Count, Rule::NoServer, 1));
    assert_eq!(stops(|order, _| order.count = 11), number(Field::Count, Rule::TooMany(10), 10));
    let none = stops(|_, all| all.lines[0].max_per_order = Some(0));
    assert_eq!(none, [(Field::Count, Rule::TooMany(0), None)]);
}

#[test]
fn partitions_fit_product_and_system() {
    let stopped = |partition, change: fn(&mut Catalogue)| {
        stops(|order, all| {
            order.partition = partition;
            change(all);
        })
    };
    let whole = Some(Value::Partition(Partition::Whole));
    assert_eq!(stopped(Partition::First, |_| {}), [(Field::Partition, Rule::NothingToKeep, whole.clone())]);
    let small = (Field::Partition, Rule::Small(30), Some(Value::Partition(Partition::Gb(30))));
    assert_eq!(stopped(Partition::Gb(29), |_| {}), [small]);
    let shut = stopped(Partition::Gb(50), |all| all.products[0].may_partition = Some(false));
    assert_eq!(shut, [(Field::Partition, Rule::NotPartitioned, whole)]);
    let warned = warns(|order, all| {
        order.partition = Partition::Gb(1);
        (all.products[0].may_partition, all.systems[0].disk_gb) = (None, None);
    });
    assert_eq!(warned, [(Field::Partition, Rule::PartitionNotSaid), (Field::Partition, Rule::NeedNotSaid)]);
}

#[test]
fn one_signs_in_as_the_system_says() {
    let other = (Field::Login, Rule::OtherLogin, Some(Value::Text("root".into())));
    assert_eq!(stops(|order, _| order.login = "admin".into()), [other]);
    let found = check(&order(), "Root-77-abc", "Root-77-ab", &catalogue());
    let found: Vec<_> = found.into_iter().map(|found| (found.field, found.rule.clone(), found.stops())).collect();
    assert_eq!(
        found,
        [
            (Field::Confirm, Rule::Password(password::Fault::NotConfirmed), true),
            (Field::Password, Rule::Password(password::Fault::HoldsLogin), false),
        ]
    );
}

#[test]
fn what_is_not_known_or_unusual_warns() {
    assert_eq!(warns(|_, all| all.lines[0].buy_open = None), [(Field::Line, Rule::BuyNotSaid)]);
    assert_eq!(warns(|_, all| all.zones.clear()), [(Field::Line, Rule::ZoneUnknown)]);
    assert_eq!(warns(|_, all| all.zones[0].white_list_required = Some(true)), [(Field::Line, Rule::WhiteList)]);
    assert_eq!(warns(|_, all| all.zones[0].identity_required = None), [(Field::Line, Rule::IdentityNotSaid)]);
    assert_eq!(warns(|_, all| all.products[0].from_stock = Some(false)), [(Field::Product, Rule::ByHand)]);
    assert_eq!(warns(|_, all| all.lines[0].max_per_order = None), [(Field::Count, Rule::MostNotSaid)]);
    let uncapped = warns(|_, all| (all.lines[0].life_years, all.zones[0].max_years) = (Some(0), None));
    assert_eq!(uncapped, [(Field::Months, Rule::LifeNotSaid)]);
    let dear = Factor::parse("1.5").unwrap();
    let doubtful = warns(|order, all| {
        order.months = 12;
        all.lines[0].discounts[0] = Some(dear);
    });
    assert_eq!(doubtful, [(Field::Months, Rule::Discount(Doubt::AboveOne(dear)))]);
    let demanded = warns(|order, all| {
        all.zones[0].identity_required = Some(true);
        order.identity.mobile = "1380013800".into();
        order.identity.name = "张三".into();
        order.identity.from_ip = "1.2.3.4".into();
    });
    assert_eq!(
        demanded,
        [
            (Field::Identity(identity::Part::Mobile), Rule::Identity(identity::Fault::Malformed)),
            (Field::Identity(identity::Part::IdNumber), Rule::Identity(identity::Fault::Missing)),
        ]
    );
}
