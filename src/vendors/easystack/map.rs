//! From the wire to the domain. There are two decoders, because `usage` means two things: what a department has
//! handed out, and what the platform really uses (contract `eos` §5). They share only what does not depend on that.

use serde_json::value::RawValue;

use super::wire;
use crate::domain::quota::item::Item;
use crate::domain::quota::reading;
use crate::domain::quota::row::Row;
use crate::domain::quota::sheet::{Problem, Region, Sheet};
use crate::domain::table::order::sorted;
use crate::transport::json::{self, Object};

/// Puts one number of one map into its place in a row.
type Place = fn(&mut Row, &str);

fn cap(row: &mut Row, literal: &str) {
    row.cap = reading::cap(literal);
}

fn limit(row: &mut Row, literal: &str) {
    row.limit = reading::cap(literal);
}

fn handed_out(row: &mut Row, literal: &str) {
    row.handed_out = reading::amount(literal);
}

fn used(row: &mut Row, literal: &str) {
    row.used = reading::amount(literal);
}

/// `domain_quotas`: `usage` is what the department has handed out; nothing tells what is really used.
const DEPARTMENT: [(&str, Place); 3] = [("quotas", cap), ("usage", handed_out), ("limits", limit)];

/// `domain_usage`: `usage` is what is really used; `quota_fake` is dead and not read.
const PLATFORM: [(&str, Place); 4] = [("quotas", cap), ("allocated", handed_out), ("usage", used), ("limits", limit)];

/// Reads a reply of `domain_quotas`, also that of its PATCH. `None` when it is no such reply at all.
#[must_use]
pub fn department(body: &str) -> Option<Sheet> {
    sheet(body, &DEPARTMENT)
}

/// Reads a reply of `domain_usage`. `None` when it is no such reply at all.
#[must_use]
pub fn platform(body: &str) -> Option<Sheet> {
    sheet(body, &PLATFORM)
}

fn sheet(body: &str, places: &[(&str, Place)]) -> Option<Sheet> {
    let regions = wire::regions(body)?;
    Some(Sheet { regions: regions.into_iter().map(|(name, raw)| region(&name, raw, places)).collect() })
}

fn region(name: &str, raw: &RawValue, places: &[(&str, Place)]) -> Region {
    let mut region = Region { name: name.into(), rows: Vec::new(), problems: Vec::new() };
    let Some(maps) = json::object(raw.get()) else {
        region.problems.push(Problem::NotARegion(raw.get().chars().take(80).collect()));
        return region;
    };
    let mut rows = Vec::new();
    for (map, place) in places {
        match maps.get(*map).map(|raw| (raw.get(), json::object(raw.get()))) {
            None | Some(("null", _)) => {}
            Some((_, None)) => region.problems.push(Problem::NotAMap((*map).into())),
            Some((_, Some(numbers))) => fill(&mut rows, &numbers, *place, &mut region.problems),
        }
    }
    region.rows = sorted(rows, |a, b| a.item.order().cmp(&b.item.order()));
    region
}

/// Fills one map into the rows. The first map read is `quotas`, so a row is spelled as it stands there.
fn fill(rows: &mut Vec<Row>, numbers: &Object<'_>, place: Place, problems: &mut Vec<Problem>) {
    for (wire_key, raw) in numbers {
        let item = Item::of_key(wire_key);
        let key = item.key();
        if *wire_key != key && numbers.contains_key(&key) {
            let both = Problem::TwoSpellings(key.into(), wire_key.as_str().into());
            if !problems.contains(&both) {
                problems.push(both);
            }
            continue;
        }
        match rows.iter_mut().find(|row| row.item == item) {
            Some(row) => place(row, raw.get()),
            None => {
                let mut row = Row::unreported(item, wire_key);
                place(&mut row, raw.get());
                rows.push(row);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::{department, platform};
    use crate::domain::quota::reading::Reading;

    #[test]
    fn the_same_word_means_two_things() {
        let body = r#"{"domain":{"R":{"quotas":{"cores":72},"allocated":{"cores":20},"usage":{"cores":1}}}}"#;
        let (department, platform) = (department(body).unwrap(), platform(body).unwrap());
        let (department, platform) = (&department.regions[0].rows[0], &platform.regions[0].rows[0]);
        assert_eq!(department.handed_out.known().unwrap().literal(), "1");
        assert_eq!(department.used, Reading::Missing);
        assert_eq!(platform.handed_out.known().unwrap().literal(), "20");
        assert_eq!(platform.used.known().unwrap().literal(), "1");
    }

    #[test]
    fn one_wrong_number_leaves_its_neighbours_alone() {
        let sheet = department(r#"{"domain":{"R":{"quotas":{"cores":1e400,"ram":{},"router":"5","port":31146.0}}}}"#);
        let region = &sheet.as_ref().unwrap().regions[0];
        assert_eq!(region.row("cores").unwrap().cap, Reading::Flawed("1e400".into()));
        assert_eq!(region.row("ram").unwrap().cap, Reading::Flawed("{}".into()));
        assert_eq!(region.row("router").unwrap().cap, Reading::Flawed("\"5\"".into()));
        assert_eq!(region.row("port").unwrap().cap.known().unwrap().literal(), "31146.0");
    }

    #[test]
    fn both_spellings_keep_the_canonical_one() {
        let sheet = department(r#"{"domain":{"R":{"quotas":{"network":1,"networks":2,"subnets":3}}}}"#).unwrap();
        let region = &sheet.regions[0];
        assert_eq!(region.row("network").unwrap().cap.known().unwrap().literal(), "1");
        assert_eq!(&*region.row("subnet").unwrap().wire_key, "subnets");
        assert_eq!(region.problems.len(), 1);
    }

    #[test]
    fn no_region_and_no_object() {
        assert_eq!(department(r#"{"domain":{}}"#).unwrap().regions.len(), 0);
        assert!(
            department(r#"{"domain":[]}"#).is_none() && department("{}").is_none() && department("<html>").is_none()
        );
        let odd = department(r#"{"domain":{"A":null,"B":{"quotas":7}}}"#).unwrap();
        assert!(odd.regions.iter().all(|region| region.problems.len() == 1));
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            "\\PC{0,8}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map("[a-z_]{0,8}", inner, 0..4).prop_map(Value::from_iter),
            ]
        })
    }

    fn sample(path: &[&str], replacement: Value) -> Value {
        let mut body = json!({"domain": {"R": {
            "quotas": {"cores": 72, "ram": 31146.0, "volumes_hdd": 9}, "usage": {"cores": 1, "ram": 2, "volumes_hdd": 3},
            "allocated": {"cores": 20}, "limits": {"cores": -1}}}});
        let mut place = &mut body;
        for step in path {
            place = &mut place[*step];
        }
        *place = replacement;
        body
    }

    const PLACES: [&[&str]; 8] = [
        &[],
        &["domain"],
        &["domain", "R"],
        &["domain", "R", "quotas"],
        &["domain", "R", "usage"],
        &["domain", "R", "quotas", "cores"],
        &["domain", "R", "usage", "cores"],
        &["domain", "R", "limits", "cores"],
    ];

    proptest! {
        #[test]
        fn any_json_in_any_place_is_read_or_flagged(place in 0..PLACES.len(), value in any_json()) {
            let body = sample(PLACES[place], value).to_string();
            for sheet in [department(&body), platform(&body)].into_iter().flatten() {
                for row in sheet.regions.iter().flat_map(|region| &region.rows) {
                    // Every figure shown stands in the body, letter for letter.
                    for figure in [row.cap.known().and_then(|cap| cap.figure()), row.handed_out.known(), row.used.known()].into_iter().flatten() {
                        prop_assert!(body.contains(figure.literal()));
                    }
                }
            }
        }

        #[test]
        fn any_text_is_no_panic(body in "\\PC*") {
            let _ = (department(&body), platform(&body));
        }

        #[test]
        fn caps_go_back_as_they_came(value in prop_oneof![any::<u32>().prop_map(|n| n.to_string()), (0_u32..100_000, 0_u32..100).prop_map(|(a, b)| format!("{a}.{b:02}")), Just("-1".to_owned()), Just("31146.0".to_owned())]) {
            let body = format!(r#"{{"domain":{{"R":{{"quotas":{{"gigabytes_hdd":{value}}}}}}}}}"#);
            let sheet = department(&body).unwrap();
            let row = &sheet.regions[0].rows[0];
            let sent = super::wire::patch("R", &[(&row.wire_key, row.cap.known().unwrap().literal())]);
            prop_assert_eq!(sent, format!(r#"{{"domain":{{"region":"R","gigabytes_hdd":{value}}}}}"#));
        }
    }
}
