//! Values of attributes and styles.
use super::Living;
use super::place::drawing;
use crate::ui::erased::{Said, Words};
use leptos::prelude::*;

/// How a value of an attribute or a style changes; `None` is an attribute that is not there.
pub enum Changes {
    /// It stays as it is.
    Never(Option<Oco<'static, str>>),
    /// It follows signals.
    WithSignals(Box<dyn FnMut() -> Option<Oco<'static, str>>>),
}

impl Changes {
    /// Sets it on a node, now and whenever it changes.
    pub(super) fn apply(
        self,
        node: &web_sys::Element,
        set: impl Fn(&web_sys::Element, Option<&str>) + 'static,
    ) -> Living {
        match self {
            Self::Never(value) => {
                set(node, value.as_deref());
                Living::Done
            }
            Self::WithSignals(mut value) => {
                let (node, mut shown) = (node.clone(), None);
                Living::Follows(drawing(move || {
                    let value = value();
                    if shown.as_ref() != Some(&value) {
                        set(&node, value.as_deref());
                        shown = Some(value);
                    }
                }))
            }
        }
    }
}

/// What can be the value of an attribute or a style: texts, numbers, flags (there or not), each also as an option, and
/// closures that follow signals. `By` only tells the kinds of implementation apart.
pub trait Value<By> {
    /// It, with how it changes.
    fn into_value(self) -> Changes;
}

macro_rules! texts {
    ($($kind:ty),*) => {
        $(
            impl Value<$kind> for $kind {
                fn into_value(self) -> Changes {
                    Changes::Never(Some(self.into()))
                }
            }

            impl Value<Option<$kind>> for Option<$kind> {
                fn into_value(self) -> Changes {
                    Changes::Never(self.map(Into::into))
                }
            }
        )*
    };
}

texts!(&'static str, String);

macro_rules! numbers {
    ($($kind:ty),*) => {
        $(impl Value<$kind> for $kind {
            fn into_value(self) -> Changes {
                self.to_string().into_value()
            }
        })*
    };
}

numbers!(u32, usize);

impl Value<bool> for bool {
    fn into_value(self) -> Changes {
        self.then_some("").into_value()
    }
}

impl Value<Words> for Words {
    fn into_value(self) -> Changes {
        Changes::WithSignals(Box::new(move || Some(self())))
    }
}

impl Value<Said> for Said {
    fn into_value(self) -> Changes {
        Changes::WithSignals(self)
    }
}

impl<F: Fn() -> S + 'static, S: Into<Oco<'static, str>>> Value<fn() -> S> for F {
    fn into_value(self) -> Changes {
        Changes::WithSignals(Box::new(move || Some(self().into())))
    }
}
