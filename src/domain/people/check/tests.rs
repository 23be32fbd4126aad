use proptest::prelude::*;

use super::*;
use crate::domain::people::choice::{Gender, IdentityType, UserType};
use crate::domain::people::finding::Nearest;
use crate::domain::people::person::{Belonging, Relation};
use crate::domain::severity::Severity;

fn rules(demanded: &[Field]) -> Rules {
    Rules { demanded: demanded.to_vec(), today: Day::new(2026, 11, 21).unwrap() }
}

fn draft(texts: &[(Field, &str)]) -> Draft {
    let mut draft = Draft::default();
    draft.set(Field::UserName, "wang.xiao");
    draft.set(Field::Mobile, "13800138000");
    for (field, text) in texts {
        draft.set(*field, text);
    }
    draft
}

/// Severity, field, rule and the text that is offered.
fn found(draft: &Draft) -> Vec<(Severity, Field, Rule, Option<String>)> {
    let verdict = check(draft, &rules(&[]));
    assert_eq!(verdict.person.is_none(), verdict.findings.iter().any(Finding::stops));
    let text = |nearest| match nearest {
        Some(Nearest::Text(text)) => Some(text),
        _ => None,
    };
    verdict.findings.into_iter().map(|one| (one.severity, one.field, one.rule, text(one.nearest))).collect()
}

fn one(field: Field, text: &str) -> Option<(Severity, Field, Rule, Option<String>)> {
    let mut found = found(&draft(&[(field, text)]));
    assert!(found.len() < 2, "{text}: {found:?}");
    found.pop()
}

fn stop(field: Field, rule: Rule, nearest: Option<&str>) -> Option<(Severity, Field, Rule, Option<String>)> {
    Some((Severity::Stop, field, rule, nearest.map(str::to_owned)))
}

fn warn(field: Field, rule: Rule, nearest: Option<&str>) -> Option<(Severity, Field, Rule, Option<String>)> {
    Some((Severity::Warn, field, rule, nearest.map(str::to_owned)))
}

#[test]
fn a_full_user_is_read_whole() {
    let draft = draft(&[
        (Field::UserName, " wang.xiao "),
        (Field::Password, "Correct-Horse-7"),
        (Field::OrgCode, "D1"),
        (Field::Name, "王晓"),
        (Field::Email, "wang@example.com"),
        (Field::EmployeeId, "0007"),
        (Field::FirstName, "晓"),
        (Field::MiddleName, "M"),
        (Field::LastName, "王"),
        (Field::PwdMustModify, "否"),
        (Field::Gender, "女"),
        (Field::Birthday, "1949-12-31"),
        (Field::NickName, "小王"),
        (Field::IdentityType, "身份证"),
        (Field::IdentityNumber, "11010519491231002x"),
        (Field::Area, "CN"),
        (Field::City, "上海"),
        (Field::ManagerId, "2021-5E16"),
        (Field::UserType, "regular"),
        (Field::HireDate, "1970-01-01"),
        (Field::WorkPlace, "一楼"),
        (Field::Relations, "D1:1;D2:0"),
        (Field::Extension, r#"{"grade":5}"#),
    ]);
    assert!(Field::all().all(|field| !draft.is_empty(field)));
    let Verdict { person, findings } = check(&draft, &rules(&Field::all().collect::<Vec<_>>()));
    assert_eq!(findings, []);
    let person = person.unwrap().person().clone();
    let text = |text: &str| Some(text.to_owned());
    let relation = |code: &str, belonging| Relation { org_code: code.to_owned(), belonging };
    let expected = Person {
        user_name: "wang.xiao".to_owned(),
        mobile: "13800138000".to_owned(),
        password: draft.password.clone(),
        org_code: text("D1"),
        name: text("王晓"),
        email: text("wang@example.com"),
        employee_id: text("0007"),
        first_name: text("晓"),
        middle_name: text("M"),
        last_name: text("王"),
        pwd_must_modify: Some(false),
        gender: Some(Gender::Female),
        birthday: Day::new(1949, 12, 31),
        nick_name: text("小王"),
        identity_type: Some(IdentityType::IdCard),
        identity_number: text("11010519491231002X"),
        area: text("CN"),
        city: text("上海"),
        manager_id: text("2021-5E16"),
        user_type: Some(UserType::Regular),
        hire_date: Day::new(1970, 1, 1),
        work_place: text("一楼"),
        relations: vec![relation("D1", Belonging::Belongs), relation("D2", Belonging::Attached)],
        extension: [("grade".to_owned(), Extra::Json("5".to_owned()))].into(),
    };
    assert!(person == expected);
}

#[test]
fn what_is_demanded_is_missed() {
    let verdict = check(&Draft::default(), &rules(&[Field::City, Field::Mobile, Field::Relations]));
    let expected = [
        Finding::stop(Field::UserName, Rule::Missing, None),
        Finding::stop(Field::Mobile, Rule::Missing, None),
        Finding::stop(Field::City, Rule::Demanded, None),
        Finding::stop(Field::Relations, Rule::Demanded, None),
    ];
    assert_eq!(verdict.findings, expected);
    assert_eq!(one(Field::City, ""), None);
}

#[test]
fn texts_hide_nothing() {
    let offered = stop(Field::Name, Rule::Invisible, Some("王 晓"));
    assert_eq!(one(Field::Name, "王\n晓\u{200b}"), offered);
    assert_eq!(one(Field::City, "\u{200b}"), stop(Field::City, Rule::Invisible, None));
    assert_eq!(one(Field::UserName, "wang xiao"), warn(Field::UserName, Rule::Spaces, Some("wangxiao")));
    assert_eq!(one(Field::Password, "a b c d e"), None);
    assert_eq!(one(Field::Password, " Secret-7"), warn(Field::Password, Rule::Spaces, None));
    assert_eq!(one(Field::Password, "Secret\t7"), stop(Field::Password, Rule::Invisible, None));
    assert_eq!(one(Field::EmployeeId, "1.10105E+17"), warn(Field::EmployeeId, Rule::Rounded, None));
}

#[test]
fn shapes_are_checked_and_mended() {
    assert_eq!(one(Field::Mobile, "138 0013 8000"), stop(Field::Mobile, Rule::NotAMobile, Some("13800138000")));
    assert_eq!(one(Field::Mobile, "1.38E+10"), stop(Field::Mobile, Rule::Rounded, None));
    assert_eq!(one(Field::Email, "wang＠a.cn"), stop(Field::Email, Rule::NotAnEmail, Some("wang@a.cn")));
    assert_eq!(one(Field::Gender, "妇"), stop(Field::Gender, Rule::UnknownWord, None));
    assert_eq!(one(Field::PwdMustModify, "perhaps"), stop(Field::PwdMustModify, Rule::UnknownWord, None));
    assert_eq!(one(Field::Area, "cn"), warn(Field::Area, Rule::NotACountry, Some("CN")));
    assert_eq!(one(Field::Area, "中国"), warn(Field::Area, Rule::NotACountry, None));
    assert_eq!(one(Field::Extension, "grade=5"), stop(Field::Extension, Rule::NotAnObject, None));
    let mut bad = draft(&[]);
    bad.extension.insert("grade".to_owned(), Extra::Json("{".to_owned()));
    bad.extension.insert(" ".to_owned(), Extra::Text("x".to_owned()));
    let names: Vec<Rule> = found(&bad).into_iter().map(|(_, _, rule, _)| rule).collect();
    assert_eq!(names, [Rule::BadAttribute(" ".to_owned()), Rule::BadAttribute("grade".to_owned())]);
}

#[test]
fn days_are_days_of_a_life() {
    assert_eq!(one(Field::Birthday, "1990/1/2"), stop(Field::Birthday, Rule::NotADate, Some("1990-01-02")));
    assert_eq!(one(Field::Birthday, "1990-02-30"), stop(Field::Birthday, Rule::NotADate, Some("1990-02-28")));
    assert_eq!(one(Field::Birthday, "2090/1/2"), stop(Field::Birthday, Rule::NotADate, None));
    assert_eq!(one(Field::Birthday, "2026-11-21"), None);
    assert_eq!(one(Field::Birthday, "2026-11-22"), stop(Field::Birthday, Rule::InFuture, None));
    assert_eq!(one(Field::Birthday, "1890-01-01"), warn(Field::Birthday, Rule::FarAway, None));
    assert_eq!(one(Field::HireDate, "2027-12-01"), None);
    assert_eq!(one(Field::HireDate, "2062-01-01"), warn(Field::HireDate, Rule::FarAway, None));
    let early = draft(&[(Field::Birthday, "1990-01-01"), (Field::HireDate, "1989-01-01")]);
    assert_eq!(found(&early), Vec::from_iter(warn(Field::HireDate, Rule::HiredBeforeBirth, None)));
}

#[test]
fn a_card_agrees_with_the_rest() {
    let card = |number: &str, more: &[(Field, &str)]| {
        let mut texts = vec![(Field::IdentityType, "id_card"), (Field::IdentityNumber, number)];
        texts.extend(more);
        found(&draft(&texts))
    };
    let number = Field::IdentityNumber;
    assert_eq!(card("11010519491231002X", &[(Field::Gender, "unknown")]), []);
    assert_eq!(card("110105194912310021", &[]), Vec::from_iter(warn(number, Rule::CardMistyped, None)));
    assert_eq!(card("110105491231002", &[]), Vec::from_iter(stop(number, Rule::NotACardNumber, None)));
    let spaced = stop(number, Rule::NotACardNumber, Some("11010519491231002X"));
    assert_eq!(card("110105 19491231 002x", &[]), Vec::from_iter(spaced));
    let day = Day::new(1949, 12, 31).unwrap();
    let others = card("11010519491231002X", &[(Field::Gender, "男"), (Field::Birthday, "1950-01-01")]);
    let expected = [
        warn(Field::Gender, Rule::CardGender, Some("female")),
        warn(Field::Birthday, Rule::CardBirthday(day), Some("1949-12-31")),
    ];
    assert_eq!(others, expected.into_iter().flatten().collect::<Vec<_>>());
    let kind = warn(Field::IdentityType, Rule::KindMissing, Some("id_card"));
    assert_eq!(one(Field::IdentityNumber, "11010519491231002X"), kind);
    assert_eq!(one(Field::IdentityNumber, "E1234567"), warn(Field::IdentityType, Rule::KindMissing, None));
    assert_eq!(one(Field::IdentityType, "id_card"), warn(Field::IdentityNumber, Rule::NumberMissing, None));
    let passport = draft(&[(Field::IdentityType, "chinese_passport"), (Field::IdentityNumber, "E1234567")]);
    assert_eq!(found(&passport), []);
}

/// The rules found on organisations, and what is offered as `code:kind` pairs.
fn organisations(text: &str, main: &str) -> (Vec<Rule>, Option<String>) {
    let mut draft = draft(&[(Field::OrgCode, main)]);
    let relations = text.split(' ').filter_map(|pair| pair.rsplit_once(':'));
    draft.relations = relations
        .map(|(code, kind)| Relation {
            org_code: code.to_owned(),
            belonging: if kind == "1" { Belonging::Belongs } else { Belonging::Attached },
        })
        .collect();
    let findings = check(&draft, &rules(&[])).findings;
    let offered = findings.iter().find_map(|one| match &one.nearest {
        Some(Nearest::Relations(list)) => Some(list.iter().map(written).collect::<Vec<_>>().join(" ")),
        Some(Nearest::Text(text)) => Some(text.clone()),
        None => None,
    });
    (findings.into_iter().map(|one| one.rule).collect(), offered)
}

fn written(relation: &Relation) -> String {
    format!("{}:{}", relation.org_code, u8::from(relation.belonging == Belonging::Belongs))
}

#[test]
fn organisations_follow_the_contract() {
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(organisations("", "D1"), (vec![], None));
    assert_eq!(organisations("D1:1 D2:0", "D1"), (vec![], None));
    assert_eq!(organisations("D1:0 D2:0", "D1"), (vec![Rule::NoneBelongs], some("D1:1 D2:0")));
    assert_eq!(organisations("D1:0 D2:0", ""), (vec![Rule::NoneBelongs], None));
    assert_eq!(organisations("D1:0", ""), (vec![Rule::NoneBelongs], some("D1:1")));
    assert_eq!(organisations("D1:1 D2:1", "D1"), (vec![Rule::SeveralBelong(2)], some("D1:1 D2:0")));
    assert_eq!(organisations("D2:1", "D1"), (vec![Rule::MainAbsent], some("D1:0 D2:1")));
    assert_eq!(organisations("D1:0 D2:1", "D1"), (vec![Rule::MainAttached], None));
    assert_eq!(organisations("D1:1", ""), (vec![Rule::MainUnnamed], some("D1")));
    assert_eq!(organisations("D1:1 :0 D2:0", "D1"), (vec![Rule::CodeMissing], some("D1:1 D2:0")));
    let twice = Rule::CodeTwice("D2".to_owned());
    assert_eq!(organisations("D2:0 D1:1 D2:0 D2:0", "D1"), (vec![twice], some("D2:0 D1:1")));
    let nine: String = (1..=9).map(|n| format!(" A{n}:0")).collect();
    assert_eq!(organisations(&format!("D1:1{nine}"), "D1"), (vec![], None));
    assert_eq!(organisations(&format!("D1:1{nine} A10:0"), "D1"), (vec![Rule::TooManyAttached(10)], None));
    // There is no room for the main one.
    assert_eq!(organisations(&format!("D2:1{nine}"), "D1"), (vec![Rule::MainAbsent], None));
}

#[test]
fn a_batch_has_each_name_and_number_once() {
    let drafts = [
        draft(&[(Field::Email, "a@b.cn")]),
        draft(&[(Field::UserName, "li.na"), (Field::Mobile, "+86-13800138000"), (Field::Email, "a@b.cn")]),
        draft(&[(Field::UserName, "Wang.Xiao"), (Field::Mobile, "13900139000")]),
        draft(&[(Field::UserName, "Wang.Xiao "), (Field::Mobile, "")]),
        draft(&[(Field::UserName, ""), (Field::Mobile, "")]),
    ];
    let expected = [
        vec![],
        vec![
            Finding::stop(Field::Mobile, Rule::Repeated(0), None),
            Finding::warn(Field::Email, Rule::Repeated(0), None),
        ],
        vec![Finding::warn(Field::UserName, Rule::RepeatedButForCase(0), None)],
        vec![Finding::stop(Field::UserName, Rule::Repeated(2), None)],
        vec![],
    ];
    assert_eq!(repeats(&drafts), expected);
}

proptest! {
    #[test]
    fn what_is_offered_passes(at in 0usize..24, text in "[-+0-9０-９a-zA-Z@＠./年月 ;:\n]{0,20}") {
        let field = Field::all().nth(at).unwrap();
        let mut draft = draft(&[(field, &text)]);
        for finding in check(&draft, &rules(&[])).findings.into_iter().filter(|one| one.nearest.is_some()) {
            draft.accept(&finding);
            let left = check(&draft, &rules(&[])).findings;
            prop_assert!(left.iter().all(|one| (one.field, &one.rule) != (finding.field, &finding.rule)), "{finding:?}");
        }
    }

    #[test]
    fn an_offered_list_is_legal(list in proptest::collection::vec(("[A-D ]{0,2}", any::<bool>()), 0..13), main in "[A-D]{0,1}") {
        let mut draft = draft(&[(Field::OrgCode, &main)]);
        let relation = |(org_code, belongs)| Relation {
            org_code,
            belonging: if belongs { Belonging::Belongs } else { Belonging::Attached },
        };
        draft.relations = list.into_iter().map(relation).collect();
        if let Some(finding) = check(&draft, &rules(&[])).findings.into_iter().find(|one| one.field == Field::Relations && one.nearest.is_some()) {
            draft.accept(&finding);
            let left = check(&draft, &rules(&[])).findings;
            prop_assert!(left.iter().all(|one| !one.stops()), "{left:?}");
        }
    }
}
