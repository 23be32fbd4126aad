//! A piece of view that is made anew whenever what it reads changes.
use super::child::nothing;
use super::drawn::{self, drawn_by_the_browser};
use super::place::drawing;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use reactive_graph::effect::RenderEffect;
use std::cell::RefCell;
use std::rc::Rc;

/// A piece of view that is made anew whenever what it reads changes; `nothing()` draws nothing.
pub fn dynamic(draw: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    Dynamic(Box::new(draw)).into_any()
}

/// Like [`dynamic`], for a piece that is there only sometimes.
pub fn sometimes(mut draw: impl FnMut() -> Option<AnyView> + Send + 'static) -> AnyView {
    dynamic(move || draw().unwrap_or_else(nothing))
}

struct Dynamic(Box<dyn FnMut() -> AnyView + Send>);

/// The piece as it stands; it is there as soon as the effect has run for the first time, which is at once.
struct Standing {
    shown: Rc<RefCell<Option<AnyViewState>>>,
    _follows: RenderEffect<()>,
}

impl Render for Dynamic {
    type State = Standing;

    fn build(mut self) -> Standing {
        let shown = Rc::<RefCell<Option<AnyViewState>>>::default();
        let place = Rc::clone(&shown);
        let follows = drawing(move || {
            let view = (self.0)();
            let mut place = place.borrow_mut();
            match place.as_mut() {
                Some(standing) => view.rebuild(standing),
                None => *place = Some(view.build()),
            }
        });
        Standing { shown, _follows: follows }
    }

    fn rebuild(self, state: &mut Standing) {
        drawn::replace(state, self.build());
    }
}

impl Drop for Standing {
    /// The effect's task ends a little later and holds the piece as well; what is inside must not follow signals until then.
    fn drop(&mut self) {
        self.shown.take();
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        self.shown.borrow_mut().unmount();
    }

    fn mount(&mut self, parent: &web_sys::Element, before: Option<&web_sys::Node>) {
        self.shown.borrow_mut().mount(parent, before);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.shown.borrow().insert_before_this(child)
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        self.shown.borrow().elements()
    }
}

drawn_by_the_browser!(Dynamic);
