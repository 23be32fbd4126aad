//! An address that the console does not have.

use leptos::prelude::*;

use crate::text::t;
use crate::ui::empty::Empty;
use crate::ui::icon::Icon;
use crate::ui::link::ButtonLink;
use crate::ui::page_head::PageHead;
use crate::ui::view;

/// The page for it, with a way on.
pub fn not_found() -> AnyView {
    let home = || {
        view! { <ButtonLink href=Signal::stored("/quotas".to_owned()) label=t(|w| w.frame.home) primary=true /> }
    };
    view! {
        <PageHead title=t(|w| w.frame.not_found_title) />
        <Empty title=t(|w| w.frame.not_found_title) detail=t(|w| w.frame.not_found_detail) shape=Icon::Question actions=home />
    }
}
