//! Short messages about something that was done, which leave by themselves, except errors.
use super::element::{keyed, nothing};
use super::erased::words;
use super::icon::{Icon, icon};
use super::tone::Tone;
use super::view;
use leptos::prelude::*;
use std::time::Duration;

/// How long a message stays when nobody looks at it.
const STAY: Duration = Duration::from_secs(8);

/// One message.
#[derive(Clone, Debug)]
pub struct Toast {
    /// What kind it is; `Bad` stays until it is dismissed, and is spoken at once.
    pub tone: Tone,
    /// What happened, in one line.
    pub title: TextProp,
    /// More of it.
    pub detail: Option<TextProp>,
    /// One way on: its words and what it does.
    pub action: Option<(TextProp, Callback<()>)>,
}

impl Toast {
    /// A message of one line.
    pub fn new(tone: Tone, title: impl Into<TextProp>) -> Self {
        Self { tone, title: title.into(), detail: None, action: None }
    }
}

/// The messages now on screen, held in context.
#[derive(Clone, Copy, Debug)]
pub struct Toasts {
    shown: RwSignal<Vec<(u32, Toast)>>,
    next: StoredValue<u32>,
    held: RwSignal<bool>,
}

impl Toasts {
    /// Makes the list known to everything below.
    pub fn provide() -> Self {
        let toasts = Self { shown: RwSignal::default(), next: StoredValue::new(0), held: RwSignal::new(false) };
        provide_context(toasts);
        toasts
    }

    /// Shows a message, unless the region is gone: what goes on beyond its page may end on somebody else's.
    pub fn push(self, toast: Toast) {
        let Some(id) = self.next.try_get_value() else { return };
        let _ = self.next.try_set_value(id.wrapping_add(1));
        let stays = matches!(toast.tone, Tone::Bad | Tone::Warn) || toast.action.is_some();
        let shown = self.shown.try_update(|all| all.push((id, toast)));
        if shown.is_some() && !stays {
            self.count_down(id);
        }
    }

    fn of(self, urgent: bool) -> Vec<usize> {
        let is_meant = |toast: &Toast| (toast.tone == Tone::Bad) == urgent;
        self.shown.with(|all| all.iter().filter(|(_, toast)| is_meant(toast)).map(|(id, _)| *id as usize).collect())
    }

    fn find(self, key: usize) -> Option<(u32, Toast)> {
        self.shown.with_untracked(|all| all.iter().find(|(id, _)| *id as usize == key).cloned())
    }

    /// Takes a message away.
    pub fn dismiss(self, id: u32) {
        // The region may be gone when a clock runs out.
        let _ = self.shown.try_update(|all| all.retain(|(own, _)| *own != id));
    }

    /// Away after a while; as long as pointer or focus rests on the region the while begins anew.
    fn count_down(self, id: u32) {
        set_timeout(
            move || match self.held.try_get_untracked() {
                Some(true) => self.count_down(id),
                Some(false) => self.dismiss(id),
                None => {}
            },
            STAY,
        );
    }
}

/// Where the messages appear; once per page.
#[component]
pub fn ToastRegion(
    /// The name of the region.
    #[prop(into)]
    label: TextProp,
    /// The name of each message's cross.
    #[prop(into)]
    dismiss: TextProp,
) -> AnyView {
    let toasts = expect_context::<Toasts>();
    let held = toasts.held;
    let of = move |urgent: bool| {
        let dismiss = dismiss.clone();
        let draw =
            move |key| toasts.find(key).map_or_else(nothing, |(id, toast)| drawn(toasts, id, toast, dismiss.clone()));
        keyed(move || toasts.of(urgent), usize::to_string, draw)
    };
    view! {
        <section
            class="toasts"
            aria-label=words(label)
            on:pointerenter=move |_| held.set(true)
            on:pointerleave=move |_| held.set(false)
            on:focusin=move |_| held.set(true)
            on:focusout=move |_| held.set(false)
        >
            <div role="alert">{of(true)}</div>
            <div role="status">{of(false)}</div>
        </section>
    }
}

fn drawn(toasts: Toasts, id: u32, toast: Toast, dismiss: TextProp) -> AnyView {
    let Toast { tone, title, detail, action } = toast;
    view! {
        <div class="toast" data-tone=tone.name()>
            {icon(tone.icon())}
            <div>
                <p>{words(title)}</p>
                {detail.map(|detail| view! { <p class="detail">{words(detail)}</p> })}
                {action
                    .map(|(label, run)| {
                        view! {
                            <button type="button" class="act" on:click=move |_| {
                                run.run(());
                                toasts.dismiss(id);
                            }>{words(label)}</button>
                        }
                    })}
            </div>
            <button
                type="button"
                class="button quiet bare"
                aria-label=words(dismiss)
                on:click=move |_| toasts.dismiss(id)
            >
                {icon(Icon::Cross)}
            </button>
        </div>
    }
}
