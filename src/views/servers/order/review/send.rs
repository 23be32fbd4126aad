//! To the review, and from there to the engine.

use leptos::prelude::*;

use crate::actions::connection;
use crate::actions::outcome::beyond_this_page;
use crate::actions::servers::carry_out::Fate;
use crate::domain::server::deed::{Deed, OrderNumbers, Reviewed};
use crate::domain::server::record::Server;
use crate::domain::server::reply::Done;
use crate::domain::trail::Place;
use crate::text;
use crate::ui::toast::Toast;
use crate::ui::tone::Tone;
use crate::views::focus::focus;
use crate::views::frame::routes::Page;
use crate::views::servers::order::desk::Desk;

impl Desk {
    /// On to the review, or to the first thing that is wrong.
    pub fn review(self) {
        if self.open_question.get_untracked() {
            return;
        }
        self.tried.set(true);
        if untrack(|| self.stopped()) > 0 {
            return request_animation_frame(|| focus(".ordering [data-fault=true], .ordering [aria-invalid=true]"));
        }
        let used = untrack(|| super::found_out(self).is_some() || super::anothers(self));
        if used || self.numbers.with_untracked(Option::is_none) {
            self.numbers.set(Some(mint()));
        }
        self.fate.set(None);
        self.reviewing.set(true);
    }

    /// Sends what was reviewed, once. Goes on when the page is left: a write is never cancelled by leaving.
    pub(super) fn send(self) {
        let Some(numbers) = self.numbers.get_untracked() else { return };
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.fate.set(None);
        let (create, record) = untrack(|| (self.create(numbers.clone()), self.record(&numbers)));
        let count = create.count as usize;
        let name = self.names.with_untracked(|names| names.product(&create.product).to_owned());
        let place = Place { id: numbers.agent.clone(), name: name.clone() };
        let deed = Reviewed::by_a_person(Deed::Create(Box::new(create)));
        let servers = self.servers.get_value();
        let mandate = servers.mandate(self.session);
        beyond_this_page(async move {
            let fate = servers.carry_out(deed, (place, record), &mandate, self.session, self.trail).await;
            let _page_left = self.busy.try_set(false);
            match fate {
                Fate::Done(done) => self.done(done, &numbers, (count, name)),
                Fate::Refused(_) => {
                    // That number is used up: what is sent next is another intent.
                    let _page_left = self.numbers.try_set(Some(mint()));
                    let _page_left = self.fate.try_set(Some(fate));
                }
                Fate::NotKept => {
                    let _page_left = self.fate.try_set(Some(fate));
                }
                Fate::SentBefore => {
                    // Another tab wrote it down: its trail says more than this one's.
                    self.trail.load();
                    let _page_left = self.fate.try_set(Some(fate));
                }
                _ => {
                    let _page_left = self.fate.try_set(Some(fate));
                    if self.looking.try_get_untracked().is_some() {
                        self.look();
                    }
                }
            }
        });
    }

    /// Says so, forgets the draft, and goes to what was bought, unless the person is elsewhere by now. `count` servers were
    /// ordered, of the product `name`.
    fn done(self, done: Done, numbers: &OrderNumbers, (count, name): (usize, String)) {
        let servers: Vec<Server> = match done {
            Done::Created(servers) => servers,
            _ => Vec::new(),
        };
        if let Some(toasts) = self.toasts {
            let named = servers.len();
            toasts.push(match named == count {
                true => Toast::new(Tone::Good, move || (text::words().order.done)(count, &name)),
                false => Toast::new(Tone::Warn, move || (text::words().order.done_otherwise)(named, count, &name)),
            });
        }
        if self.kept.now().numbers.as_ref() == Some(numbers) {
            self.kept.forget();
        }
        if self.reviewing.try_get_untracked() != Some(true) {
            return;
        }
        self.start_over();
        let page = match servers.as_slice() {
            [one] if count == 1 => Page::Server(one.guid.clone()),
            _ => Page::Servers,
        };
        if let Some(router) = self.router {
            router.go(&page.path());
        }
    }
}

/// Numbers for a new intent.
fn mint() -> OrderNumbers {
    OrderNumbers::mint(connection::now(), js_sys::Math::random())
}
