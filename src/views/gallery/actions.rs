//! Buttons, links, menus, popovers, keys.
use super::{part, say};
use crate::ui::button::{Button, IconButton, Weight};
use crate::ui::element::list;
use crate::ui::icon::Icon;
use crate::ui::kbd::kbd;
use crate::ui::link::{ButtonLink, TextLink};
use crate::ui::menu::{Menu, MenuEntry};
use crate::ui::popover::Popover;
use crate::ui::view;
use leptos::prelude::*;

pub(super) fn buttons() -> AnyView {
    let weights = [
        (Weight::Primary, say("Review 3 changes", "复核 3 项更改"), Icon::Check),
        (Weight::Plain, say("Export", "导出"), Icon::Download),
        (Weight::Quiet, say("Cancel", "取消"), Icon::Undo),
        (Weight::Danger, say("Revoke token", "吊销令牌"), Icon::Trash),
    ];
    let presses = RwSignal::new(0);
    let why = say("Nothing has changed yet. Change a figure first.", "还没有更改。请先修改一个数值。");
    let row = |busy: bool, shut: bool, pictured: bool| {
        let reason = move || shut.then(|| why().to_owned());
        let press = move || presses.update(|n| *n += 1);
        let button = |(weight, label, picture)| {
            let shut = Signal::derive(reason);
            if pictured {
                view! { <Button label=label weight=weight busy=busy shut=shut icon=picture on_press=press /> }
            } else {
                view! { <Button label=label weight=weight busy=busy shut=shut on_press=press /> }
            }
        };
        view! { <div class="actions">{list(weights.map(button))}</div> }
    };
    part(
        "Button, IconButton, link",
        view! {
            {row(false, false, false)} {row(false, false, true)} {row(true, false, true)} {row(false, true, true)}
            <div class="actions">
                <IconButton label=say("Refresh", "刷新") icon=Icon::Refresh on_press=move || presses.update(|n| *n += 1) />
                <IconButton label=say("Refreshing", "正在刷新") icon=Icon::Refresh busy=true on_press=|| {} />
                <IconButton label=say("Undo", "撤销") icon=Icon::Undo shut=Signal::derive(move || Some(why().to_owned())) on_press=|| {} />
                <IconButton label=say("Filter", "筛选") icon=Icon::Filter pressed=true weight=Weight::Plain on_press=|| {} />
                <ButtonLink href="#back" label=say("Back to departments", "返回部门列表") />
                <TextLink href="#quota" label=say("Quota of research-07", "research-07 的配额") />
                <TextLink href="#docs" label=say("Documentation", "文档") new_window=say("opens a new window", "在新窗口打开") />
                <span>{kbd("Ctrl K")} {kbd("?")}</span>
                <output>{move || presses.get().to_string()}</output>
            </div>
        },
    )
}

pub(super) fn menus() -> AnyView {
    let chosen = RwSignal::new(0);
    let choice =
        move |n: i32, label| MenuEntry::choice(label, Signal::derive(move || chosen.get() == n), move || chosen.set(n));
    let themes = vec![
        choice(0, say("Light", "浅色")),
        choice(1, say("Dark", "深色")),
        choice(2, say("Follow the system", "跟随系统")),
    ];
    let why = say("This list is empty.", "列表为空。");
    let exports = vec![
        MenuEntry::action(say("As CSV", "导出为 CSV"), || {}),
        MenuEntry {
            shut: Signal::derive(move || Some(why().to_owned())),
            ..MenuEntry::action(say("As JSON", "导出为 JSON"), || {})
        },
    ];
    part(
        "Menu, Popover",
        view! {
            <div class="actions">
                <Menu label=say("Theme", "主题") entries=themes icon=Signal::stored(Icon::Contrast) />
                <Menu label=say("Export", "导出") entries=exports icon=Signal::stored(Icon::Download) worded=true />
                <Popover label=say("Back ends", "后端状态") icon=Icon::Pulse roomy=true>
                    <dl class="facts">
                        <dt>"Keystone"</dt>
                        <dd>"38 ms"</dd>
                        <dt>"EasyStack"</dt>
                        <dd>"112 ms"</dd>
                    </dl>
                </Popover>
            </div>
        },
    )
}
