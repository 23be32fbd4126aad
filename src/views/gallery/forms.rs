//! Text fields and choices.
use super::{part, say};
use crate::ui::choice::{Checkbox, Choice, RadioGroup, SelectField};
use crate::ui::field::{PasswordField, SearchField, TextField, never_wrong};
use crate::ui::view;
use leptos::prelude::*;

pub(super) fn texts() -> AnyView {
    let typed = |text: &'static str| RwSignal::new(text.to_owned());
    let (needed, caution, why) = (
        say("Enter your user name or id.", "请输入用户名或用户 ID。"),
        say("This address is not encrypted.", "此地址未加密。"),
        say("The deployment fixes this value.", "此值由部署固定。"),
    );
    let found = typed("research");
    part(
        "TextField, PasswordField, SearchField",
        view! {
            <div class="stack">
                <TextField label=say("User", "用户") value=typed("admin") error=never_wrong() hint=say("Name or id.", "用户名或用户 ID。") required=say("required", "必填") autocomplete="username" />
                <TextField label=say("User (wrong)", "用户（有误）") value=typed("") error=Signal::derive(move || Some(needed().to_owned())) />
                <TextField label=say("Address", "地址") value=typed("http://10.0.0.8:5000/v3") error=never_wrong() warning=Signal::derive(move || Some(caution().to_owned())) kind="url" />
                <TextField label=say("Time limit", "超时") value=typed("30") error=never_wrong() unit=say("seconds", "秒") />
                <TextField label=say("Domain (fixed)", "域（固定）") value=typed("Default") error=never_wrong() shut=Signal::derive(move || Some(why().to_owned())) />
                <PasswordField label=say("Password", "密码") value=typed("devstacker") error=never_wrong() reveal=say("Show the password", "显示密码") autocomplete="current-password" />
                <SearchField label=say("Search departments", "搜索部门") value=found clear=say("Empty the search", "清空搜索") />
            </div>
        },
    )
}

pub(super) fn choices() -> AnyView {
    let (region, scope, keep, all) = (
        RwSignal::new("north".to_owned()),
        RwSignal::new("project".to_owned()),
        RwSignal::new(true),
        RwSignal::new(false),
    );
    let regions = vec![
        Choice::new("north", "RegionOne"),
        Choice::new(
            "south",
            say("South China, availability zone with a long name", "华南可用区（名称较长的一个选项）"),
        ),
    ];
    let scopes = vec![
        Choice::new("project", say("Project", "项目")).hint(say("Rights inside one project.", "在一个项目内的权限。")),
        Choice::new("domain", say("Domain", "域"))
            .hint(say("Rights over all projects of a domain.", "对一个域内所有项目的权限。")),
        Choice::new("none", say("None", "无"))
            .hint(say("Only to look around: most calls need a scope.", "仅供查看：多数调用需要作用域。")),
    ];
    let gone = say("This region is no longer there.", "该区域已不存在。");
    part(
        "SelectField, RadioGroup, Checkbox, Segmented",
        view! {
            <div class="stack">
                <SelectField label=say("Region", "区域") choices=regions.clone() value=region error=never_wrong() />
                <SelectField label=say("Region (wrong)", "区域（有误）") choices=regions value=region error=Signal::derive(move || Some(gone().to_owned())) />
                <RadioGroup label=say("Scope", "作用域") choices=scopes value=scope error=never_wrong() />
                <Checkbox label=say("Keep me signed in, in this tab", "在此标签页保持登录") checked=keep error=never_wrong() hint=say("The token is kept until the tab is closed.", "令牌保留到标签页关闭为止。") />
                <Checkbox label=say("All departments", "全部部门") checked=all mixed=true error=never_wrong() />
            </div>
        },
    )
}
