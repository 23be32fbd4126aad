use proptest::prelude::*;

use super::columns::{Columns, Target};
use super::plan::{Plan, Reason, RowFault, Summary};
use super::report::{Words, result};
use super::run::{Fate, Run};
use super::sheet::{Sheet, Unreadable};
use crate::domain::people::check::Rules;
use crate::domain::people::day::Day;
use crate::domain::people::field::Field;
use crate::domain::people::finding::Rule;
use crate::domain::people::person::{Belonging, Extra};

pub(super) fn rules() -> Rules {
    Rules { demanded: vec![], today: Day::new(2026, 11, 21).unwrap() }
}

fn sheet(text: &str) -> Sheet {
    Sheet::read(text.as_bytes()).ok().unwrap()
}

/// Line and cells of each row after the first.
fn body(text: &str) -> Vec<(usize, Vec<String>)> {
    sheet(text).body().map(|record| (record.line(), record.cells().map(str::to_owned).collect())).collect()
}

fn rows(expected: &[(usize, &[&str])]) -> Vec<(usize, Vec<String>)> {
    expected.iter().map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect())).collect()
}

pub(super) fn plan(text: &str) -> Plan {
    let sheet = sheet(text);
    Plan::of(&sheet, &Columns::guess(sheet.header()), &rules())
}

#[test]
fn quotes_marks_and_line_ends_are_read() {
    let text = "\u{feff}a,b\r\n1,\"x, \"\"y\"\"\"\r\n\r\n2,\"two\r\nlines\"\r\n3,z";
    let expected = rows(&[(2, &["1", "x, \"y\""]), (4, &["2", "two\r\nlines"]), (6, &["3", "z"])]);
    assert_eq!(sheet(text).header(), ["a", "b"]);
    assert_eq!(body(text), expected);
    assert_eq!(
        body(&text.replace("\r\n", "\n")),
        rows(&[(2, &["1", "x, \"y\""]), (4, &["2", "two\nlines"]), (6, &["3", "z"])])
    );
    assert_eq!(body("a,b\r1,2\r3,4\r"), rows(&[(2, &["1", "2"]), (3, &["3", "4"])]));
    // Rows are as long as they are, and those without anything are left out.
    assert_eq!(body("a,b\n1\n,\n1,2,3\n"), rows(&[(2, &["1"]), (4, &["1", "2", "3"])]));
    assert_eq!(body("a,b\n"), []);
}

#[test]
fn rows_may_be_as_wide_as_they_like() {
    for width in [1, 63, 64, 65, 127, 128, 129, 1000] {
        let cells: Vec<String> = (0..width).map(|n| format!("c{n}")).collect();
        for end in ["", "\n", "\r\n"] {
            let sheet = sheet(&format!("{}{end}", cells.join(",")));
            assert_eq!(sheet.header(), cells, "{width}");
            assert_eq!(sheet.open_quote, None);
        }
    }
}

#[test]
fn the_separator_is_told() {
    for (text, separator) in [
        ("a,b,c\n1,2,3", ','),
        ("a;b;c\n1,5;2;3", ';'),
        ("a\tb\n1,2\t3", '\t'),
        ("\"a;b\",c\n1,2", ','),
        ("a\n1", ','),
        ("codes;x,y\nD1,D2,D3;1\nD1;2", ';'),
        ("sep=;\r\na;b,c\r\n1;2", ';'),
        ("sep=\t\na\tb", '\t'),
    ] {
        assert_eq!(sheet(text).separator, separator, "{text}");
    }
    assert_eq!(sheet("sep=;\r\na;b,c\r\n1;2").header(), ["a", "b,c"]);
    assert_eq!(body("sep=;\r\na;b\r\n1;2"), rows(&[(3, &["1", "2"])]));
}

#[test]
fn what_cannot_be_read_is_told() {
    let why = |bytes: &[u8]| Sheet::read(bytes).err();
    assert_eq!(why(b""), Some(Unreadable::Empty));
    assert_eq!(why("\u{feff}\r\n\r\n".as_bytes()), Some(Unreadable::Empty));
    assert_eq!(why(b"\xff\xfea\0"), Some(Unreadable::Utf16));
    // 姓名 in GBK, on the second line.
    assert_eq!(why(b"a,b\r\n\xd0\xd5,\xc3\xfb\r\n"), Some(Unreadable::NotUtf8 { line: 2 }));
    assert_eq!(why(&vec![b'a'; super::sheet::LARGEST + 1]), Some(Unreadable::TooLarge));
}

#[test]
fn a_quote_that_is_never_closed_stops_its_row() {
    let text = "user_name,mobile\na,13800138000\nb,\"13800138001\nc,13800138002\n";
    assert_eq!(sheet(text).open_quote, Some(3));
    assert_eq!(sheet("a,b\n1,\"2\"").open_quote, None);
    let plan = plan(text);
    assert_eq!(plan.entries().iter().map(|entry| entry.line).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(plan.entries()[1].faults, [RowFault::OpenQuote]);
    assert!(plan.entries()[0].person().is_some() && plan.entries()[1].person().is_none());
}

#[test]
fn cells_go_where_the_columns_say() {
    let text = "附属组织编码,备注,user_name,手机号,部门编码,密码,extension.grade,extension\n\
                D2;D3,x,wang,'+852-91234567,D1,'=Secret-7,P5,\"{\"\"level\"\":3}\"\n";
    let plan = plan(text);
    let person = plan.entries()[0].person().unwrap().person();
    assert_eq!((person.user_name.as_str(), person.mobile.as_str()), ("wang", "+852-91234567"));
    assert_eq!(person.password.as_ref().map(|password| password.expose()), Some("'=Secret-7"));
    let relations: Vec<_> = person.relations.iter().map(|one| (one.org_code.as_str(), one.belonging)).collect();
    assert_eq!(relations, [("D1", Belonging::Belongs), ("D2", Belonging::Attached), ("D3", Belonging::Attached)]);
    assert_eq!(person.extension.get("grade"), Some(&Extra::Text("P5".to_owned())));
    assert_eq!(person.extension.get("level"), Some(&Extra::Json("3".to_owned())));
}

#[test]
fn what_was_disarmed_for_a_spreadsheet_is_itself_again() {
    let mut rows = vec![vec!["user_name", "mobile", "name"]];
    let names = ["=1+1", " =1+1", "\u{3000}@x", "\t-x", "＝1", "a=1", "'quoted"];
    rows.extend(names.iter().map(|name| vec!["a", "13800138000", *name]));
    let plan = plan(&crate::domain::table::csv::csv(rows));
    let read: Vec<&str> = plan.entries().iter().map(|entry| entry.draft.text(Field::Name)).collect();
    assert_eq!(read, names);
}

#[test]
fn a_dry_run_says_how_many_and_why() {
    let mut plan = plan(
        "user_name,mobile,email\n\
         a,13800138000,a@b.cn\n\
         b,13800138001\n\
         c,13800138002,c@d.cn,x,\n\
         A,13800138003,\n\
         d,+86-13800138000,\n\
         e,,bad\n\
         f,12,bad\n\
         a,13800138004,,,,\n",
    );
    let phone = |rule| Reason::Field(Field::Mobile, rule);
    let expected = Summary {
        ready: 3,
        warned: 2,
        stopped: 5,
        reasons: vec![
            (Reason::Field(Field::Email, Rule::NotAnEmail), 2),
            (Reason::Row(RowFault::Beyond(1)), 1),
            (phone(Rule::Repeated(0)), 1),
            (phone(Rule::Missing), 1),
            (phone(Rule::NotAMobile), 1),
            (Reason::Field(Field::UserName, Rule::Repeated(0)), 1),
        ],
    };
    assert_eq!(plan.summary(), expected);
    assert_eq!((plan.line(0), plan.line(7), plan.line(8)), (Some(2), Some(9), None));
    // Correcting the first row frees the two that repeated it.
    let mut draft = plan.entries()[0].draft.clone();
    draft.set(Field::UserName, "first");
    draft.set(Field::Mobile, "13900139000");
    plan.correct(0, draft, &rules());
    assert_eq!((plan.summary().ready, plan.summary().stopped), (5, 3));
    assert_eq!(plan.entries()[7].findings.first().map(|one| one.rule.clone()), Some(Rule::RepeatedButForCase(3)));
    let draft = plan.entries()[2].draft.clone();
    plan.correct(2, draft, &rules());
    assert!(plan.entries()[2].person().is_some());
}

pub(super) const THREE: &str =
    "user_name,mobile,password,name\na,13800138000,Hunter-22,=1+1\nb,13800138001,,\nc,12,,\nd,13800138003,,\n";

#[test]
fn the_result_has_no_secrets_and_runs_nothing() {
    let plan = plan(THREE);
    let mut run = Run::of(&plan);
    let refused = Fate::Refused { code: "USER.0038".to_owned(), text: "\n@SUM(1)".to_owned() };
    for fate in [Fate::Created { user_id: Some("2021-5E".to_owned()) }, refused] {
        let (entry, _) = run.next_waiting().unwrap();
        run.settle(entry, fate);
    }
    let words = Words {
        heads: ["line", "user", "mobile", "name", "result", "id", "code", "text"],
        result: &|fate| {
            fate.map_or("stopped".to_owned(), |fate| format!("{fate:?}").split(' ').next().unwrap().to_owned())
        },
        why: &|entry| format!("{:?}", entry.findings[0].rule),
    };
    let file = result(&plan, &run, &words);
    let expected = "\u{feff}line,user,mobile,name,result,id,code,text\r\n\
                    2,a,13800138000,'=1+1,Created,2021-5E,,\r\n\
                    3,b,13800138001,,Refused,,USER.0038,'@SUM(1)\r\n\
                    4,c,12,,stopped,,,NotAMobile\r\n\
                    5,d,13800138003,,Waiting,,,\r\n";
    assert_eq!(file, expected);
}

#[test]
fn ten_thousand_rows_are_all_there() {
    let mut text = String::from("user_name,mobile,name,email,org_code,attr_gender\r\n");
    for n in 0..10_000 {
        text.push_str(&format!("user{n},138{n:08},\"王, {n}\",user{n}@example.com,D{},女\r\n", n % 7));
    }
    let plan = plan(&text);
    assert_eq!(plan.summary(), Summary { ready: 10_000, ..Summary::default() });
    assert_eq!(plan.entries().last().map(|entry| entry.line), Some(10_001));
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(table in proptest::collection::vec(proptest::collection::vec("[a-z王\",;\t\r\n ]{1,6}", 2..5), 1..6)) {
        let rows: Vec<Vec<&str>> = table.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let file = format!("sep=,\n{}", crate::domain::table::csv::csv(rows).trim_start_matches('\u{feff}'));
        let sheet = sheet(&file);
        let read: Vec<Vec<String>> = std::iter::once(sheet.header().into_iter().map(str::to_owned).collect())
            .chain(sheet.body().map(|record| record.cells().map(str::to_owned).collect()))
            .collect();
        // A cell that begins like a formula was disarmed; a row of blanks is left out.
        let disarmed = |cell: &String| {
            let formula = cell.starts_with(['\t', '\r', '\n']);
            if formula { format!("'{cell}") } else { cell.clone() }
        };
        let mut written: Vec<Vec<String>> = table.iter().map(|row| row.iter().map(disarmed).collect()).collect();
        let head = written.remove(0);
        written.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
        written.insert(0, head);
        prop_assert_eq!(read, written);
    }

    #[test]
    fn no_file_panics_and_lines_only_grow(bytes in proptest::collection::vec(any::<u8>(), 0..80), text in "[a,;\t\"\r\n]{0,40}") {
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            if let Ok(sheet) = Sheet::read(bytes) {
                let lines: Vec<usize> = sheet.body().map(|record| record.line()).collect();
                prop_assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
                let ends = bytes.iter().filter(|byte| matches!(byte, b'\r' | b'\n')).count();
                prop_assert!(lines.iter().all(|line| *line <= ends + 1));
                let _ = Plan::of(&sheet, &Columns::guess(sheet.header()), &rules()).summary();
            }
        }
    }

    #[test]
    fn whatever_is_assigned_stands_in_one_column(moves in proptest::collection::vec((0usize..5, proptest::option::of(0usize..4)), 0..20)) {
        let mut columns = Columns::guess(["user_name", "mobile", "x", "y"]);
        for (column, field) in moves {
            columns.assign(column, field.and_then(|at| Field::all().nth(at)).map(Target::Field));
            for field in Field::all().map(Target::Field) {
                let holding = (0..columns.len()).filter(|column| columns.target(*column) == Some(&field)).count();
                prop_assert!(holding <= 1);
            }
        }
    }
}
