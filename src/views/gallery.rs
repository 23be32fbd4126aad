//! Every part of the design system in every state, for looking and for tests; never part of what is deployed.
//! Its words are samples, so they stand here and not in `text`.
mod actions;
mod figures;
mod forms;
mod messages;
mod overlays;
mod tables;

use crate::ui::announcer::{Announcer, AnnouncerRegion};
use crate::ui::choice::Choice;
use crate::ui::page_head::PageHead;
use crate::ui::segmented::Segmented;
use crate::ui::tip::TipLayer;
use crate::ui::toast::{ToastRegion, Toasts};
use crate::ui::view;
use leptos::prelude::*;

/// Whether the samples speak Chinese.
#[derive(Clone, Copy)]
struct Chinese(RwSignal<bool>);

/// A sample in both languages.
fn say(en: &'static str, zh: &'static str) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let chinese = expect_context::<Chinese>().0;
    move || if chinese.get() { zh } else { en }
}

/// One part with its states.
fn part(name: &'static str, inside: AnyView) -> AnyView {
    view! {
        <section class="card">
            <h2>{name}</h2>
            {inside}
        </section>
    }
}

/// The gallery page.
#[component]
pub fn Gallery() -> AnyView {
    let chinese = RwSignal::new(false);
    provide_context(Chinese(chinese));
    Toasts::provide();
    Announcer::provide();
    let (language, theme, density) =
        (RwSignal::new("en".to_owned()), RwSignal::new("system".to_owned()), RwSignal::new("comfortable".to_owned()));
    Effect::new(move |_| {
        let Some(root) = document().document_element() else { return };
        let _ = root.set_attribute("lang", &language.get());
        let _ = root.set_attribute("data-theme", &theme.get());
        let _ = root.set_attribute("data-density", &density.get());
        chinese.set(language.get() != "en");
        document().set_title("Gallery");
    });
    let switches = move || {
        let strip = |label: &'static str, value: RwSignal<String>, choices: Vec<Choice>| {
            view! { <Segmented label=label choices=choices value=value on_choose=move |chosen: String| value.set(chosen) label_hidden=true /> }
        };
        view! {
            {strip("Language", language, vec![Choice::new("en", "English"), Choice::new("zh-CN", "简体中文")])}
            {strip("Theme", theme, vec![Choice::new("light", say("Light", "浅色")), Choice::new("dark", say("Dark", "深色")), Choice::new("system", say("System", "跟随系统"))])}
            {strip("Density", density, vec![Choice::new("comfortable", say("Comfortable", "宽松")), Choice::new("compact", say("Compact", "紧凑"))])}
        }
    };
    let summary = say("Every part in every state", "每个组件的每种状态");
    view! {
        <main class="page">
            <PageHead title=say("Gallery", "组件一览") summary=summary actions=switches />
            {figures::meters()} {figures::numbers()} {figures::charts()} {tables::table()} {tables::long_list()} {actions::buttons()} {actions::menus()}
            {forms::texts()} {forms::choices()} {messages::notices()} {messages::badges()} {messages::waiting()} {overlays::overlays()}
            {overlays::tabs()}
        </main>
        <ToastRegion label=say("Messages", "消息") dismiss=say("Dismiss", "关闭") />
        <AnnouncerRegion />
        <TipLayer />
    }
}
