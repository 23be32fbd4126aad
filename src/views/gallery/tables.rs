//! Tables with sorting, groups, states and a window.
use super::{part, say};
use crate::ui::badge::Badge;
use crate::ui::button::Button;
use crate::ui::element::sometimes;
use crate::ui::empty::Empty;
use crate::ui::erased::present;
use crate::ui::icon::Icon;
use crate::ui::meter::{Cap, Gauge, Meter};
use crate::ui::notice::{Notice, Technical};
use crate::ui::table::{Column, ColumnMenu, Direction, GroupRow, Mark, SortHeader, Table, filling_row, skeleton_rows};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::ui::window::WindowRows;
use leptos::prelude::*;

pub(super) fn table() -> AnyView {
    let (open, bars) = (RwSignal::new(true), RwSignal::new(true));
    let sorted = RwSignal::new(Some(Direction::Descending));
    let turn = move || {
        sorted.update(|now| {
            *now = Some(if *now == Some(Direction::Descending) { Direction::Ascending } else { Direction::Descending })
        })
    };
    let row = move |name: (&'static str, &'static str),
                    mark: Option<(Mark, Tone, &'static str, &'static str)>,
                    cap: f64,
                    out: f64,
                    used: f64| {
        let name = say(name.0, name.1);
        let gauge = Gauge { cap: Cap::At(cap), handed_out: Some(out), used: Some(used) };
        let word = mark.map(|(_, tone, en, zh)| view! { <Badge label=say(en, zh) tone=tone /> });
        view! {
            <tr data-mark=mark.map(|(mark, ..)| mark.name())>
                <th scope="row" class="stick">{name}</th>
                <td>{word}</td>
                <td class="wide" hidden=present(move || !bars.get())>
                    <Meter gauge=gauge spoken=name thin=true />
                </td>
                <td class="num">{used.to_string()}</td>
                <td class="num">{out.to_string()}</td>
                <td class="num">{cap.to_string()}</td>
            </tr>
        }
    };
    let head = move || {
        view! {
            <thead>
                <tr>
                    <th scope="col" class="stick">{say("Item", "项目")}</th>
                    <th scope="col">{say("State", "状态")}</th>
                    <th scope="col" hidden=present(move || !bars.get())>{say("Bar", "配额条")}</th>
                    <SortHeader label=say("Really used", "实际使用") sorted=Signal::stored(None) on_sort=|| {} numeric=true />
                    <SortHeader label=say("Handed out", "已分配") sorted=sorted on_sort=turn numeric=true />
                    <SortHeader label=say("Cap", "上限") sorted=Signal::stored(None) on_sort=|| {} numeric=true />
                </tr>
            </thead>
        }
    };
    let rows = move || {
        open.get().then(|| {
            view! {
                {row(("Instances", "云主机"), None, 2000.0, 1240.0, 870.0)}
                {row(("Memory, GiB", "内存（GiB）"), Some((Mark::Changed, Tone::Info, "changed", "已更改")), 16384.0, 14400.0, 9211.0)}
                {row(("vCPUs", "虚拟 CPU"), Some((Mark::Bad, Tone::Bad, "over-allocated", "超额分配")), 4096.0, 4800.0, 2100.0)}
                {row(("Server groups", "云主机组"), Some((Mark::Busy, Tone::Plain, "saving", "正在保存")), 100.0, 82.0, 12.0)}
            }
        })
    };
    let columns = vec![Column { label: say("Bar", "配额条").into(), shown: bars }];
    let retry = move || {
        view! { <Button label=say("Try again", "重试") busy=false icon=Icon::Refresh on_press=|| {} /> }
    };
    let technical = Technical {
        label: say("Technical details", "技术细节").into(),
        text: "HTTP 503 · request id req-4f0c2a9e\nupstream connect error".into(),
    };
    let failed = view! {
        <Notice
            tone=Tone::Bad
            title=say("The platform's quotas could not be read", "无法读取平台配额")
            detail=say("EasyStack answered that it is busy. Nothing was changed.", "EasyStack 返回繁忙。没有任何更改。")
            technical=technical
            actions=retry
        />
    };
    let empty = view! {
        <Empty shape=Icon::Search title=say("No department matches", "没有匹配的部门") detail=say("Try fewer letters, or another region.", "请减少关键字，或更换区域。") />
    };
    part(
        "Table: rows, first load, nothing, failure",
        view! {
            <div class="tools"><ColumnMenu label=say("Columns", "列") columns=columns /></div>
            <Table caption=say("Platform quotas", "平台配额") busy=false>
                {head()}
                <tbody>
                    <GroupRow label=say("Compute", "计算") count=say("4 items, 1 over-allocated", "4 项，1 项超额分配") span=6 open=open />
                    {sometimes(rows)}
                </tbody>
            </Table>
            <Table caption=say("Loading", "正在加载") busy=true>
                {head()} <tbody>{skeleton_rows(3, 6)}</tbody>
            </Table>
            <Table caption=say("Nothing found", "没有结果") busy=false>{head()} <tbody>{filling_row(6, empty)}</tbody></Table>
            <Table caption=say("Failed", "加载失败") busy=false>{head()} <tbody>{filling_row(6, failed)}</tbody></Table>
        },
    )
}

pub(super) fn long_list() -> AnyView {
    let row = move |n: usize| {
        view! {
            <tr aria-rowindex=(n + 2).to_string()>
                <th scope="row">{["department-", &n.to_string()].concat()}</th>
                <td class="num">{(n * 37 % 1000).to_string()}</td>
            </tr>
        }
    };
    part(
        "WindowRows: 100,000 rows",
        view! {
            <Table caption=say("A very long list", "很长的列表") busy=false tall=true>
                <thead>
                    <tr aria-rowindex="1">
                        <th scope="col">{say("Department", "部门")}</th>
                        <th scope="col" class="num">{say("Handed out", "已分配")}</th>
                    </tr>
                </thead>
                <WindowRows count=100_000 span=2 row=row />
            </Table>
        },
    )
}
