//! Text, fixed or following signals.
use super::drawn::{self, drawn_by_the_browser};
use super::place::drawing;
use crate::ui::erased::Words;
use leptos::prelude::*;
use leptos::tachys::renderer::dom::Dom;
use reactive_graph::effect::RenderEffect;

enum Text {
    Fixed(Oco<'static, str>),
    Follows(Words),
}

/// Text on the page.
struct Standing {
    node: web_sys::Text,
    follows: Option<RenderEffect<()>>,
}

/// Text that stays as it is.
pub(super) fn fixed(words: Oco<'static, str>) -> AnyView {
    Text::Fixed(words).into_any()
}

/// Text that follows signals.
pub(super) fn following(words: Words) -> AnyView {
    Text::Follows(words).into_any()
}

impl Text {
    fn write(self, node: &web_sys::Text) -> Option<RenderEffect<()>> {
        match self {
            Self::Fixed(words) => {
                Dom::set_text(node, &words);
                None
            }
            Self::Follows(words) => {
                let (node, mut shown) = (node.clone(), None);
                Some(drawing(move || {
                    let words = words();
                    // A live region speaks again whenever its text is set, also to what it is.
                    if shown.as_ref() != Some(&words) {
                        Dom::set_text(&node, &words);
                        shown = Some(words);
                    }
                }))
            }
        }
    }
}

impl Render for Text {
    type State = Standing;

    fn build(self) -> Standing {
        let node = Dom::create_text_node("");
        Standing { follows: self.write(&node), node }
    }

    fn rebuild(self, state: &mut Standing) {
        state.follows = None;
        state.follows = self.write(&state.node);
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        Dom::remove(&self.node);
    }

    fn mount(&mut self, parent: &web_sys::Element, before: Option<&web_sys::Node>) {
        Dom::insert_node(parent, &self.node, before);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        drawn::insert_before(&self.node, child)
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        Vec::new()
    }
}

drawn_by_the_browser!(Text);
