//! Which column of a file holds what: guessed from the names in its first row, and changed by whoever imports.
use super::names::meant;
use crate::domain::people::field::Field;

/// What a column can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A field of the user.
    Field(Field),
    /// An attribute of the tenant's own, by name.
    Extension(String),
}

/// What each column holds; none twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns(Vec<Option<Target>>);

impl Columns {
    /// Guesses by the names of the columns. Of two that mean the same, the first holds it.
    #[must_use]
    pub fn guess<'a>(header: impl IntoIterator<Item = &'a str>) -> Columns {
        let mut columns = Columns::default();
        for name in header {
            let target = meant(name).filter(|target| columns.column(target).is_none());
            columns.0.push(target);
        }
        columns
    }

    /// What a column holds; `None` = it is left out.
    #[must_use]
    pub fn target(&self, column: usize) -> Option<&Target> {
        self.0.get(column)?.as_ref()
    }

    /// The column that holds something.
    #[must_use]
    pub fn column(&self, target: &Target) -> Option<usize> {
        self.0.iter().position(|held| held.as_ref() == Some(target))
    }

    /// How many columns there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Says what a column holds, and takes it from the column that held it before.
    pub fn assign(&mut self, column: usize, target: Option<Target>) {
        if column >= self.0.len() {
            return;
        }
        if target.is_some() {
            self.0.iter_mut().filter(|held| **held == target).for_each(|held| *held = None);
        }
        if let Some(held) = self.0.get_mut(column) {
            *held = target;
        }
    }

    /// The fields of `demanded`, and those that the contract demands, that no column holds: every row would be stopped.
    #[must_use]
    pub fn missing(&self, demanded: &[Field]) -> Vec<Field> {
        let wanted = Field::all().filter(|field| field.always_demanded() || demanded.contains(field));
        wanted.filter(|field| self.column(&Target::Field(*field)).is_none()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(header: &[&str]) -> Vec<Option<Field>> {
        let columns = Columns::guess(header.iter().copied());
        let field = |column| match columns.target(column) {
            Some(Target::Field(field)) => Some(*field),
            _ => None,
        };
        (0..columns.len()).map(field).collect()
    }

    #[test]
    fn columns_are_known_by_many_names() {
        let header = [
            "User Name *",
            "手机号（必填）",
            "E-mail",
            "性别 (男/女)",
            "birthday",
            "userOrgRelationList",
            "ＮＡＭＥ",
            "备注",
            "Phone",
        ];
        let expected = [
            Some(Field::UserName),
            Some(Field::Mobile),
            Some(Field::Email),
            Some(Field::Gender),
            Some(Field::Birthday),
            Some(Field::Relations),
            Some(Field::Name),
            None,
            // The mobile number has its column already.
            None,
        ];
        assert_eq!(fields(&header), expected);
    }

    #[test]
    fn a_column_is_given_to_one_thing_and_a_thing_to_one_column() {
        let mut columns = Columns::guess(["user_name", "a", "扩展.Grade", "Extension.grade2", "ext."]);
        let extension = |name: &str| Target::Extension(name.to_owned());
        assert_eq!(columns.target(2), Some(&extension("Grade")));
        assert_eq!(columns.target(3), Some(&extension("grade2")));
        assert_eq!(columns.missing(&[Field::City, Field::UserName]), [Field::Mobile, Field::City]);
        columns.assign(1, Some(Target::Field(Field::UserName)));
        assert_eq!((columns.target(0), columns.target(1)), (None, Some(&Target::Field(Field::UserName))));
        columns.assign(1, None);
        columns.assign(99, Some(extension("Grade")));
        assert_eq!((columns.target(1), columns.column(&extension("Grade"))), (None, Some(2)));
    }
}
