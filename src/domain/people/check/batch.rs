//! What may occur only once, within drafts that are sent together (contract `oneaccess.md` §3.3: user name and mobile number
//! are unique). Whether a tenant has it already, only the tenant can say.
use std::collections::BTreeMap;

use super::contact::mobile_key;
use crate::domain::people::field::Field;
use crate::domain::people::finding::{Finding, Rule};
use crate::domain::people::person::Draft;
use crate::domain::table::letters::small;

/// What each draft repeats of an earlier one. Numbers that an employer or a state gives to one person alone only warn: the
/// contract does not call them unique.
#[must_use]
pub fn repeats<'a>(drafts: impl IntoIterator<Item = &'a Draft>) -> Vec<Vec<Finding>> {
    // Where each text stands first: as it is compared, and in small letters.
    let mut first: BTreeMap<(Field, bool, String), usize> = BTreeMap::new();
    let mut all = Vec::new();
    for (at, draft) in drafts.into_iter().enumerate() {
        let mut earlier = |field, folded, key: String| {
            let first = *first.entry((field, folded, key)).or_insert(at);
            (first < at).then_some(first)
        };
        let mut findings = Vec::new();
        for field in [Field::UserName, Field::Mobile, Field::Email, Field::EmployeeId, Field::IdentityNumber] {
            let text = draft.text(field).trim();
            if text.is_empty() {
                continue;
            }
            let key = if field == Field::Mobile { mobile_key(text) } else { text.to_owned() };
            let (same, but_for_case) = (earlier(field, false, key.clone()), earlier(field, true, small(&key)));
            findings.extend(match (same, but_for_case) {
                (Some(first), _) if matches!(field, Field::UserName | Field::Mobile) => {
                    Some(Finding::stop(field, Rule::Repeated(first), None))
                }
                (Some(first), _) => Some(Finding::warn(field, Rule::Repeated(first), None)),
                (None, Some(first)) => Some(Finding::warn(field, Rule::RepeatedButForCase(first), None)),
                (None, None) => None,
            });
        }
        all.push(findings);
    }
    all
}
