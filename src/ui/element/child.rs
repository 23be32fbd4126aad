//! What can stand inside an element.
use super::drawn::{self, drawn_by_the_browser};
use super::text;
use crate::ui::erased::{Words, words};
use leptos::prelude::*;
use leptos::tachys::renderer::dom::Dom;
use leptos::tachys::view::any_view::AnyViewState;

/// What can stand inside an element: views, texts, each also as an option and as a list, and closures that give a text
/// and follow signals. `By` only tells the kinds of implementation apart.
pub trait Child<By> {
    /// It as a view.
    fn into_child(self) -> AnyView;
}

impl Child<AnyView> for AnyView {
    fn into_child(self) -> AnyView {
        self
    }
}

impl Child<&'static str> for &'static str {
    fn into_child(self) -> AnyView {
        text::fixed(Oco::Borrowed(self))
    }
}

impl Child<String> for String {
    fn into_child(self) -> AnyView {
        text::fixed(self.into())
    }
}

impl Child<Words> for Words {
    fn into_child(self) -> AnyView {
        text::following(self)
    }
}

impl<F: Fn() -> S + Send + Sync + 'static, S: Into<Oco<'static, str>>> Child<fn() -> S> for F {
    fn into_child(self) -> AnyView {
        text::following(words(self))
    }
}

impl<By, T: Child<By>> Child<Option<By>> for Option<T> {
    fn into_child(self) -> AnyView {
        self.map_or_else(nothing, Child::into_child)
    }
}

impl<By, T: Child<By>> Child<Vec<By>> for Vec<T> {
    fn into_child(self) -> AnyView {
        list(self.into_iter().map(Child::into_child))
    }
}

/// No view at all.
pub fn nothing() -> AnyView {
    ().into_any()
}

/// Views side by side.
pub fn list(views: impl IntoIterator<Item = AnyView>) -> AnyView {
    List(views.into_iter().collect()).into_any()
}

struct List(Vec<AnyView>);

/// A list on the page, and the mark of its end.
struct Standing {
    views: Vec<AnyViewState>,
    end: web_sys::Node,
}

impl Render for List {
    type State = Standing;

    fn build(self) -> Standing {
        let end = Dom::create_placeholder().into();
        Standing { views: self.0.into_iter().map(Render::build).collect(), end }
    }

    fn rebuild(self, state: &mut Standing) {
        for view in state.views.iter_mut().skip(self.0.len()) {
            view.unmount();
        }
        state.views.truncate(self.0.len());
        let mut standing = 0..state.views.len();
        for view in self.0 {
            match standing.next().and_then(|at| state.views.get_mut(at)) {
                Some(place) => view.rebuild(place),
                None => {
                    let mut view = view.build();
                    drawn::insert_before(&state.end, &mut view);
                    state.views.push(view);
                }
            }
        }
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        self.views.iter_mut().for_each(Mountable::unmount);
        Dom::remove(&self.end);
    }

    fn mount(&mut self, parent: &web_sys::Element, before: Option<&web_sys::Node>) {
        self.views.iter_mut().for_each(|view| view.mount(parent, before));
        Dom::insert_node(parent, &self.end, before);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.views.iter().any(|view| view.insert_before_this(child)) || drawn::insert_before(&self.end, child)
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        self.views.iter().flat_map(Mountable::elements).collect()
    }
}

drawn_by_the_browser!(List);
