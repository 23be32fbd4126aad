//! Notices, toasts, badges, empty places, progress.
use super::{part, say};
use crate::ui::announcer::Announcer;
use crate::ui::badge::Badge;
use crate::ui::button::Button;
use crate::ui::code::Code;
use crate::ui::empty::Empty;
use crate::ui::icon::Icon;
use crate::ui::link::ButtonLink;
use crate::ui::notice::{Notice, Technical};
use crate::ui::progress::Progress;
use crate::ui::toast::{Toast, Toasts};
use crate::ui::tone::Tone;
use crate::ui::view;
use leptos::prelude::*;

pub(super) fn notices() -> AnyView {
    let technical = Technical {
        label: say("Technical details", "技术细节").into(),
        text: "HTTP 409 · code 14 · request id req-7d0c55f1-0b0e\n{\"error\":{\"message\":\"quota below usage\"}}"
            .into(),
    };
    let retry = move || {
        view! { <Button label=say("Read again", "重新读取") busy=false icon=Icon::Refresh on_press=|| {} /> }
    };
    part(
        "Notice, Code",
        view! {
            <Notice tone=Tone::Info title=say("These figures are 4 minutes old", "这些数据是 4 分钟前的") />
            <Notice tone=Tone::Good title=say("3 changes were applied and read back", "3 项更改已应用并读回确认") />
            <Notice tone=Tone::Warn title=say("Your session ends in 5 minutes", "会话将在 5 分钟后结束") detail=say("Your draft stays on this page.", "您的草稿会保留在此页。") actions=retry />
            <Notice tone=Tone::Bad title=say("The change was refused", "更改被拒绝") detail=say("Nothing was changed. The department uses more than the new cap allows; raise the cap or free resources first.", "没有任何更改。该部门的使用量已超过新上限；请提高上限或先释放资源。") technical=technical />
            <Code label=say("The request as curl", "curl 形式的请求") text="curl -X PATCH 'http://127.0.0.1:8081/v3/departments/6f1e/quotas' \\\n  -H 'X-Auth-Token: …' \\\n  -d '{\"quota\":{\"instances\":128}}'" copy=say("Copy", "复制") copied=say("Copied", "已复制") refused=say("Not allowed", "浏览器拒绝") />
        },
    )
}

pub(super) fn badges() -> AnyView {
    let (toasts, voice) = (expect_context::<Toasts>(), expect_context::<Announcer>());
    let (done, refused) = (say("Changes applied", "更改已应用"), say("The change was refused", "更改被拒绝"));
    part(
        "Badge, toasts, announcer",
        view! {
            <div class="actions">
                <Badge label=say("not reported", "未上报") tone=Tone::Plain />
                <Badge label=say("changed", "已更改") tone=Tone::Info />
                <Badge label=say("healthy", "正常") tone=Tone::Good />
                <Badge label=say("running low", "紧张") tone=Tone::Warn />
                <Badge label=say("over-allocated", "超额分配") tone=Tone::Bad />
            </div>
            <div class="actions">
                <Button label=say("Good news", "好消息") busy=false on_press=move || toasts.push(Toast::new(Tone::Good, done)) />
                <Button label=say("Bad news", "坏消息") busy=false on_press=move || toasts.push(Toast { detail: Some(refused.into()), ..Toast::new(Tone::Bad, refused) }) />
                <Button label=say("Say it aloud", "朗读") busy=false on_press=move || voice.say(done()) />
            </div>
        },
    )
}

pub(super) fn waiting() -> AnyView {
    let done = RwSignal::new(120_u32);
    let text = say("120 of 200", "120 / 200");
    part(
        "Progress, Empty",
        view! {
            <Progress label=say("Reading departments", "正在读取部门") text=text done=done total=200 />
            <Empty
                shape=Icon::Trail
                title=say("Nothing was written yet", "还没有任何写入")
                detail=say("Every change you make is noted here, with before and after.", "您所做的每项更改都会记录在此，包含前后对比。")
                actions=move || view! { <ButtonLink href="#quotas" label=say("Platform quotas", "平台配额") /> }
            />
        },
    )
}
