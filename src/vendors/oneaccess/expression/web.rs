//! JavaScript's engine.
use crate::domain::login::expression::Reading;
use js_sys::{Array, Function, Reflect, RegExp};
use wasm_bindgen::JsCast;

/// Whether the expression is found in the text; `None` when the engine refuses it.
pub fn search(expression: &str, reading: Reading, text: &str) -> Option<bool> {
    let flags = match reading {
        Reading::Strict => "u",
        Reading::Lenient => "",
    };
    // Made by way of `Reflect`, because a refused expression is thrown, and would end the program otherwise.
    let make: Function = Reflect::get(&js_sys::global(), &"RegExp".into()).ok()?.dyn_into().ok()?;
    let made = Reflect::construct(&make, &Array::of2(&expression.into(), &flags.into())).ok()?;
    Some(made.dyn_into::<RegExp>().ok()?.test(text))
}
