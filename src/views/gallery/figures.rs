//! Meters and number fields.
use super::{part, say};
use crate::ui::chart::{Chart, Line};
use crate::ui::meter::{Cap, Gauge, Meter, MeterKey};
use crate::ui::number_field::{Finding, Nearest, NumberField, Steps, Unlimited};
use crate::ui::view;
use leptos::prelude::*;

pub(super) fn meters() -> AnyView {
    let gauge = |cap, handed_out, used| Gauge { cap, handed_out, used };
    let line = |name: (&'static str, &'static str), gauge: Gauge, figures: (&'static str, &'static str)| {
        let (name, figures) = (say(name.0, name.1), say(figures.0, figures.1));
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="wide">
                    <Meter gauge=gauge spoken=move || [name(), figures()].join(": ") />
                </td>
                <td class="wide">
                    <Meter gauge=gauge thin=true spoken=move || [name(), figures()].join(": ") />
                </td>
                <td class="num">{figures}</td>
            </tr>
        }
    };
    let some = Some;
    let lines = [
        line(
            ("Calm", "宽裕"),
            gauge(Cap::At(1000.0), some(420.0), some(180.0)),
            ("420 of 1,000 handed out", "已分配 420 / 1,000"),
        ),
        line(
            ("Nothing yet", "尚未分配"),
            gauge(Cap::At(1000.0), some(0.0), some(0.0)),
            ("0 of 1,000 handed out", "已分配 0 / 1,000"),
        ),
        line(
            ("Running low", "紧张"),
            gauge(Cap::At(1000.0), some(870.0), some(510.0)),
            ("870 of 1,000, 87 %", "870 / 1,000，87 %"),
        ),
        line(
            ("Full", "已满"),
            gauge(Cap::At(1000.0), some(1000.0), some(960.0)),
            ("1,000 of 1,000, full", "1,000 / 1,000，已满"),
        ),
        line(
            ("Over-allocated", "超额分配"),
            gauge(Cap::At(1000.0), some(1320.0), some(640.0)),
            ("1,320 of 1,000, over-allocated", "1,320 / 1,000，超额分配"),
        ),
        line(
            ("Over-used", "超额使用"),
            gauge(Cap::At(500.0), some(400.0), some(590.0)),
            ("590 used of 500", "已使用 590 / 500"),
        ),
        line(
            ("Unlimited", "不限"),
            gauge(Cap::Unlimited, some(300.0), some(120.0)),
            ("300 handed out, no cap", "已分配 300，不限"),
        ),
        line(
            ("Use not reported", "使用量未上报"),
            gauge(Cap::At(1000.0), some(420.0), None),
            ("420 of 1,000, use not reported", "420 / 1,000，使用量未上报"),
        ),
        line(
            ("Cap not reported", "上限未上报"),
            gauge(Cap::Unknown, some(300.0), some(120.0)),
            ("300 handed out, cap not reported", "已分配 300，上限未上报"),
        ),
        line(("Nothing reported", "均未上报"), gauge(Cap::Unknown, None, None), ("not reported", "未上报")),
    ];
    part(
        "Meter",
        view! {
            <MeterKey cap=say("cap", "上限") handed_out=say("handed out", "已分配") used=say("really used", "实际使用") />
            <div class="scroller" tabindex="0" role="region" aria-label="Meter">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{say("Case", "情形")}</th>
                            <th scope="col">{say("Bar", "配额条")}</th>
                            <th scope="col">{say("Thin bar", "细条")}</th>
                            <th scope="col" class="num">{say("In words", "文字")}</th>
                        </tr>
                    </thead>
                    <tbody>{lines.into_iter().collect::<Vec<_>>()}</tbody>
                </table>
            </div>
        },
    )
}

pub(super) fn numbers() -> AnyView {
    let steps = |value: RwSignal<String>| Steps {
        more: say("One step more", "增加一档").into(),
        less: say("One step less", "减少一档").into(),
        on_step: Callback::new(move |by: i32| {
            let now = value.with_untracked(|text| text.trim().parse::<i32>().unwrap_or(0));
            value.set(now.saturating_add(by).max(0).to_string());
        }),
    };
    let figure = |text: &'static str| RwSignal::new(text.to_owned());
    let unlimited = |on: bool| Unlimited { label: say("Unlimited", "不限").into(), on: RwSignal::new(on) };
    let finding = |stop: bool, text: &'static str, nearest: Option<(&'static str, &'static str)>| Finding {
        stop,
        text: text.to_owned(),
        nearest: nearest.map(|(label, text)| Nearest { label: label.to_owned(), text: text.to_owned() }),
    };
    let chinese = expect_context::<super::Chinese>().0;
    let below = Signal::derive(move || {
        vec![if chinese.get() {
            finding(true, "低于已分配的 156 个。", Some(("改为 156", "156")))
        } else {
            finding(true, "Below the 156 that are handed out.", Some(("Use 156", "156")))
        }]
    });
    let high = Signal::derive(move || {
        vec![if chinese.get() {
            finding(false, "超过平台上限的一半。", None)
        } else {
            finding(false, "More than half of the platform's cap.", None)
        }]
    });
    let none = Signal::derive(Vec::new);
    let (plain, changed, low, much, free, shut) =
        (figure("128"), figure("256"), figure("100"), figure("5200"), figure("64"), figure("32"));
    let why = say("Your role may read this quota, not change it.", "您的角色只能查看此配额，不能修改。");
    part(
        "NumberField",
        view! {
            <div class="stack">
                <NumberField label=say("Instances", "云主机") value=plain findings=none steps=steps(plain) />
                <NumberField label=say("Memory", "内存") value=changed findings=none steps=steps(changed) unit="GiB" changed=true unlimited=unlimited(false) />
                <NumberField label=say("Volumes", "云硬盘") value=low findings=below steps=steps(low) unlimited=unlimited(false) />
                <NumberField label=say("Volume capacity", "云硬盘容量") value=much findings=high steps=steps(much) unit="GiB" />
                <NumberField label=say("Floating IPs", "浮动 IP") value=free findings=none steps=steps(free) unlimited=unlimited(true) />
                <NumberField label=say("Networks", "网络") value=shut findings=none steps=steps(shut) shut=Signal::derive(move || Some(why().to_owned())) unlimited=unlimited(false) />
            </div>
        },
    )
}

pub(super) fn charts() -> AnyView {
    let shown = |value: f64| [&value.to_string(), " MiB"].concat();
    let line = |values: &[Option<f64>], dashed| {
        let points = values.iter().zip(0u32..).map(|(value, at)| (f64::from(at), *value)).collect();
        Line { points, dashed }
    };
    let whole = line(&[Some(20.0), Some(24.0), Some(22.0), Some(31.0), Some(30.0)], false);
    let gap = line(&[Some(20.0), Some(24.0), None, Some(8.0), Some(12.0)], false);
    let second = line(&[Some(10.0), Some(11.0), Some(16.0), Some(15.0), Some(19.0)], true);
    let chart = |label: (&'static str, &'static str), lines: Vec<Line>, spoken: (&'static str, &'static str)| {
        view! { <Chart label=say(label.0, label.1) now="30 MiB" lines=Signal::stored(lines) shown=shown spoken=say(spoken.0, spoken.1) /> }
    };
    part(
        "Chart",
        view! {
            <div class="charts">
                {chart(("Two lines", "两条线"), vec![whole, second], ("from 10 to 31 MiB", "10 至 31 MiB"))}
                {chart(("With a gap", "有间断"), vec![gap], ("from 8 to 24 MiB, one value missing", "8 至 24 MiB，缺一个值"))}
                {chart(("Nothing known", "没有数据"), Vec::new(), ("not known", "未知"))}
            </div>
        },
    )
}
