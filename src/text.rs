//! All words people read, in 简体中文 and English. A missing phrase does not compile: both languages are
//! values of the same structures. Words that carry values are functions inside those structures.
pub mod browse;
pub mod calendar;
pub mod claim;
pub mod deeds;
pub mod directory;
pub mod edit;
pub mod failure;
pub mod forms;
pub mod frame;
pub mod item;
pub mod limits;
pub mod metrics;
pub mod money;
pub mod number;
pub mod order;
pub mod overview;
pub mod platform;
pub mod quota;
pub mod renewal;
pub mod reset;
pub mod server;
pub mod servers;
pub mod session;
pub mod time;
pub mod trail;
pub mod users;

use core::marker::PhantomData;
use core::ops::Deref;
use std::sync::LazyLock;

use leptos::prelude::{ArcRwSignal, Get, GetUntracked, Set};

/// A language the console speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

impl Language {
    /// The BCP 47 tag, as in `lang` attributes and in the settings file.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language that serves a BCP 47 tag best: every Chinese gets 简体中文, everybody else English.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("zh") { Self::Zh } else { Self::En }
    }
}

/// Every phrase of one language, by room.
#[derive(Debug)]
pub struct Words {
    /// Shell, navigation, commands.
    pub frame: Room<frame::FrameWords>,
    /// Sign-in and session.
    pub session: Room<session::SessionWords>,
    /// Names of what quotas count, and amounts.
    pub item: Room<item::ItemWords>,
    /// The pages that show quotas.
    pub quota: Room<quota::QuotaWords>,
    /// Changing quotas: findings, review, outcomes.
    pub edit: Room<edit::EditWords>,
    /// The trail of writes.
    pub trail: Room<trail::TrailWords>,
    /// What went wrong, and what to do about it.
    pub failure: Room<failure::FailureWords>,
    /// Projects and departments.
    pub directory: Room<directory::DirectoryWords>,
    /// Keystone's limits.
    pub limits: Room<limits::LimitWords>,
    /// The overview.
    pub overview: Room<overview::OverviewWords>,
    /// The users.
    pub users: Room<users::UserWords>,
    /// The platform service.
    pub platform: Room<platform::PlatformWords>,
    /// What the platform service counts.
    pub metrics: Room<metrics::MetricsWords>,
    /// Bare-metal servers.
    pub servers: Room<servers::ServerWords>,
    /// The page of one server.
    pub server: Room<server::OneServerWords>,
    /// The calendar of renewals.
    pub calendar: Room<calendar::CalendarWords>,
    /// The forms that change a server.
    pub forms: Room<forms::FormWords>,
    /// What can be done to servers.
    pub deeds: Room<deeds::DeedWords>,
    /// What a renewal costs.
    pub renewal: Room<renewal::RenewalWords>,
    /// Which servers an order brought.
    pub claim: Room<claim::ClaimWords>,
    /// Looking for a machine.
    pub browse: Room<browse::BrowseWords>,
    /// Ordering servers.
    pub order: Room<order::OrderWords>,
    /// Setting a user's password.
    pub reset: Room<reset::ResetWords>,
}

/// The words of one room, in one language, reached by `Deref`.
///
/// It holds the language and not the words: a table of all words would be loaded with the first page, whereas this way
/// each phrase travels with the page that says it.
#[derive(Debug)]
pub struct Room<T>(Language, PhantomData<fn() -> T>);

/// Words that exist in every language.
pub trait Spoken: 'static {
    /// They in one language.
    fn spoken(language: Language) -> &'static Self;
}

impl<T: Spoken> Deref for Room<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        T::spoken(self.0)
    }
}

macro_rules! rooms {
    ($($room:ident: $words:ident),* $(,)?) => {
        $(impl Spoken for $room::$words {
            #[inline(always)]
            fn spoken(language: Language) -> &'static Self {
                static EN: $room::$words = $room::EN;
                static ZH: $room::$words = $room::ZH;
                match language {
                    Language::Zh => &ZH,
                    Language::En => &EN,
                }
            }
        })*

        impl Words {
            const fn of(language: Language) -> Self {
                Self { $($room: Room(language, PhantomData)),* }
            }
        }
    };
}

rooms! {
    frame: FrameWords,
    session: SessionWords,
    item: ItemWords,
    quota: QuotaWords,
    edit: EditWords,
    limits: LimitWords,
    trail: TrailWords,
    failure: FailureWords,
    users: UserWords,
    directory: DirectoryWords,
    overview: OverviewWords,
    reset: ResetWords,
    servers: ServerWords,
    server: OneServerWords,
    forms: FormWords,
    deeds: DeedWords,
    renewal: RenewalWords,
    claim: ClaimWords,
    platform: PlatformWords,
    metrics: MetricsWords,
    browse: BrowseWords,
    order: OrderWords,
    calendar: CalendarWords,
}

static EN: Words = Words::of(Language::En);
static ZH: Words = Words::of(Language::Zh);

static LANGUAGE: LazyLock<ArcRwSignal<Language>> = LazyLock::new(|| ArcRwSignal::new(Language::En));

/// The language now; whoever reads it inside an effect or a view follows it.
#[must_use]
pub fn language() -> Language {
    LANGUAGE.get()
}

/// Changes the language of everything on the page, in place.
pub fn set_language(language: Language) {
    if LANGUAGE.get_untracked() != language {
        LANGUAGE.set(language);
    }
}

/// The words of one language.
#[must_use]
pub fn words_in(language: Language) -> &'static Words {
    match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

/// The words of the language now; whoever reads it inside an effect or a view follows it.
#[must_use]
pub fn words() -> &'static Words {
    words_in(language())
}

/// Picks a fixed phrase out of the words.
pub type Pick = fn(&'static Words) -> &'static str;

/// A fixed phrase as a view, attribute or label that follows the language.
///
/// All phrases share this one closure type, which keeps the WebAssembly small.
pub fn t(pick: Pick) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    move || pick(words())
}
