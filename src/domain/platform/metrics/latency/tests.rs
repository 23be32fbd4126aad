use super::*;
use crate::domain::platform::metrics::{Collector, Kind, Series};

/// Calls of one kind: path, sum in nanoseconds, count.
type Said<'a> = (&'a str, f64, f64);

fn scrape(at: i64, calls: &[Said<'_>]) -> Scrape {
    let mut collector = Collector::default();
    collector.kind(FAMILY, Kind::Summary);
    for (api, sum, count) in calls {
        for (ending, value) in [("_sum", *sum), ("_count", *count)] {
            let labels = [("api", *api), ("method", "GET"), ("status_code", "200")];
            let labels = labels.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().collect();
            collector.number(Series { name: [FAMILY, ending].concat(), labels }, value);
        }
    }
    collector.finish(Moment::from_unix_ms(at), 0)
}

fn totals(at: i64, calls: &[Said<'_>]) -> Totals {
    Totals::of(&scrape(at, calls))
}

fn milliseconds(mean: Option<Nanoseconds>) -> Option<f64> {
    mean.map(Nanoseconds::milliseconds)
}

#[test]
fn the_numbers_are_nanoseconds_whatever_the_name_says() {
    let [row] = &table(None, &totals(0, &[("/api/v1/user/list", 9_000_000.0, 3.0)]))[..] else { panic!() };
    assert_eq!((row.count, milliseconds(row.mean)), (Some(3), Some(3.0)));
    assert_eq!((row.rate, row.mean_in_window), (Rate::Unknown, None));
    let said = |text: &str| Some(text.to_owned());
    assert_eq!(row.calls, Calls { api: said("/api/v1/user/list"), method: said("GET"), status: said("200") });
}

#[test]
fn a_window_has_its_own_mean() {
    let earlier = totals(0, &[("/a", 9e6, 3.0), ("/idle", 1e6, 1.0)]);
    let later = totals(10_000, &[("/a", 29e6, 5.0), ("/idle", 1e6, 1.0), ("/new", 4e6, 2.0)]);
    let rows = table(Some(&earlier), &later);
    let told: Vec<_> = rows.iter().map(|row| (row.rate, milliseconds(row.mean_in_window))).collect();
    assert_eq!(told, [(Rate::PerSecond(0.2), Some(10.0)), (Rate::PerSecond(0.0), None), (Rate::Unknown, None)]);
    assert_eq!(milliseconds(rows[2].mean), Some(2.0));
    assert_eq!(all_calls(&earlier, &later), Rate::PerSecond(0.4));
}

#[test]
fn what_went_back_has_no_window() {
    let earlier = totals(0, &[("/a", 9e6, 3.0)]);
    let [row] = &table(Some(&earlier), &totals(1_000, &[("/a", 2e6, 1.0)]))[..] else { panic!() };
    assert_eq!((row.rate, row.mean_in_window, milliseconds(row.mean)), (Rate::Restarted, None, Some(2.0)));
    // The sum went back alone: calls a second are known, a mean is not.
    let [row] = &table(Some(&earlier), &totals(1_000, &[("/a", 2e6, 4.0)]))[..] else { panic!() };
    assert_eq!((row.rate, row.mean_in_window), (Rate::PerSecond(1.0), None));
    assert_eq!(table(Some(&earlier), &totals(0, &[("/a", 9e6, 3.0)]))[0].rate, Rate::Unknown, "no time has passed");
}

#[test]
fn one_life_ends_with_a_counter_that_is_gone_or_smaller() {
    let two = totals(0, &[("/a", 9e6, 3.0), ("/b", 1e6, 1.0)]);
    assert!(!went_back(&two, &two));
    assert!(went_back(&two, &totals(1, &[("/a", 9e6, 30.0)])), "gone");
    assert!(went_back(&two, &totals(1, &[("/a", 9e6, 30.0), ("/b", 0.0, 0.0)])), "smaller");
}

#[test]
fn a_line_that_could_not_be_read_is_no_restart_and_adds_no_calls() {
    let before = totals(0, &[("/a", 9e6, 3.0), ("/b", 1e6, 100_000.0)]);
    let mut flawed = scrape(5_000, &[("/a", 9e6, 8.0)]);
    flawed.flawed = 1;
    let flawed = Totals::of(&flawed);
    assert_eq!((went_back(&before, &flawed), all_calls(&before, &flawed)), (false, Rate::Unknown));
    let after = totals(10_000, &[("/a", 9e6, 8.0), ("/b", 1e6, 100_001.0)]);
    assert_eq!((went_back(&flawed, &after), all_calls(&flawed, &after)), (false, Rate::Unknown));
    assert_eq!(all_calls(&before, &after), Rate::PerSecond(0.6));
}

#[test]
fn no_word_about_calls_is_not_no_calls() {
    let silent = totals(0, &[]);
    assert_eq!(all_calls(&silent, &totals(5_000, &[])), Rate::Unknown);
    assert_eq!(all_calls(&silent, &totals(5_000, &[("/a", 9e6, 5.0)])), Rate::PerSecond(1.0));
}

#[test]
fn numbers_that_cannot_be_are_not_counted_with() {
    for (sum, count) in [(f64::NAN, 1.0), (1.0, f64::NAN), (-1.0, 1.0), (1.0, -1.0), (f64::INFINITY, 1.0), (1.0, 0.0)] {
        let [row] = &table(None, &totals(0, &[("/a", sum, count)]))[..] else { panic!() };
        assert_eq!(row.mean, None, "{sum} {count}");
    }
    assert_eq!(table(None, &totals(0, &[("/a", 1.0, 1.5)]))[0].count, None);
    assert_eq!(table(None, &totals(0, &[("/a", 1.0, 1e300)]))[0].count, None, "not exact");
}

#[test]
fn calls_that_cannot_be_told_apart_are_not_added_up() {
    let mut collector = Collector::default();
    for instance in ["x", "y"] {
        let labels = [("instance".to_owned(), instance.to_owned())].into_iter().collect();
        collector.number(Series { name: [FAMILY, "_count"].concat(), labels }, 1.0);
    }
    let totals = Totals::of(&collector.finish(Moment::from_unix_ms(0), 0));
    let [row] = &table(None, &totals)[..] else { panic!() };
    assert_eq!((row.count, &row.calls), (None, &Calls { api: None, method: None, status: None }));
}

proptest::proptest! {
    #[test]
    fn no_numbers_give_a_negative_or_infinite_mean(a: (f64, f64), b: (f64, f64), elapsed in 0i64..100_000) {
        let (earlier, later) = (totals(0, &[("/a", a.0, a.1)]), totals(elapsed, &[("/a", b.0, b.1)]));
        for row in table(Some(&earlier), &later) {
            for mean in [row.mean, row.mean_in_window].into_iter().flatten() {
                proptest::prop_assert!(mean.milliseconds().is_finite() && mean.milliseconds() >= 0.0);
            }
        }
        let _ = all_calls(&earlier, &later);
    }
}
