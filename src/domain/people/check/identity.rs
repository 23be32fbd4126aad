//! The identity document of a new user. What the number of an identity card says of birthday and gender is compared with
//! what was given; none of that stops, for the service may know better.
use crate::domain::people::choice::{Choice, Gender, IdentityType};
use crate::domain::people::day::{Day, narrow};
use crate::domain::people::field::Field;
use crate::domain::people::finding::{Finding, Rule};
use crate::domain::people::person::Person;
use crate::domain::server::identity::is_id_number;

/// The number as it is sent, and what was found.
pub(super) fn findings(person: &Person) -> (Option<String>, Vec<Finding>) {
    let mut found = Vec::new();
    let number = person.identity_number.clone();
    match (person.identity_type, &number) {
        (None, Some(number)) => {
            let nearest = is_id_number(number).then(|| IdentityType::IdCard.key().to_owned());
            found.push(Finding::warn(Field::IdentityType, Rule::KindMissing, nearest));
        }
        (Some(_), None) => found.push(Finding::warn(Field::IdentityNumber, Rule::NumberMissing, None)),
        (Some(IdentityType::IdCard), Some(number)) => {
            let number = number.to_ascii_uppercase();
            found.extend(card(person, &number));
            return (Some(number), found);
        }
        _ => {}
    }
    (number, found)
}

fn card(person: &Person, number: &str) -> Vec<Finding> {
    if !has_shape(number) {
        let plain: String = number.chars().map(narrow).filter(|c| !c.is_whitespace() && *c != '-').collect();
        let nearest = has_shape(&plain).then(|| plain.to_ascii_uppercase());
        return vec![Finding::stop(Field::IdentityNumber, Rule::NotACardNumber, nearest)];
    }
    if !is_id_number(number) {
        return vec![Finding::warn(Field::IdentityNumber, Rule::CardMistyped, None)];
    }
    let mut found = Vec::new();
    let birthday = number.get(6..14).and_then(Day::meant);
    if let (Some(given), Some(on_card)) = (person.birthday, birthday)
        && given != on_card
    {
        found.push(Finding::warn(Field::Birthday, Rule::CardBirthday(on_card), Some(on_card.to_string())));
    }
    // The digit before the check is odd for men.
    let odd = number.as_bytes().get(16).map(|digit| digit % 2 == 1);
    let on_card = odd.map(|odd| if odd { Gender::Male } else { Gender::Female });
    let given = person.gender.filter(|gender| *gender != Gender::Unknown);
    if let (Some(given), Some(on_card)) = (given, on_card)
        && given != on_card
    {
        found.push(Finding::warn(Field::Gender, Rule::CardGender, Some(on_card.key().to_owned())));
    }
    found
}

fn has_shape(number: &str) -> bool {
    let Some((digits, check)) = number.split_at_checked(17) else { return false };
    digits.bytes().all(|byte| byte.is_ascii_digit()) && matches!(check.as_bytes(), [b'0'..=b'9' | b'X' | b'x'])
}
