//! Elements of one type, which `view!` fills.
//!
//! The type of an element does not tell its tag, attributes or children: they are kept in lists. So the machinery that
//! draws, changes and removes elements is in the program once, and not once for every shape of element.
//!
//! When a piece of view is made anew (`dynamic`), an element of the same shape – tag, names of attributes, number of
//! children – takes over the node that is there, with its focus and what was typed; any other takes its place.
mod child;
mod drawn;
mod dynamic;
mod keyed;
mod later;
mod place;
mod property;
mod text;
mod value;

use leptos::ev::EventDescriptor;
use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::tachys::html::node_ref::NodeRefContainer;
use leptos::tachys::renderer::dom::Dom;
use leptos::tachys::view::any_view::AnyViewState;
use reactive_graph::effect::RenderEffect;
use send_wrapper::SendWrapper;
use std::borrow::Cow;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

pub use child::{Child, list, nothing};
use drawn::drawn_by_the_browser;
pub use dynamic::{dynamic, sometimes};
pub use keyed::keyed;
pub use later::later;
use place::{Place, drawing};
pub use property::Property;
pub use value::{Changes, Value};

/// An element on its way to the page.
pub struct Element {
    tag: &'static str,
    namespace: Option<&'static str>,
    traits: Vec<Trait>,
    children: Vec<AnyView>,
}

/// What an element has beside its children.
enum Trait {
    Attribute(&'static str, Changes),
    Style(&'static str, Changes),
    Property(&'static str, Box<dyn FnMut() -> JsValue>),
    Listener(Cow<'static, str>, Box<dyn FnMut(web_sys::Event)>),
    Node(Box<dyn FnOnce(&web_sys::Element)>),
}

impl Trait {
    fn name(&self) -> Cow<'static, str> {
        match self {
            Self::Attribute(name, _) | Self::Style(name, _) | Self::Property(name, _) => Cow::Borrowed(name),
            Self::Listener(name, _) => name.clone(),
            Self::Node(_) => Cow::Borrowed(""),
        }
    }
}

impl Element {
    /// An element of HTML.
    pub fn html(tag: &'static str) -> Self {
        Self { tag, namespace: None, traits: Vec::new(), children: Vec::new() }
    }

    /// An element of SVG.
    pub fn svg(tag: &'static str) -> Self {
        Self { namespace: Some("http://www.w3.org/2000/svg"), ..Self::html(tag) }
    }

    /// Gives it an attribute that stays as it is.
    pub fn fixed(&mut self, name: &'static str, value: &'static str) {
        self.attribute(name, Changes::Never(Some(Oco::Borrowed(value))));
    }

    /// Gives it an attribute.
    pub fn attribute(&mut self, name: &'static str, value: Changes) {
        self.traits.push(Trait::Attribute(name, value));
    }

    /// Gives it a declaration of style, mostly a custom property.
    pub fn style(&mut self, name: &'static str, value: Changes) {
        self.traits.push(Trait::Style(name, value));
    }

    /// Gives its DOM object a property.
    pub fn property(&mut self, name: &'static str, value: Box<dyn FnMut() -> JsValue>) {
        self.traits.push(Trait::Property(name, value));
    }

    /// Lets it hear an event, with the contexts of the place where it is made.
    pub fn on<E: EventDescriptor>(&mut self, event: E, mut hear: impl FnMut(E::EventType) + 'static)
    where
        E::EventType: JsCast,
    {
        self.hear(event.name(), Box::new(move |event| hear(event.unchecked_into())));
    }

    fn hear(&mut self, name: Cow<'static, str>, mut hear: Box<dyn FnMut(web_sys::Event)>) {
        let (owner, place) = (Owner::current().unwrap_or_default(), Place::here());
        let hear = move |event| {
            if place.stands() {
                owner.with(|| hear(event));
            }
        };
        self.traits.push(Trait::Listener(name, Box::new(hear)));
    }

    /// Fills a reference to the node.
    pub fn node<E: ElementType>(&mut self, node: impl NodeRefContainer<E>) {
        self.traits.push(Trait::Node(Box::new(move |element| node.load(element))));
    }

    /// Puts fixed text into it, after what is there.
    pub fn text(&mut self, words: &'static str) {
        self.child(text::fixed(Oco::Borrowed(words)));
    }

    /// Puts a piece of view into it, after what is there.
    pub fn child(&mut self, child: AnyView) {
        self.children.push(child);
    }

    /// The element as a view.
    pub fn into_view(self) -> AnyView {
        Sent(SendWrapper::new(self)).into_any()
    }

    fn has_shape(&self, state: &Standing) -> bool {
        let mut names = state.traits.iter().map(|(name, _)| name);
        self.tag == state.tag
            && self.children.len() == state.children.len()
            && self.traits.len() == state.traits.len()
            && self.traits.iter().all(|own| names.next() == Some(&own.name()))
    }
}

/// An element as Leptos takes it: a view may be sent, although in a browser there is nowhere to send it to.
struct Sent(SendWrapper<Element>);

/// An element on the page.
struct Standing {
    tag: &'static str,
    node: web_sys::Element,
    traits: Vec<(Cow<'static, str>, Living)>,
    children: Vec<AnyViewState>,
}

/// What of a trait lives on after it was drawn.
enum Living {
    /// Nothing.
    Done,
    /// Something that follows signals until it is dropped.
    Follows(#[expect(dead_code, reason = "held, not read")] RenderEffect<()>),
    /// A listener of the node.
    Listens(js_sys::Function),
}

/// Gives a node a trait.
fn wear(node: &web_sys::Element, own: Trait) -> Living {
    match own {
        Trait::Attribute(name, value) => value.apply(node, move |node, value| match value {
            Some(value) => Dom::set_attribute(node, name, value),
            None => Dom::remove_attribute(node, name),
        }),
        Trait::Style(name, value) => value.apply(node, move |node, value| {
            Dom::set_css_property(&Dom::style(node), name, value.unwrap_or_default());
        }),
        Trait::Property(name, mut value) => {
            let node = node.clone();
            Living::Follows(drawing(move || Dom::set_property(&node, name, &value())))
        }
        Trait::Listener(name, hear) => {
            // The browser frees it together with the node.
            let hear: js_sys::Function = Closure::wrap(hear).into_js_value().unchecked_into();
            let _always = node.add_event_listener_with_callback(&name, &hear);
            Living::Listens(hear)
        }
        Trait::Node(fill) => {
            fill(node);
            Living::Done
        }
    }
}

impl Render for Sent {
    type State = Standing;

    fn build(self) -> Standing {
        let Element { tag, namespace, traits, children } = self.0.take();
        let node = Dom::create_element(tag, namespace);
        let traits = traits.into_iter().map(|own| (own.name(), wear(&node, own))).collect();
        let children = children.into_iter().map(|child| {
            let mut child = child.build();
            child.mount(&node, None);
            child
        });
        let children = children.collect();
        Standing { tag, node, traits, children }
    }

    fn rebuild(self, state: &mut Standing) {
        if !self.0.has_shape(state) {
            return drawn::replace(state, self.build());
        }
        let Element { traits, children, .. } = self.0.take();
        for (own, (name, living)) in traits.into_iter().zip(&mut state.traits) {
            if let Living::Listens(hear) = living {
                let _always = state.node.remove_event_listener_with_callback(name, hear);
            }
            // What followed signals stops before the new value is set.
            *living = Living::Done;
            *living = wear(&state.node, own);
        }
        for (child, standing) in children.into_iter().zip(&mut state.children) {
            child.rebuild(standing);
        }
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
        vec![self.node.clone()]
    }
}

drawn_by_the_browser!(Sent);
