//! What reviews share: before and after of a single change, and the request as a command.

use leptos::prelude::*;

use crate::text::t;
use crate::ui::code::Code;
use crate::ui::fold::Fold;
use crate::ui::view;

/// One line of before and after.
pub fn compared(name: AnyView, before: AnyView, after: AnyView) -> AnyView {
    view! {
        <div class="scroller">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t(|w| w.users.subject)}</th>
                        <th scope="col">{t(|w| w.users.before)}</th>
                        <th scope="col">{t(|w| w.users.after)}</th>
                    </tr>
                </thead>
                <tbody>
                    <tr><th scope="row">{name}</th> <td>{before}</td> <td class="after">{after}</td></tr>
                </tbody>
            </table>
        </div>
    }
}

/// The request as a command for a shell, folded away, with a button that copies it.
pub fn command(text: String) -> AnyView {
    let text = Signal::stored(text);
    view! {
        <Fold label=t(|w| w.edit.as_curl)>
            <Code
                label=t(|w| w.edit.as_curl)
                text=text
                copy=t(|w| w.edit.copy)
                copied=t(|w| w.edit.copied)
                refused=t(|w| w.edit.copy_refused)
                folded=true
            />
        </Fold>
    }
}
