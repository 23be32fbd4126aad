use super::*;
use proptest::prelude::*;

fn parse(text: &str) -> Scrape {
    read(text, Moment::from_unix_ms(7))
}

/// The text that says what a look says, for reading it again.
fn print(scrape: &Scrape) -> String {
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('\n', "\\n");
    let mut text = String::new();
    for (name, family) in &scrape.families {
        let kind = match family.kind {
            Kind::Counter => "counter",
            Kind::Gauge => "gauge",
            Kind::Summary => "summary",
            Kind::Histogram => "histogram",
            Kind::Untyped => "untyped",
        };
        text += &format!("# HELP {name} {}\n# TYPE {name} {kind}\n", escaped(&family.help));
        for (series, value) in &family.series {
            let pairs = series.labels.iter();
            let labels: String =
                pairs.map(|(name, value)| format!("{name}=\"{}\",", escaped(value).replace('"', "\\\""))).collect();
            text += &format!("{}{{{labels}}} {value:?}\n", series.name);
        }
    }
    text
}

#[test]
fn names_labels_numbers_and_times_are_read() {
    let scrape = parse(concat!(
        "# HELP calls How many\\nand \\\\ why\n# TYPE calls counter\r\n",
        "calls{api=\"/a\\\"b\\\\c\\n\", method=\"GET\",} 1.5e3 1700000000000\n",
        "\tcalls { api = \"数\" }  2\n\n# a comment\n#\n#HELP\n",
        "bare:name_1 -0.25\nnan NaN\nmore +Inf\nless -Inf\n",
    ));
    assert_eq!((scrape.at.unix_ms(), scrape.flawed, scrape.ambiguous), (7, 1, 0), "only the empty HELP is wrong");
    let calls = &scrape.families["calls"];
    assert_eq!((calls.kind, calls.help.as_str()), (Kind::Counter, "How many\nand \\ why"));
    let told: Vec<_> = calls.series.iter().map(|(series, value)| (series.label("api").unwrap(), *value)).collect();
    assert_eq!(told, [("/a\"b\\c\n", 1500.0), ("数", 2.0)]);
    assert_eq!((scrape.number("bare:name_1"), scrape.number("nan"), scrape.number("more")), (Some(-0.25), None, None));
    assert!(scrape.families["less"].series[&Series::plain("less")] < 0.0, "what was said is kept");
}

#[test]
fn a_summary_has_its_sum_and_count_with_it() {
    let scrape = parse("# TYPE t summary\nt{quantile=\"0.5\"} 1\nt_sum 9\nt_count 3\n");
    assert_eq!((scrape.families.len(), scrape.families["t"].series.len()), (1, 3));
}

#[test]
fn what_breaks_the_format_is_counted_and_left_out() {
    for line in [
        "1a 1",
        "a",
        "a{} ",
        "a{ 1",
        "a{b} 1",
        "a{b=} 1",
        "a{b=c} 1",
        "a{b=\"c} 1",
        "a{b=\"c\\x\"} 1",
        "a{b=\"c\" d=\"e\"} 1",
        "a{b=\"c\",b=\"d\"} 1",
        "a{,} 1",
        "a 1 2 3",
        "a 1 2.5",
        "a 1e999",
        "a 0x1p3",
        "a 1_000",
        "a one",
        "数 1",
        "{\"a\"} 1",
        "# TYPE",
        "# TYPE 1a gauge",
        "# TYPE a",
        "# TYPE a gage",
        "# TYPE a{} gauge",
        "<html>",
    ] {
        let scrape = parse(&format!("{line}\ngood 1"));
        assert_eq!((scrape.flawed, scrape.families.len(), scrape.number("good")), (1, 1, Some(1.0)), "{line}");
    }
}

#[test]
fn a_great_answer_is_read_to_its_end() {
    let text: String = (0..50_000).map(|at| format!("a{{n=\"{at}\"}} {at}\na{{n=\"{at}\"}} 7\n")).collect();
    let scrape = parse(&text);
    assert_eq!((scrape.ambiguous, scrape.families["a"].series.len()), (49_999, 1), "only 7 is said twice alike");
}

fn word() -> impl Strategy<Value = String> {
    "[a-zA-Z_][a-zA-Z0-9_]{0,6}"
}

prop_compose! {
    fn family()(
        kind in prop::sample::select(vec![Kind::Counter, Kind::Gauge, Kind::Untyped]),
        help in "[^\r\n \t][^\r]{0,12}x|",
        series in prop::collection::vec((prop::collection::btree_map(word(), "[^\r]{0,8}", 0..3), any::<f64>()), 1..4),
    ) -> (Kind, String, Vec<(BTreeMap<String, String>, f64)>) {
        (kind, help, series)
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in "(?s).{0,200}", odd in "[-a-z{}\"=\\\\,# 0-9\n.NI+]{0,200}") {
        let _ = (parse(&text), parse(&odd), parse(&format!("# TYPE {odd}\na{{{odd}")));
    }

    #[test]
    fn what_is_printed_is_read_again(
        families in prop::collection::btree_map("[a-zA-Z_:][a-zA-Z0-9_:]{0,8}", family(), 0..5)
    ) {
        let mut collector = Collector::default();
        for (name, (kind, help, series)) in families {
            collector.kind(&name, kind);
            collector.help(&name, help);
            for (labels, value) in series {
                let value = if value.is_nan() { f64::NAN } else { value };
                collector.number(Series { name: name.clone(), labels }, value);
            }
        }
        let scrape = collector.finish(Moment::from_unix_ms(7), 0);
        let again = parse(&print(&scrape));
        // NaN is like nothing, also not like itself.
        let text = |scrape: &Scrape| format!("{:?}", scrape.families);
        prop_assert_eq!((text(&again), again.flawed), (text(&scrape), 0));
    }
}
