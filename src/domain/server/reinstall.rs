//! Installing a system anew (contract `baremetal.md` §5, §8); the data on the server is lost. Whether the server may be
//! reinstalled now is another question: [`super::permit`].
use super::catalogue::{Catalogue, System};
use super::finding::{Finding, Value};
use super::password;
use super::record::{Partition, Server};
use super::systems::{Misfit, Purpose, fit};
use crate::domain::severity::Severity;

/// How much is written anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstallType {
    /// The system only (`install`).
    Install,
    /// Partitions too (`replace`).
    Replace,
}

/// What shall be installed. The password is given beside it, so that a draft can be kept and shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The system's id.
    pub system_guid: String,
    /// The first partition.
    pub partition: Partition,
    /// How much is written anew; at least what [`install_type`] says.
    pub install: InstallType,
}

/// Why everything is written anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replacing {
    /// The first partition changes, or it is not known what it is.
    Partition,
    /// The new system is of another family.
    Family,
    /// The family of the present system is not known.
    FamilyNotKnown,
    /// One signs in by another name.
    Login,
}

/// Why a reinstallation writes everything anew; empty = it need not. The first partition changes unless it is kept
/// ([`Partition::First`]), or asked for as the server's record has it; that asking for the whole disk of a server without
/// partitions changes nothing is an inference.
#[must_use]
pub fn replacing(server: &Server, new: &System, partition: Partition, catalogue: &Catalogue) -> Vec<Replacing> {
    let recorded = server.order_only.as_ref().and_then(|only| only.partition);
    let present = catalogue.system(&server.system_guid);
    let all = [
        (Replacing::Partition, partition != Partition::First && recorded != Some(partition)),
        (Replacing::Family, present.is_some_and(|present| present.family != new.family)),
        (Replacing::FamilyNotKnown, present.is_none()),
        (Replacing::Login, server.login != new.login),
    ];
    all.into_iter().filter(|(_, found)| *found).map(|(why, _)| why).collect()
}

/// The least that must be written anew. A person may raise it.
#[must_use]
pub fn install_type(server: &Server, new: &System, partition: Partition, catalogue: &Catalogue) -> InstallType {
    let replaces = !replacing(server, new, partition, catalogue).is_empty();
    if replaces { InstallType::Replace } else { InstallType::Install }
}

/// Where a finding belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The system.
    System,
    /// The first partition.
    Partition,
    /// How much is written anew.
    Install,
    /// The password.
    Password,
    /// Its second entry.
    Confirm,
}

/// What is wrong, or worth a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// The system is not in the catalogue.
    NoSystem,
    /// The system does not fit, or may not.
    System(Misfit),
    /// A partition of no size.
    NoSize,
    /// The system needs a larger first partition; so many GB. The contract does not say that this is refused.
    Small(u32),
    /// The server's product is not made to be partitioned. The contract says so of orders only.
    NotPartitioned,
    /// This change writes more anew than the draft says.
    MustReplace,
    /// Something about the password.
    Password(password::Fault),
}

/// What is found at a field.
pub type Found = Finding<Field, Rule>;

/// What is wrong with a draft and a password that was entered twice.
#[must_use]
pub fn check(draft: &Draft, password: &str, confirm: &str, server: &Server, catalogue: &Catalogue) -> Vec<Found> {
    let mut found = Vec::new();
    let system = catalogue.system(&draft.system_guid);
    match system {
        None => found.push(Finding::stop(Field::System, Rule::NoSystem, None)),
        Some(system) => {
            let fit = fit(system, Purpose::Reinstall, &server.line_guid, &server.hardware);
            found.extend(fit.misfits.into_iter().map(|why| Finding::stop(Field::System, Rule::System(why), None)));
            found.extend(fit.doubts.into_iter().map(|why| Finding::warn(Field::System, Rule::System(why))));
        }
    }
    partition(draft, system, server, catalogue, &mut found);
    let least = system.map(|system| install_type(server, system, draft.partition, catalogue));
    if least.is_some_and(|least| draft.install < least) {
        found.push(Finding::stop(Field::Install, Rule::MustReplace, None));
    }
    for fault in password::faults(password, confirm, system.map_or("", |system| &system.login)) {
        let field = if fault == password::Fault::NotConfirmed { Field::Confirm } else { Field::Password };
        found.push(Finding { severity: fault.severity(), field, rule: Rule::Password(fault), nearest: None });
    }
    found
}

fn partition(draft: &Draft, system: Option<&System>, server: &Server, catalogue: &Catalogue, found: &mut Vec<Found>) {
    let Partition::Gb(size) = draft.partition else { return };
    let needs = system.and_then(|system| system.disk_gb).unwrap_or(0);
    if size == 0 {
        let near = Some(Value::Partition(Partition::Gb(needs.max(1))));
        found.push(Finding::stop(Field::Partition, Rule::NoSize, near));
    } else if size < needs {
        let near = Some(Value::Partition(Partition::Gb(needs)));
        let severity = Severity::Warn;
        found.push(Finding { severity, field: Field::Partition, rule: Rule::Small(needs), nearest: near });
    }
    if catalogue.product(&server.product_guid).and_then(|product| product.may_partition) == Some(false) {
        found.push(Finding::warn(Field::Partition, Rule::NotPartitioned));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::record::OrderOnly;
    use crate::domain::server::samples::{catalogue, server, system};

    const PASSWORD: &str = "a535029279!";

    fn draft(partition: Partition, install: InstallType) -> Draft {
        Draft { system_guid: "system".into(), partition, install }
    }

    fn found(draft: &Draft, catalogue: &Catalogue) -> Vec<(Field, Rule, bool)> {
        let found = check(draft, PASSWORD, PASSWORD, &server(), catalogue);
        found.into_iter().map(|found| (found.field, found.rule.clone(), found.stops())).collect()
    }

    #[test]
    fn everything_is_written_anew_when_partition_family_or_login_change() {
        let (mut server, mut catalogue) = (server(), catalogue());
        let why = |server: &Server, new: &System, partition, catalogue: &Catalogue| {
            let why = replacing(server, new, partition, catalogue);
            assert_eq!(install_type(server, new, partition, catalogue) == InstallType::Replace, !why.is_empty());
            why
        };
        let same = system();
        assert_eq!(why(&server, &same, Partition::First, &catalogue), []);
        assert_eq!(why(&server, &same, Partition::Whole, &catalogue), [Replacing::Partition]);
        assert_eq!(why(&server, &same, Partition::Gb(50), &catalogue), [Replacing::Partition]);
        let other = System { family: "windows".into(), login: "administrator".into(), ..system() };
        assert_eq!(why(&server, &other, Partition::First, &catalogue), [Replacing::Family, Replacing::Login]);
        let only = OrderOnly { partition: Some(Partition::Whole), ..OrderOnly::default() };
        server.order_only = Some(Box::new(only));
        assert_eq!(why(&server, &same, Partition::Whole, &catalogue), []);
        assert_eq!(why(&server, &same, Partition::Gb(50), &catalogue), [Replacing::Partition]);
        catalogue.systems.clear();
        assert_eq!(why(&server, &same, Partition::First, &catalogue), [Replacing::FamilyNotKnown]);
    }

    #[test]
    fn a_draft_may_say_more_but_not_less() {
        use InstallType::{Install, Replace};
        assert_eq!(found(&draft(Partition::First, Install), &catalogue()), []);
        assert_eq!(found(&draft(Partition::First, Replace), &catalogue()), []);
        assert_eq!(found(&draft(Partition::Whole, Replace), &catalogue()), []);
        let less = (Field::Install, Rule::MustReplace, true);
        assert_eq!(found(&draft(Partition::Whole, Install), &catalogue()), [less]);
    }

    #[test]
    fn partitions_have_a_size() {
        let partition = |size| found(&draft(Partition::Gb(size), InstallType::Replace), &catalogue());
        assert_eq!(partition(0), [(Field::Partition, Rule::NoSize, true)]);
        assert_eq!(partition(29), [(Field::Partition, Rule::Small(30), false)]);
        assert_eq!(partition(30), []);
        let mut catalogue = catalogue();
        catalogue.products[0].may_partition = Some(false);
        let unusual = (Field::Partition, Rule::NotPartitioned, false);
        assert_eq!(found(&draft(Partition::Gb(30), InstallType::Replace), &catalogue), [unusual]);
    }

    #[test]
    fn systems_and_passwords_are_checked() {
        let mut catalogue = catalogue();
        catalogue.systems[0].for_install = false;
        let wrong = (Field::System, Rule::System(Misfit::Purpose), true);
        assert_eq!(found(&draft(Partition::First, InstallType::Install), &catalogue), [wrong]);
        let unknown = Draft { system_guid: "other".into(), ..draft(Partition::First, InstallType::Install) };
        assert_eq!(found(&unknown, &catalogue), [(Field::System, Rule::NoSystem, true)]);
        let all = check(&draft(Partition::First, InstallType::Install), "a", "b", &server(), &self::catalogue());
        let fields: Vec<_> = all.iter().map(|found| (found.field, found.rule.clone(), found.stops())).collect();
        assert_eq!(
            fields,
            [
                (Field::Password, Rule::Password(password::Fault::TooShort), true),
                (Field::Confirm, Rule::Password(password::Fault::NotConfirmed), true),
                (Field::Password, Rule::Password(password::Fault::FewKinds(1)), false),
            ]
        );
    }
}
