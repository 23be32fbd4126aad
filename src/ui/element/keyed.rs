//! A list whose pieces are known by keys: a piece whose key stays is kept as it is, with its focus and scroll position.
use super::drawn::{self, drawn_by_the_browser};
use super::place::drawing;
use leptos::prelude::*;
use leptos::tachys::renderer::dom::Dom;
use leptos::tachys::view::any_view::AnyViewState;
use reactive_graph::effect::RenderEffect;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// One piece of view per item, followed through every change of the items. No two items have the same key; an item that
/// shall be drawn anew gets another one.
pub fn keyed<T: 'static>(
    items: impl Fn() -> Vec<T> + 'static,
    key: impl Fn(&T) -> String + 'static,
    draw: impl Fn(T) -> AnyView + 'static,
) -> AnyView {
    let draw = Rc::new(draw);
    let piece = move |item: T| {
        let draw = Rc::clone(&draw);
        Wanted { key: key(&item), draw: Box::new(move || draw(item)) }
    };
    let pieces: Pieces = Box::new(move || items().into_iter().map(&piece).collect());
    List(SendWrapper::new(pieces)).into_any()
}

/// A piece as it is wanted: its key, and how it is drawn if it is new.
struct Wanted {
    key: String,
    draw: Box<dyn FnOnce() -> AnyView>,
}

type Pieces = Box<dyn Fn() -> Vec<Wanted>>;

struct List(SendWrapper<Pieces>);

/// A piece on the page. It has an owner of its own, so that its signals live as long as it does.
struct Piece {
    key: String,
    view: AnyViewState,
    _owner: Owner,
}

/// The pieces on the page in their order, and the mark of their end.
struct Shown {
    pieces: Vec<Piece>,
    end: web_sys::Node,
}

struct Standing {
    shown: Rc<RefCell<Shown>>,
    _follows: RenderEffect<()>,
}

impl Shown {
    /// Takes over the pieces that stay, draws those that are new, and removes the rest.
    fn update(&mut self, wanted: Vec<Wanted>, parent: &Owner) {
        let mut places: HashMap<String, usize> =
            self.pieces.iter().enumerate().map(|(at, piece)| (piece.key.clone(), at)).collect();
        let mut old: Vec<Option<Piece>> = std::mem::take(&mut self.pieces).into_iter().map(Some).collect();
        // For each piece wanted, where it stood.
        let stood: Vec<Option<usize>> = wanted.iter().map(|wanted| places.remove(&wanted.key)).collect();
        for gone in places.into_values() {
            if let Some(mut gone) = old.get_mut(gone).and_then(Option::take) {
                gone.view.unmount();
            }
        }
        let in_order = stood.iter().flatten().is_sorted();
        for (Wanted { key, draw }, stood) in wanted.into_iter().zip(&stood) {
            let kept = stood.and_then(|at| old.get_mut(at)?.take());
            self.pieces.push(kept.unwrap_or_else(|| {
                let owner = parent.with(Owner::new);
                let view = owner.with(|| untrack(|| draw().build()));
                Piece { key, view, _owner: owner }
            }));
        }
        // From the end, so that what comes after a piece is always in its place already. Where the order of those that
        // stay is the same, only the new ones are put in.
        let mut after: Option<&Piece> = None;
        for (piece, stood) in self.pieces.iter_mut().zip(stood).rev() {
            if stood.is_none() || !in_order {
                let placed = after.is_some_and(|after| after.view.insert_before_this(&mut piece.view));
                if !placed {
                    drawn::insert_before(&self.end, &mut piece.view);
                }
            }
            after = Some(piece);
        }
    }
}

impl Render for List {
    type State = Standing;

    fn build(self) -> Standing {
        let pieces = self.0.take();
        let end = Dom::create_placeholder().into();
        let shown = Rc::new(RefCell::new(Shown { pieces: Vec::new(), end }));
        let parent = Owner::current().unwrap_or_default();
        let place = Rc::clone(&shown);
        let follows = drawing(move || {
            let wanted = pieces();
            place.borrow_mut().update(wanted, &parent);
        });
        Standing { shown, _follows: follows }
    }

    fn rebuild(self, state: &mut Standing) {
        drawn::replace(state, self.build());
    }
}

impl Drop for Standing {
    /// The effect's task ends a little later and holds the pieces as well; they must not follow signals until then.
    fn drop(&mut self) {
        self.shown.borrow_mut().pieces.clear();
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        let mut shown = self.shown.borrow_mut();
        shown.pieces.iter_mut().for_each(|piece| piece.view.unmount());
        Dom::remove(&shown.end);
    }

    fn mount(&mut self, parent: &web_sys::Element, before: Option<&web_sys::Node>) {
        let mut shown = self.shown.borrow_mut();
        shown.pieces.iter_mut().for_each(|piece| piece.view.mount(parent, before));
        Dom::insert_node(parent, &shown.end, before);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let shown = self.shown.borrow();
        shown.pieces.iter().any(|piece| piece.view.insert_before_this(child)) || drawn::insert_before(&shown.end, child)
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        self.shown.borrow().pieces.iter().flat_map(|piece| piece.view.elements()).collect()
    }
}

drawn_by_the_browser!(List);
