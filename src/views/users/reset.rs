//! A new password for a user: chosen, reviewed, set, and handed over on a card that clears itself.
//!
//! The secret lives in one signal of this sheet. It is gone when the sheet closes, however that happens.
mod card;
mod choose;
mod review;

use std::sync::Arc;

use leptos::prelude::*;

use crate::actions::chance;
use crate::actions::directory::write::{Deed, Fate, Tried};
use crate::actions::directory::{Directory, read};
use crate::actions::latest::{Latest, load};
use crate::actions::outcome::beyond_this_page;
use crate::actions::session::CurrentSession;
use crate::actions::trail::Trail;
use crate::domain::account::Secret;
use crate::domain::account::directory::{PasswordRule, User};
use crate::domain::account::password::generate::Recipe;
use crate::text::{self, t};
use crate::ui::element::dynamic;
use crate::ui::erased::follow;
use crate::ui::sheet::{Sheet, Unsaved};
use crate::ui::toast::Toasts;
use crate::ui::view;

/// Where the reset stands.
#[derive(Clone, PartialEq)]
enum Stage {
    /// The person chooses a password.
    Choosing,
    /// The person looks at what would be sent.
    Reviewing,
    /// It is on its way.
    Sending,
    /// It was set, or nobody knows: the card.
    Card,
}

/// Everything a reset works with.
#[derive(Clone, Copy)]
struct Desk {
    user: Memo<Option<Arc<User>>>,
    own: Memo<bool>,
    open: RwSignal<bool>,
    stage: RwSignal<Stage>,
    /// Whether the password is generated; else it is typed.
    generated: RwSignal<bool>,
    recipe: RwSignal<Recipe>,
    typed: RwSignal<String>,
    again: RwSignal<String>,
    /// Whether the person tried to go on, so that everything wrong is said.
    tried_to_go_on: RwSignal<bool>,
    /// The password that is reviewed, sent and handed over.
    secret: RwSignal<Option<Hidden>>,
    fate: RwSignal<Option<Fate>>,
    /// What trying the password told, when nobody knew.
    tried: RwSignal<Option<Tried>>,
    trying: RwSignal<bool>,
    /// Whether it left the card: then closing does not ask.
    taken: RwSignal<bool>,
    rule: RwSignal<Latest<Option<PasswordRule>>>,
    session: CurrentSession,
    trail: Trail,
    directory: StoredValue<Directory>,
    toasts: Option<Toasts>,
}

/// A secret in a signal.
#[derive(Clone, PartialEq)]
struct Hidden(Secret);

/// The sheet.
#[component]
pub fn Reset(
    /// The user as known.
    user: Memo<Option<Arc<User>>>,
    /// Whether the sheet is open.
    open: RwSignal<bool>,
    /// Whether it is who is signed in.
    own: Memo<bool>,
) -> AnyView {
    let desk = Desk {
        user,
        own,
        open,
        stage: RwSignal::new(Stage::Choosing),
        generated: RwSignal::new(true),
        recipe: RwSignal::new(Recipe::default()),
        typed: RwSignal::default(),
        again: RwSignal::default(),
        tried_to_go_on: RwSignal::new(false),
        secret: RwSignal::new(None),
        fate: RwSignal::new(None),
        tried: RwSignal::new(None),
        trying: RwSignal::new(false),
        taken: RwSignal::new(false),
        rule: RwSignal::default(),
        session: CurrentSession::here(),
        trail: Trail::here(),
        directory: StoredValue::new(Directory::here()),
        toasts: use_context(),
    };
    follow(move || {
        if open.get() {
            desk.ask_for_the_rule();
        } else {
            desk.clear();
        }
    });
    // Nobody is there to take it over.
    desk.session.when_nobody_is_there(move || open.set(false));
    on_cleanup(move || desk.wipe());
    let title = move || {
        let name = user.with(|user| user.as_ref().map(|user| user.name.clone()).unwrap_or_default());
        let words = &text::words().reset;
        if desk.stage.get() == Stage::Card { (words.card)(&name) } else { (words.title)(&name) }
    };
    let unsaved = Unsaved {
        dirty: Signal::derive(move || desk.stage.get() == Stage::Card && !desk.taken.get()),
        question: t(|w| w.reset.unsaved).into(),
        stay: t(|w| w.reset.stay).into(),
        discard: t(|w| w.reset.discard).into(),
    };
    let busy = Signal::derive(move || desk.stage.get() == Stage::Sending);
    let actions = move || {
        dynamic(move || match desk.stage.get() {
            Stage::Choosing => choose::buttons(desk),
            Stage::Reviewing | Stage::Sending => review::buttons(desk),
            Stage::Card => card::buttons(desk),
        })
    };
    view! {
        <Sheet open=open title=title close=t(|w| w.reset.close) busy=busy unsaved=unsaved actions=actions>
            {dynamic(move || match desk.stage.get() {
                Stage::Choosing => choose::body(desk),
                Stage::Reviewing | Stage::Sending => review::body(desk),
                Stage::Card => card::body(desk),
            })}
        </Sheet>
    }
}

impl Desk {
    /// The name of the user, without following changes.
    fn name(self) -> String {
        self.user.with_untracked(|user| user.as_ref().map(|user| user.name.clone()).unwrap_or_default())
    }

    /// Forgets every secret. Nobody is told: it is for when who listens goes away too.
    fn wipe(self) {
        let _gone = self.secret.try_update_untracked(Option::take);
        for field in [self.typed, self.again] {
            let _gone = field.try_update_untracked(zeroize::Zeroize::zeroize);
        }
    }

    /// Forgets every secret, and begins anew.
    fn clear(self) {
        self.wipe();
        // The page may be gone, and its signals with it.
        let _gone = self.secret.try_set(None);
        for field in [self.typed, self.again] {
            let _gone = field.try_set(String::new());
        }
        let _gone = self.generated.try_set(true);
        let _gone = self.stage.try_set(Stage::Choosing);
        let _gone = self.fate.try_set(None);
        let _gone = self.tried.try_set(None);
        let _gone = self.taken.try_set(false);
        let _gone = self.tried_to_go_on.try_set(false);
    }

    /// Reads what the server demands of passwords; most demand nothing, and then nothing is said.
    fn ask_for_the_rule(self) {
        load(self.rule, read(|keystone, token| async move { keystone.password_rule(&token).await }));
    }

    /// Makes the password, or takes what was typed, and shows the review.
    fn review(self) {
        let secret = if self.generated.get_untracked() {
            // A browser without a source of chance makes no password.
            let Some(secret) = chance::password(&self.recipe.get_untracked()) else { return };
            secret
        } else {
            Secret::new(self.typed.get_untracked())
        };
        self.secret.set(Some(Hidden(secret)));
        self.fate.set(None);
        self.stage.set(Stage::Reviewing);
    }

    /// Sends it once. Goes on when the page is left; what became of it then stands in the trail.
    fn send(self) {
        let (Some(user), Some(Hidden(secret))) = (self.user.get_untracked(), self.secret.get_untracked()) else {
            return;
        };
        if self.stage.get_untracked() == Stage::Sending {
            return;
        }
        self.stage.set(Stage::Sending);
        self.tried.set(None);
        let directory = self.directory.get_value();
        let sent = Hidden(secret.clone());
        beyond_this_page(async move {
            let fate = Deed::Password(secret).send(&user, self.session, self.trail, &directory).await;
            // The sheet may have been cleared meanwhile, or hold another secret; then the trail tells.
            if self.secret.try_get_untracked().flatten() != Some(sent) {
                return;
            }
            let shown = match fate {
                Fate::Done | Fate::Unknown(_) => Stage::Card,
                Fate::NotApplied | Fate::Failed(_) => Stage::Reviewing,
            };
            let _gone = self.fate.try_set(Some(fate));
            let _gone = self.stage.try_set(shown);
        });
    }
}
