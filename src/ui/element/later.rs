//! A piece of view that arrives later.
use super::child::nothing;
use super::drawn::drawn_by_the_browser;
use futures::future::abortable;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::task::spawn_local;
use reactive_graph::computed::ScopedFuture;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;

/// A piece of view that arrives later. Until then nothing is there, or, where the piece takes the place of another that
/// arrived before, that one.
pub fn later(piece: impl Future<Output = AnyView> + 'static) -> AnyView {
    let piece: Pin<Box<dyn Future<Output = AnyView>>> = Box::pin(piece);
    Later(SendWrapper::new(piece)).into_any()
}

struct Later(SendWrapper<Pin<Box<dyn Future<Output = AnyView>>>>);

/// What stands there: the piece, or what was there before it arrives; nothing once all is gone.
struct Standing(Rc<RefCell<Option<AnyViewState>>>);

impl Later {
    /// Draws it when it is there, unless what waits for it has gone meanwhile.
    fn draw_into(self, place: Rc<RefCell<Option<AnyViewState>>>) {
        let owner = Owner::current().unwrap_or_default();
        let (piece, abort) = abortable(ScopedFuture::new_untracked(self.0.take()));
        on_cleanup(move || abort.abort());
        spawn_local(async move {
            if let Ok(view) = piece.await {
                let mut place = place.borrow_mut();
                if let Some(standing) = place.as_mut() {
                    owner.with(|| untrack(|| view.rebuild(standing)));
                }
            }
        });
    }
}

impl Render for Later {
    type State = Standing;

    fn build(self) -> Standing {
        let place = Rc::new(RefCell::new(Some(nothing().build())));
        self.draw_into(Rc::clone(&place));
        Standing(place)
    }

    fn rebuild(self, state: &mut Standing) {
        self.draw_into(Rc::clone(&state.0));
    }
}

impl Drop for Standing {
    /// A piece on its way holds the place as well; what stands there must not follow signals until it has arrived.
    fn drop(&mut self) {
        self.0.take();
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        self.0.borrow_mut().unmount();
    }

    fn mount(&mut self, parent: &web_sys::Element, before: Option<&web_sys::Node>) {
        self.0.borrow_mut().mount(parent, before);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.borrow().insert_before_this(child)
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        self.0.borrow().elements()
    }
}

drawn_by_the_browser!(Later);
