//! Closures behind one type each.
//!
//! Every closure is a type of its own, and what takes it would be compiled again for each of them; behind one box
//! they share it. So what changes in a view is one of four things: words, an attribute that may be absent, a flag, a
//! piece of view.
use leptos::prelude::*;
use std::sync::Arc;

/// Text that changes in place: as a child, as an attribute, as a `class`, as a `prop:`.
pub type Words = Arc<dyn Fn() -> Oco<'static, str> + Send + Sync>;

/// An attribute that may be absent (`None`).
pub type Said = Box<dyn FnMut() -> Option<Oco<'static, str>> + Send>;

/// A property that is on or off (`prop:checked`).
pub type Flag = Box<dyn FnMut() -> bool + Send>;

/// Does something now, and again whenever what it reads changes.
pub fn follow(act: impl FnMut() + 'static) {
    let mut act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(move |_| act());
}

/// A value that is told only when it differs from the last one.
pub fn settled<T: PartialEq + Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    let read: Box<dyn Fn() -> T + Send + Sync> = Box::new(read);
    Memo::new(move |_| read())
}

/// The words of a `TextProp`, a signal or a closure. A `TextProp` costs nothing here.
pub fn words(text: impl Into<TextProp>) -> Words {
    text.into().into_attribute_value()
}

/// An attribute with these words, or none.
pub fn said<S: Into<Oco<'static, str>>>(mut text: impl FnMut() -> Option<S> + Send + 'static) -> Said {
    Box::new(move || text().map(Into::into))
}

/// An attribute that is `"true"`, or absent: `aria-busy`, `aria-invalid`, `aria-disabled`.
pub fn marked(mut on: impl FnMut() -> bool + Send + 'static) -> Said {
    Box::new(move || on().then_some(Oco::Borrowed("true")))
}

/// An attribute that is always `"true"` or `"false"`: `aria-expanded`, `aria-selected`, `aria-pressed`.
pub fn switched(mut on: impl FnMut() -> bool + Send + 'static) -> Said {
    Box::new(move || Some(Oco::Borrowed(if on() { "true" } else { "false" })))
}

/// An attribute that is there or not, without a value: `hidden`.
pub fn present(mut on: impl FnMut() -> bool + Send + 'static) -> Said {
    Box::new(move || on().then_some(Oco::Borrowed("")))
}

/// A property that is on or off.
pub fn flag(on: impl FnMut() -> bool + Send + 'static) -> Flag {
    Box::new(on)
}
