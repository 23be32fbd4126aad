//! What a user of the directory consists of (contract `oneaccess.md` §3.3, create user).

/// A parameter of a new user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The name to sign in with; unique.
    UserName,
    /// The mobile number; unique.
    Mobile,
    /// The first password.
    Password,
    /// The code of the main organisation; without one, the first root organisation.
    OrgCode,
    /// The name for people; without one, the name to sign in with.
    Name,
    /// E-mail address.
    Email,
    /// The number the employer gave.
    EmployeeId,
    /// Given name.
    FirstName,
    /// Middle name.
    MiddleName,
    /// Family name.
    LastName,
    /// Whether the password must be changed at the first sign-in.
    PwdMustModify,
    /// Gender.
    Gender,
    /// Day of birth.
    Birthday,
    /// Nickname.
    NickName,
    /// What kind of document [`Field::IdentityNumber`] is from.
    IdentityType,
    /// The number of an identity document.
    IdentityNumber,
    /// Code of a country or region.
    Area,
    /// City.
    City,
    /// The id of the user who is the manager.
    ManagerId,
    /// How the person is employed.
    UserType,
    /// Since when the person is employed.
    HireDate,
    /// Where the person works.
    WorkPlace,
    /// All organisations the person belongs to.
    Relations,
    /// Attributes of the tenant's own.
    Extension,
}

/// Every field with the vendor's name for it, in the contract's order.
const KEYS: [(Field, &str); 24] = [
    (Field::UserName, "user_name"),
    (Field::Mobile, "mobile"),
    (Field::Password, "password"),
    (Field::OrgCode, "org_code"),
    (Field::Name, "name"),
    (Field::Email, "email"),
    (Field::EmployeeId, "employee_id"),
    (Field::FirstName, "first_name"),
    (Field::MiddleName, "middle_name"),
    (Field::LastName, "last_name"),
    (Field::PwdMustModify, "pwd_must_modify"),
    (Field::Gender, "attr_gender"),
    (Field::Birthday, "attr_birthday"),
    (Field::NickName, "attr_nick_name"),
    (Field::IdentityType, "attr_identity_type"),
    (Field::IdentityNumber, "attr_identity_number"),
    (Field::Area, "attr_area"),
    (Field::City, "attr_city"),
    (Field::ManagerId, "attr_manager_id"),
    (Field::UserType, "attr_user_type"),
    (Field::HireDate, "attr_hire_date"),
    (Field::WorkPlace, "attr_work_place"),
    (Field::Relations, "user_org_relation_list"),
    (Field::Extension, "extension"),
];

impl Field {
    /// Every field, in the contract's order.
    pub fn all() -> impl Iterator<Item = Field> {
        KEYS.into_iter().map(|(field, _)| field)
    }

    /// The vendor's name for it.
    #[must_use]
    pub fn key(self) -> &'static str {
        KEYS.into_iter().find(|(field, _)| *field == self).map_or("", |(_, key)| key)
    }

    /// The field of a vendor's name, in any case.
    #[must_use]
    pub fn named(key: &str) -> Option<Field> {
        let key = key.trim();
        KEYS.into_iter().find(|(_, name)| name.eq_ignore_ascii_case(key)).map(|(field, _)| field)
    }

    /// Whether the contract demands it of every user. Others may be demanded by a tenant ([`demanded`]).
    #[must_use]
    pub fn always_demanded(self) -> bool {
        matches!(self, Field::UserName | Field::Mobile)
    }
}

/// The fields that a setting names as demanded by the tenant, and the names in it that are no field.
#[must_use]
pub fn demanded<'a>(names: impl IntoIterator<Item = &'a str>) -> (Vec<Field>, Vec<&'a str>) {
    let (mut fields, mut unknown) = (Vec::new(), Vec::new());
    for name in names {
        match Field::named(name) {
            Some(field) if fields.contains(&field) => {}
            Some(field) => fields.push(field),
            None => unknown.push(name),
        }
    }
    (fields, unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_a_name_of_its_own() {
        let keys: std::collections::BTreeSet<&str> = Field::all().map(Field::key).collect();
        assert_eq!(keys.len(), Field::all().count());
        for field in Field::all() {
            assert_eq!(Field::named(field.key()), Some(field));
        }
        assert_eq!(Field::named(" ATTR_City "), Some(Field::City));
    }

    #[test]
    fn a_setting_is_read_and_its_mistakes_are_named() {
        let (fields, unknown) = demanded(["attr_city", "email", "Email", "e-mail", ""]);
        assert_eq!((fields, unknown), (vec![Field::City, Field::Email], vec!["e-mail", ""]));
    }
}
