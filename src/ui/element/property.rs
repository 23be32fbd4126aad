//! Properties of DOM objects: what a person typed or ticked, which attributes do not show.
use crate::ui::erased::{Flag, Words};
use wasm_bindgen::JsValue;

/// What can be the value of a property.
pub trait Property {
    /// It, read again whenever a signal in it changes.
    fn into_property(self) -> Box<dyn FnMut() -> JsValue>;
}

impl Property for Words {
    fn into_property(self) -> Box<dyn FnMut() -> JsValue> {
        Box::new(move || JsValue::from_str(&self()))
    }
}

impl Property for Flag {
    fn into_property(mut self) -> Box<dyn FnMut() -> JsValue> {
        Box::new(move || JsValue::from_bool(self()))
    }
}

impl Property for bool {
    fn into_property(self) -> Box<dyn FnMut() -> JsValue> {
        Box::new(move || JsValue::from_bool(self))
    }
}
