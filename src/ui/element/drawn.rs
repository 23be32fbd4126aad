//! What all kinds of drawn things share.
use leptos::prelude::Mountable;
use leptos::tachys::renderer::dom::Dom;
use wasm_bindgen::JsCast;

/// Puts a new thing into the place of the one that stands.
pub(super) fn replace<S: Mountable>(standing: &mut S, mut new: S) {
    standing.insert_before_this(&mut new);
    standing.unmount();
    *standing = new;
}

/// Puts a thing before a node of the page; false when the node is on no page.
pub(super) fn insert_before(node: &web_sys::Node, child: &mut dyn Mountable) -> bool {
    let parent = Dom::get_parent(node).and_then(|parent| parent.dyn_into().ok());
    parent.inspect(|parent| child.mount(parent, Some(node))).is_some()
}

/// The parts of a view that matter only where pages are drawn by a server, which this console never is.
macro_rules! drawn_by_the_browser {
    ($view:ty) => {
        impl leptos::tachys::view::add_attr::AddAnyAttr for $view {
            type Output<A: leptos::tachys::html::attribute::Attribute> = Self;

            fn add_any_attr<A: leptos::tachys::html::attribute::Attribute>(self, _: A) -> Self {
                self
            }
        }

        impl leptos::prelude::RenderHtml for $view {
            type AsyncOutput = Self;
            type Owned = Self;

            const MIN_LENGTH: usize = 0;

            fn dry_resolve(&mut self) {}

            async fn resolve(self) -> Self {
                self
            }

            fn to_html_with_buf(
                self,
                _: &mut String,
                _: &mut leptos::tachys::view::Position,
                _: bool,
                _: bool,
                _: Vec<leptos::tachys::html::attribute::any_attribute::AnyAttribute>,
            ) {
            }

            fn hydrate<const FROM_SERVER: bool>(
                self,
                _: &leptos::tachys::hydration::Cursor,
                _: &leptos::tachys::view::PositionState,
            ) -> Self::State {
                leptos::prelude::Render::build(self)
            }

            fn into_owned(self) -> Self {
                self
            }
        }
    };
}
pub(super) use drawn_by_the_browser;
