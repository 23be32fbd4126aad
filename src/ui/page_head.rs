//! The head of a page: its heading, a summary line, and what can be done with the page as a whole.
use super::erased::words;
use super::piece::ways_on;
use super::view;
use leptos::prelude::*;

/// Heading, summary and actions. After a change of route the shell moves the focus to this heading.
#[component]
pub fn PageHead(
    /// The heading, which is also the page's title.
    #[prop(into)]
    title: TextProp,
    /// The page in one line: what is shown, how much, how fresh.
    #[prop(optional, into)]
    summary: Option<ViewFn>,
    /// Buttons and links for the whole page.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
) -> AnyView {
    view! {
        <div class="page-head">
            <div class="words">
                <h1 tabindex="-1">{words(title)}</h1>
                {summary.map(|summary| view! { <div class="summary">{summary.run()}</div> })}
            </div>
            {actions.map(ways_on)}
        </div>
    }
}
