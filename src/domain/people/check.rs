//! What is wrong, or worth a second look, about a new user (contract `oneaccess.md` §3.3). The contract names no lengths, so
//! none are checked; what a tenant's own rules refuse, only the tenant can say.
mod batch;
mod contact;
mod identity;
mod organisations;
#[cfg(test)]
mod tests;

pub use batch::repeats;
pub use contact::mobile_key;

use super::choice::Choice;
use super::day::Day;
use super::field::Field;
use super::finding::{Finding, Rule};
use super::person::{Draft, Extra, Person};

/// What a deployment says beyond the contract, and what day it is.
#[derive(Clone, Debug)]
pub struct Rules {
    /// What this tenant demands besides name and mobile number ([`super::field::demanded`]).
    pub demanded: Vec<Field>,
    /// Today, where the people are.
    pub today: Day,
}

/// A user that passed the check. Only [`check`] makes one, so that nothing unchecked can be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked(Person);

impl Checked {
    /// The user.
    #[must_use]
    pub fn person(&self) -> &Person {
        &self.0
    }
}

/// What a check says about a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The user, when it can be sent.
    pub person: Option<Checked>,
    /// What was found, the serious first, in the contract's order of fields.
    pub findings: Vec<Finding>,
}

/// Years that nobody's working life or birth is away from today.
const LIFETIME: u16 = 120;

/// Checks a new user.
#[must_use]
pub fn check(draft: &Draft, rules: &Rules) -> Verdict {
    let mut reading = Reading { draft, rules, findings: Vec::new() };
    let person = reading.person();
    let mut findings = reading.findings;
    findings.sort_by_key(|finding| (!finding.stops(), finding.field));
    let stopped = findings.iter().any(Finding::stops);
    Verdict { person: (!stopped).then_some(Checked(person)), findings }
}

/// A check under way.
struct Reading<'a> {
    draft: &'a Draft,
    rules: &'a Rules,
    findings: Vec<Finding>,
}

impl Reading<'_> {
    fn person(&mut self) -> Person {
        for field in Field::all().filter(|field| self.draft.is_empty(*field)) {
            if field.always_demanded() {
                self.findings.push(Finding::stop(field, Rule::Missing, None));
            } else if self.rules.demanded.contains(&field) {
                self.findings.push(Finding::stop(field, Rule::Demanded, None));
            }
        }
        let user_name = self.text(Field::UserName).unwrap_or_default();
        if user_name.contains(char::is_whitespace) {
            let nearest = user_name.split_whitespace().collect();
            self.findings.push(Finding::warn(Field::UserName, Rule::Spaces, Some(nearest)));
        }
        let person = Person {
            user_name,
            mobile: self.shaped(Field::Mobile, contact::mobile, Rule::NotAMobile).unwrap_or_default(),
            password: self.password(),
            org_code: self.text(Field::OrgCode),
            name: self.text(Field::Name),
            email: self.shaped(Field::Email, contact::email, Rule::NotAnEmail),
            employee_id: self.text(Field::EmployeeId),
            first_name: self.text(Field::FirstName),
            middle_name: self.text(Field::MiddleName),
            last_name: self.text(Field::LastName),
            pwd_must_modify: self.choice(Field::PwdMustModify),
            gender: self.choice(Field::Gender),
            birthday: self.day(Field::Birthday),
            nick_name: self.text(Field::NickName),
            identity_type: self.choice(Field::IdentityType),
            identity_number: self.text(Field::IdentityNumber),
            area: self.text(Field::Area),
            city: self.text(Field::City),
            manager_id: self.text(Field::ManagerId),
            user_type: self.choice(Field::UserType),
            hire_date: self.day(Field::HireDate),
            work_place: self.text(Field::WorkPlace),
            relations: self.draft.relations.clone(),
            extension: self.draft.extension.clone(),
        };
        self.days(&person);
        self.area(&person);
        self.extension();
        self.findings.extend(organisations::findings(&self.draft.relations, person.org_code.as_deref()));
        let (number, found) = identity::findings(&person);
        self.findings.extend(found);
        Person { identity_number: number, ..person }
    }

    /// A text without white space around it; `None` when nothing is left.
    fn text(&mut self, field: Field) -> Option<String> {
        let text = self.draft.text(field).trim();
        if text.contains(contact::invisible) {
            let nearest = contact::visible(text);
            let nearest = (!nearest.is_empty()).then_some(nearest);
            self.findings.push(Finding::stop(field, Rule::Invisible, nearest));
        } else if matches!(field, Field::EmployeeId | Field::IdentityNumber) && contact::rounded(text) {
            self.findings.push(Finding::warn(field, Rule::Rounded, None));
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A text of a shape that `read` knows: as it is sent, or the nearest that could be.
    fn shaped(&mut self, field: Field, read: fn(&str) -> Result<(), Option<String>>, rule: Rule) -> Option<String> {
        let text = self.draft.text(field).trim();
        if text.is_empty() {
            return None;
        }
        if let Err(nearest) = read(text) {
            let rule = if contact::rounded(text) { Rule::Rounded } else { rule };
            self.findings.push(Finding::stop(field, rule, nearest));
        }
        Some(text.to_owned())
    }

    fn choice<T: Choice>(&mut self, field: Field) -> Option<T> {
        let text = self.draft.text(field).trim();
        let read = T::read(text);
        if read.is_none() && !text.is_empty() {
            self.findings.push(Finding::stop(field, Rule::UnknownWord, None));
        }
        read
    }

    fn day(&mut self, field: Field) -> Option<Day> {
        let text = self.draft.text(field).trim();
        let read = Day::read(text);
        if read.is_none() && !text.is_empty() {
            let meant = Day::meant(text).filter(|day| field != Field::Birthday || *day <= self.rules.today);
            self.findings.push(Finding::stop(field, Rule::NotADate, meant.map(|day| day.to_string())));
        }
        read
    }

    fn days(&mut self, person: &Person) {
        let today = self.rules.today;
        if let Some(birthday) = person.birthday {
            if birthday > today {
                self.findings.push(Finding::stop(Field::Birthday, Rule::InFuture, None));
            } else if birthday.year() + LIFETIME < today.year() {
                self.findings.push(Finding::warn(Field::Birthday, Rule::FarAway, None));
            }
        }
        if let Some(hired) = person.hire_date {
            // Somebody may be entered before the first day of work, but hardly years before.
            if hired.year() > today.year() + 1 || hired.year() + LIFETIME < today.year() {
                self.findings.push(Finding::warn(Field::HireDate, Rule::FarAway, None));
            }
            if person.birthday.is_some_and(|birthday| hired <= birthday) {
                self.findings.push(Finding::warn(Field::HireDate, Rule::HiredBeforeBirth, None));
            }
        }
    }

    fn area(&mut self, person: &Person) {
        let Some(area) = &person.area else { return };
        if area.len() != 2 || !area.bytes().all(|byte| byte.is_ascii_uppercase()) {
            let upper = area.to_ascii_uppercase();
            let nearest = (upper.len() == 2 && upper.bytes().all(|byte| byte.is_ascii_uppercase())).then_some(upper);
            self.findings.push(Finding::warn(Field::Area, Rule::NotACountry, nearest));
        }
    }

    fn password(&mut self) -> Option<crate::domain::account::Secret> {
        let password = self.draft.password.as_ref().filter(|password| !password.is_empty())?;
        let text = password.expose();
        if text.contains(contact::invisible) {
            self.findings.push(Finding::stop(Field::Password, Rule::Invisible, None));
        } else if text.trim() != text {
            self.findings.push(Finding::warn(Field::Password, Rule::Spaces, None));
        }
        Some(password.clone())
    }

    fn extension(&mut self) {
        if !self.draft.text(Field::Extension).is_empty() {
            self.findings.push(Finding::stop(Field::Extension, Rule::NotAnObject, None));
        }
        for (name, value) in &self.draft.extension {
            let json = match value {
                Extra::Text(_) => true,
                Extra::Json(text) => serde_json::from_str::<&serde_json::value::RawValue>(text).is_ok(),
            };
            if name.trim().is_empty() || !json {
                self.findings.push(Finding::stop(Field::Extension, Rule::BadAttribute(name.clone()), None));
            }
        }
    }
}
