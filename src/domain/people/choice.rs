//! The closed lists of words of a user's attributes (contract `oneaccess.md` §3.3), and what people write for them.
use crate::domain::table::letters::small;

/// Gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Not told.
    Unknown,
    /// Male.
    Male,
    /// Female.
    Female,
}

/// The kind of an identity document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentityType {
    /// Identity card of mainland China.
    IdCard,
    /// Residence permit for people of Hong Kong, Macau and Taiwan.
    ResidencePermit,
    /// Travel permit of people of Hong Kong and Macau to the mainland.
    TravelPermitHongKongMacao,
    /// Travel permit of people of Taiwan to the mainland.
    TravelPermitTaiwan,
    /// Passport of China.
    ChinesePassport,
    /// Passport of another country.
    OverseasPassport,
    /// Driving licence of another country.
    OverseasDriverLicense,
    /// Officer's card.
    OfficerId,
    /// Residence permit for foreigners.
    ForeignerResidencePermit,
    /// Anything else.
    Other,
}

/// How somebody is employed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserType {
    /// Regularly.
    Regular,
    /// As an intern.
    Intern,
    /// Dispatched by an agency.
    Dispatch,
    /// By a contractor.
    Outsourcing,
}

/// Something with a closed list of words.
pub trait Choice: Copy + PartialEq + Sized + 'static {
    /// Each one with the vendor's word, and with what else is read as it, in small letters.
    const WORDS: &'static [(Self, &'static str, &'static [&'static str])];

    /// The vendor's word.
    #[must_use]
    fn key(self) -> &'static str {
        Self::WORDS.iter().find(|(one, ..)| *one == self).map_or("", |(_, key, _)| key)
    }

    /// The one that a text means: the vendor's word in any case, or a usual one in English or Chinese.
    #[must_use]
    fn read(text: &str) -> Option<Self> {
        let text = small(text.trim());
        let means = |key: &str, others: &[&str]| key.eq_ignore_ascii_case(&text) || others.contains(&text.as_str());
        Self::WORDS.iter().find(|(_, key, others)| means(key, others)).map(|(one, ..)| *one)
    }
}

impl Choice for Gender {
    const WORDS: &'static [(Self, &'static str, &'static [&'static str])] = &[
        (Gender::Unknown, "unknown", &["未知", "保密", "u", "-"]),
        (Gender::Male, "male", &["男", "男性", "m", "man"]),
        (Gender::Female, "female", &["女", "女性", "f", "woman"]),
    ];
}

impl Choice for IdentityType {
    const WORDS: &'static [(Self, &'static str, &'static [&'static str])] = &[
        (IdentityType::IdCard, "id_card", &["身份证", "居民身份证", "id card", "identity card"]),
        (
            IdentityType::ResidencePermit,
            "HongKong_Macau_Taiwan_residence_permit",
            &["港澳台居民居住证", "港澳台居住证"],
        ),
        (
            IdentityType::TravelPermitHongKongMacao,
            "mainland_travel_permit_for_HongKong_Macao",
            &["港澳居民来往内地通行证", "港澳通行证", "回乡证"],
        ),
        (IdentityType::TravelPermitTaiwan, "mainland_travel_permit_for_Taiwan", &["台湾居民来往大陆通行证", "台胞证"]),
        (IdentityType::ChinesePassport, "chinese_passport", &["中国护照", "chinese passport"]),
        (IdentityType::OverseasPassport, "overseas_passport", &["外国护照", "海外护照", "overseas passport"]),
        (IdentityType::OverseasDriverLicense, "overseas_driver_license", &["海外驾照", "外国驾照"]),
        (IdentityType::OfficerId, "officer_id", &["军官证"]),
        (IdentityType::ForeignerResidencePermit, "foreigner_residence_permit", &["外国人永久居留证", "外国人居留证"]),
        (IdentityType::Other, "other", &["其他", "其它"]),
    ];
}

impl Choice for UserType {
    const WORDS: &'static [(Self, &'static str, &'static [&'static str])] = &[
        (UserType::Regular, "regular", &["正式", "正式员工", "full-time", "full time"]),
        (UserType::Intern, "intern", &["实习", "实习生"]),
        (UserType::Dispatch, "dispatch", &["派遣", "劳务派遣"]),
        (UserType::Outsourcing, "outsourcing", &["外包", "outsourced", "contractor"]),
    ];
}

impl Choice for bool {
    const WORDS: &'static [(Self, &'static str, &'static [&'static str])] =
        &[(true, "true", &["1", "yes", "y", "是", "需要"]), (false, "false", &["0", "no", "n", "否", "不需要"])];
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads_its_own_words<T: Choice + std::fmt::Debug>() {
        for (one, key, others) in T::WORDS {
            assert_eq!(one.key(), *key);
            for word in std::iter::once(key).chain(*others) {
                assert_eq!(T::read(word), Some(*one), "{word}");
                assert_eq!(T::read(&format!(" {} ", word.to_uppercase())), Some(*one), "{word}");
            }
        }
        assert_eq!(T::read(""), None);
        assert_eq!(T::read("nonsense"), None);
    }

    #[test]
    fn each_word_means_one_thing() {
        reads_its_own_words::<Gender>();
        reads_its_own_words::<IdentityType>();
        reads_its_own_words::<UserType>();
        reads_its_own_words::<bool>();
    }

    #[test]
    fn the_vendors_words_are_the_contracts() {
        let keys: Vec<&str> = IdentityType::WORDS.iter().map(|(_, key, _)| *key).collect();
        assert_eq!(
            keys.join(" "),
            "id_card HongKong_Macau_Taiwan_residence_permit mainland_travel_permit_for_HongKong_Macao \
             mainland_travel_permit_for_Taiwan chinese_passport overseas_passport overseas_driver_license officer_id \
             foreigner_residence_permit other"
        );
    }
}
