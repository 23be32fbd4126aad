//! The place where a piece of view was made. Its signals go with it, while its elements may stand on the page until what
//! takes their place has arrived: then nothing may read those signals any more.
use leptos::prelude::*;
use reactive_graph::effect::RenderEffect;
use reactive_graph::traits::IsDisposed;

/// Whether the place where this was made still stands.
#[derive(Clone, Copy)]
pub(super) struct Place(StoredValue<(), LocalStorage>);

impl Place {
    pub(super) fn here() -> Self {
        Self(StoredValue::new_local(()))
    }

    pub(super) fn stands(self) -> bool {
        !self.0.is_disposed()
    }
}

/// Draws now, and again whenever what it reads changes, as long as the place stands and what is given back is held.
pub(super) fn drawing(draw: impl FnMut() + 'static) -> RenderEffect<()> {
    boxed(Box::new(draw))
}

/// Behind a box, so that the machinery of an effect is in the program once.
fn boxed(mut draw: Box<dyn FnMut()>) -> RenderEffect<()> {
    let place = Place::here();
    RenderEffect::new(move |_| {
        if place.stands() {
            draw();
        }
    })
}
