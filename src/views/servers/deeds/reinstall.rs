//! The form of a reinstallation: which system, which partitions, which password. What is on the server is lost.

use leptos::prelude::*;

use super::{Desk, figures, form, said};
use crate::domain::server::catalogue::Catalogue;
use crate::domain::server::record::{Partition, Server};
use crate::domain::server::reinstall::{
    Draft, Field, Found, InstallType, Replacing, Rule, check, install_type, replacing,
};
use crate::domain::server::systems::{Purpose, fits};
use crate::domain::severity::Severity;
use crate::text::{self, t};
use crate::ui::choice::{Checkbox, Choice, RadioGroup, SelectField};
use crate::ui::element::{dynamic, nothing, sometimes};
use crate::ui::erased::words;
use crate::ui::field::never_wrong;
use crate::ui::notice::Notice;
use crate::ui::number_field::Finding;
use crate::ui::tone::Tone;
use crate::ui::view;

/// What is chosen.
#[derive(Clone, Copy)]
pub struct Fields {
    system: RwSignal<String>,
    partition: RwSignal<String>,
    size: RwSignal<String>,
    replace: RwSignal<bool>,
}

const FIRST: &str = "first";
const WHOLE: &str = "whole";
const SIZE: &str = "size";

impl Fields {
    pub fn new() -> Self {
        let [system, partition, size] = std::array::from_fn(|_| RwSignal::new(String::new()));
        Self { system, partition, size, replace: RwSignal::new(false) }
    }

    pub fn clear(self) {
        self.system.set(String::new());
        self.partition.set(FIRST.to_owned());
        self.size.set(String::new());
        self.replace.set(false);
    }
}

fn server(desk: Desk) -> Option<std::sync::Arc<Server>> {
    desk.parties.with(|parties| parties.first().map(|party| party.server.clone()))
}

/// The draft as chosen; none while the size is no whole number.
pub fn draft(desk: Desk) -> Option<Draft> {
    let it = desk.anew;
    let partition = match it.partition.get().as_str() {
        WHOLE => Partition::Whole,
        SIZE => Partition::Gb(figures::whole(&it.size.get())?),
        _ => Partition::First,
    };
    let system_guid = it.system.get();
    let least = desk.offered.with(|offered| {
        let server = server(desk)?;
        Some(install_type(&server, offered.system(&system_guid)?, partition, offered))
    });
    let raised = if it.replace.get() { InstallType::Replace } else { InstallType::Install };
    Some(Draft { system_guid, partition, install: raised.max(least.unwrap_or(InstallType::Install)) })
}

fn found(desk: Desk) -> Vec<Found> {
    let (Some(draft), Some(server)) = (draft(desk), server(desk)) else { return Vec::new() };
    let (password, again) = (desk.password.get(), desk.again.get());
    desk.offered.with(|offered| check(&draft, &password, &again, &server, offered))
}

/// Whether it can be sent.
pub fn complete(desk: Desk) -> bool {
    draft(desk).is_some() && !found(desk).iter().any(Found::stops) && !form::wrong_name(desk)
}

/// What is found at the password's fields.
pub fn password_faults(desk: Desk, severity: Severity, of_second: bool) -> Option<String> {
    let field = if of_second { Field::Confirm } else { Field::Password };
    let here = found(desk).into_iter().filter(|found| found.field == field && found.severity == severity);
    let said = here.filter_map(|found| match found.rule {
        Rule::Password(fault) => Some(said::password(fault)),
        _ => None,
    });
    let said = said.collect::<Vec<_>>();
    (!said.is_empty()).then(|| said.join(" "))
}

fn worded(rule: &Rule) -> String {
    let w = &text::words().forms;
    match rule {
        Rule::NoSystem => w.choose_system.to_owned(),
        Rule::System(_) => w.no_fit.to_owned(),
        Rule::NoSize => w.no_size.to_owned(),
        Rule::Small(gb) => (w.small)(*gb),
        Rule::NotPartitioned => w.not_partitioned.to_owned(),
        Rule::MustReplace => w.replace.to_owned(),
        Rule::Password(fault) => said::password(*fault).to_owned(),
    }
}

fn at(desk: Desk, field: Field, stop: bool) -> Option<String> {
    let here = found(desk).into_iter().filter(|found| found.field == field && found.stops() == stop);
    let said = here.map(|found| match (&found.rule, stop) {
        (Rule::System(_), false) => text::words().forms.doubtful.to_owned(),
        (rule, _) => worded(rule),
    });
    let said = said.collect::<Vec<_>>();
    (!said.is_empty()).then(|| said.join(" "))
}

/// The form.
pub fn form(desk: Desk) -> AnyView {
    let it = desk.anew;
    let wrong_system = Signal::derive(move || desk.tried.get().then(|| at(desk, Field::System, true)).flatten());
    let partitions = vec![
        Choice::new(FIRST, t(|w| w.forms.first)),
        Choice::new(WHOLE, t(|w| w.forms.whole)),
        Choice::new(SIZE, t(|w| w.forms.size)),
    ];
    let sizes = Signal::derive(move || {
        if it.size.with(|size| figures::whole(size).is_none()) {
            return vec![figures::not_whole()];
        }
        let here = found(desk).into_iter().filter(|found| found.field == Field::Partition);
        let here = here.filter(|found| !matches!(found.rule, Rule::NoSize) || desk.tried.get_untracked());
        here.map(|found| figures::finding(found.stops(), worded(&found.rule), found.nearest.as_ref()))
            .collect::<Vec<Finding>>()
    });
    let size = sometimes(move || {
        (it.partition.get() == SIZE)
            .then(|| figures::field(|w| w.forms.size_gb, it.size, sizes, Signal::stored(10), |w| w.forms.gigabytes))
    });
    let doubt = move || {
        let chosen = it.system.with(|system| !system.is_empty());
        let doubt = chosen.then(|| at(desk, Field::System, false)).flatten();
        doubt.map(|said| view! { <Notice tone=Tone::Warn title=said /> })
    };
    view! {
        <Notice tone=Tone::Bad title=t(|w| w.forms.lost) />
        <div class="form">
            <SelectField label=t(|w| w.forms.system) choices=systems(desk) value=it.system error=wrong_system />
            {sometimes(doubt)}
            <RadioGroup label=t(|w| w.forms.partition) choices=partitions value=it.partition error=never_wrong() />
            {size}
            {dynamic(move || writing(desk))}
        </div>
    }
}

/// The systems that fit, by name.
fn systems(desk: Desk) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        let Some(server) = server(desk) else { return Vec::new() };
        let fitting = |offered: &std::sync::Arc<Catalogue>| {
            let all = fits(offered, Purpose::Reinstall, &server.line_guid, &server.hardware);
            let fitting = all.into_iter().filter(|fit| fit.misfits.is_empty());
            fitting.map(|fit| Choice::new(fit.system.guid.clone(), fit.system.name.clone())).collect::<Vec<_>>()
        };
        let first = Choice::new("", t(|w| w.forms.choose_system));
        std::iter::once(first).chain(desk.offered.with(fitting)).collect()
    })
}

/// Whether all partitions are written anew: because it has to be, or because somebody wants it.
fn writing(desk: Desk) -> AnyView {
    let it = desk.anew;
    let (Some(server), Some(draft)) = (server(desk), draft(desk)) else { return nothing() };
    let why = desk.offered.with(|offered| {
        let system = offered.system(&draft.system_guid)?;
        Some(replacing(&server, system, draft.partition, offered))
    });
    match why {
        None => nothing(),
        Some(why) if why.is_empty() => {
            view! { <Checkbox label=t(|w| w.forms.replace) checked=it.replace error=never_wrong() /> }
        }
        Some(why) => {
            let said = words(move || {
                let w = &text::words().forms;
                let one = |why: &Replacing| match why {
                    Replacing::Partition => w.why_partition,
                    Replacing::Family | Replacing::FamilyNotKnown => w.why_family,
                    Replacing::Login => w.why_login,
                };
                let mut all = why.iter().map(one).collect::<Vec<_>>();
                all.dedup();
                (w.must_replace)(&all.join(", "))
            });
            view! { <p>{t(|w| w.forms.replace)} " – " {said}</p> }
        }
    }
}
