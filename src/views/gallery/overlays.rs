//! Dialogs, sheets, palette, tabs.
use super::{part, say};
use crate::ui::button::{Button, Weight};
use crate::ui::dialog::{Dialog, Unsaved};
use crate::ui::element::Child;
use crate::ui::field::{TextField, never_wrong};
use crate::ui::icon::Icon;
use crate::ui::palette::{Palette, PaletteEntry};
use crate::ui::sheet::{Edge, Sheet};
use crate::ui::tabs::Tabs;
use crate::ui::view;
use leptos::prelude::*;

pub(super) fn overlays() -> AnyView {
    let (dialog, sheet, busy_sheet, drawer, palette) =
        (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let name = RwSignal::new("research-07".to_owned());
    let dirty = Signal::derive(move || name.with(|name| name != "research-07"));
    let unsaved = Unsaved {
        dirty,
        question: say("Drop what you typed?", "放弃已输入的内容？").into(),
        stay: say("Keep editing", "继续编辑").into(),
        discard: say("Drop it", "放弃").into(),
    };
    let (cancel, apply, rename, prompt) = (
        say("Cancel", "取消"),
        say("Apply 3 changes", "应用 3 项更改"),
        say("Rename", "重命名"),
        say("New name", "新名称"),
    );
    let (before, change) = (
        say("Memory: 256 → 512 GiB", "内存：256 → 512 GiB"),
        say("+256 GiB, 3 % of the platform's cap", "+256 GiB，占平台上限的 3 %"),
    );
    let entry = |group, label, hint: &'static str| PaletteEntry {
        group,
        label,
        hint: Some(hint.into()),
        run: Callback::new(|()| {}),
    };
    let go = say("Go to", "前往");
    let look = say("Looks", "外观");
    let (quotas, departments, trail, dark) = (
        say("Platform quotas", "平台配额"),
        say("Departments", "部门"),
        say("Trail", "操作记录"),
        say("Dark theme", "深色主题"),
    );
    let entries = Signal::derive(move || {
        vec![
            entry(go.into(), quotas.into(), "/quotas"),
            entry(go.into(), departments.into(), "/departments"),
            entry(go.into(), trail.into(), "/trail"),
            entry(look.into(), dark.into(), "theme"),
        ]
    });
    let button = |label: &'static str, open: RwSignal<bool>| view! { <Button label=label busy=false on_press=move || open.set(true) /> };
    part(
        "Dialog, Sheet, Palette",
        view! {
            <div class="actions">
                {button("Dialog", dialog)} {button("Sheet", sheet)} {button("Busy sheet", busy_sheet)} {button("Drawer", drawer)} {button("Palette", palette)}
            </div>
            <Dialog
                open=dialog
                title=say("Rename department", "重命名部门")
                close=say("Close", "关闭")
                busy=false
                unsaved=unsaved
                actions=move || {
                    view! {
                        <Button label=cancel busy=false weight=Weight::Quiet on_press=move || dialog.set(false) />
                        <Button label=rename busy=false weight=Weight::Primary on_press=move || dialog.set(false) />
                    }
                }
            >
                <TextField label=prompt value=name error=never_wrong() />
            </Dialog>
            <Sheet
                open=sheet
                title=say("Review", "复核")
                close=say("Close", "关闭")
                busy=false
                actions=move || {
                    view! {
                        <Button label=cancel busy=false weight=Weight::Quiet on_press=move || sheet.set(false) />
                        <Button label=apply busy=false weight=Weight::Primary on_press=move || sheet.set(false) />
                    }
                }
            >
                <dl class="facts">
                    <dt>{before}</dt>
                    <dd>{change}</dd>
                </dl>
            </Sheet>
            <Sheet
                open=busy_sheet
                title=say("Applying", "正在应用")
                close=say("Close", "关闭")
                busy=Signal::derive(move || busy_sheet.get())
                actions=move || view! { <Button label=apply busy=true weight=Weight::Primary on_press=|| {} /> <Button label=cancel busy=false on_press=move || busy_sheet.set(false) /> }
            >
                <p>{change}</p>
            </Sheet>
            <Sheet open=drawer title=say("Navigation", "导航") close=say("Close", "关闭") busy=false edge=Edge::Start>
                <nav class="nav">
                    <a href="#quotas" aria-current="page">
                        {crate::ui::icon::icon(Icon::Gauge)}
                        {quotas}
                    </a>
                    <a href="#departments">{crate::ui::icon::icon(Icon::Building)} {departments}</a>
                </nav>
            </Sheet>
            <Palette open=palette label=say("Commands", "命令") placeholder=say("What do you want to do?", "您想做什么？") none=say("Nothing matches.", "没有匹配项。") entries=entries />
        },
    )
}

pub(super) fn tabs() -> AnyView {
    let (one, two) = (say("Figures of this region", "该区域的数据"), say("What was written lately", "最近的写入"));
    let panel = move |n: usize| if n == 0 { one.into_child() } else { two.into_child() };
    part(
        "Tabs",
        view! { <Tabs label=say("Department", "部门") names=vec![say("Quota", "配额").into(), say("Trail", "操作记录").into()] chosen=RwSignal::new(0) panel=panel /> },
    )
}
