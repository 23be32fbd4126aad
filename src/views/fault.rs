//! A failure on the page: what happened, what to do, the server's words folded below.

use leptos::prelude::*;

use crate::actions::fault::explain;
use crate::text::t;
use crate::transport::Failure;
use crate::ui::button::Button;
use crate::ui::erased::settled;
use crate::ui::notice::{Notice, Technical};
use crate::ui::tone::Tone;
use crate::ui::view;

/// A failure in lines: what it is, and what an engineer reads.
pub fn in_lines(failure: Failure) -> impl Fn() -> String + Send + Sync + 'static {
    move || {
        let explained = explain(&failure);
        [&[explained.title.to_owned()], &explained.details[..]].concat().join("\n")
    }
}

/// A failed read as a notice, with a way to try again.
pub fn notice(failure: Failure, tone: Tone, retry: Option<Callback<()>>) -> AnyView {
    let explained = settled(move || explain(&failure));
    let lines = explained.get_untracked().details;
    let technical = (!lines.is_empty()).then(|| Technical {
        label: t(|w| w.failure.details).into(),
        text: (move || explained.get().details.join("\n")).into(),
    });
    let actions = move || {
        retry.map(|retry| {
            view! { <Button label=t(|w| w.failure.retry) busy=Signal::stored(false) on_press=retry /> }
        })
    };
    let title = move || explained.get().title;
    let detail = move || explained.get().advice;
    match technical {
        Some(technical) => {
            view! { <Notice tone=tone title=title detail=detail actions=actions technical=technical urgent=true /> }
        }
        None => view! { <Notice tone=tone title=title detail=detail actions=actions urgent=true /> },
    }
}
