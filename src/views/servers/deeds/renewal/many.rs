//! The renewal of many: one line for each server, of which only those in view are drawn, and what it costs together.

use leptos::prelude::*;

use super::{Desk, Reckoned, months, price};
use crate::domain::server::renewal::{Due, Line, Why};
use crate::text::{self, Pick, money, t};
use crate::ui::element::{dynamic, list, nothing};
use crate::ui::erased::{settled, words};
use crate::ui::fold::Fold;
use crate::ui::table::Table;
use crate::ui::view;
use crate::ui::window::WindowRows;
use crate::views::servers::clock;
use crate::views::servers::deeds::said;

/// The columns.
const SPAN: u32 = 4;

/// The sum, how it is reckoned, and the lines.
pub fn lines(desk: Desk, bill: Memo<Reckoned>) -> AnyView {
    let sum = settled(move || bill.with(|bill| bill.0.sum));
    let left_out = words(move || match sum.get().shut {
        0 => String::new(),
        number => (text::words().deeds.left_out)(number),
    });
    let notes = dynamic(move || {
        let lines = bill.get();
        let estimates = lines.0.lines.iter().filter_map(|line| line.due.as_ref().ok()).map(|due| &due.estimate);
        list(price::notes(estimates).into_iter().map(|note| view! { <li>{note}</li> }))
    });
    let count = settled(move || bill.with(|bill| bill.0.lines.len()));
    let row_of = move |at: usize| {
        let line = settled(move || bill.with(|bill| bill.0.lines.get(at).cloned()));
        dynamic(move || line.get().map_or_else(nothing, |line| row(desk, at, line)))
    };
    let head = |label: Pick| view! { <th scope="col">{t(label)}</th> };
    view! {
        <p role="status"><output class="sum">{words(move || said::sum(&sum.get()))}</output> " " <span class="remark">{left_out}</span></p>
        <Fold label=t(|w| w.forms.how)>
            <p>{t(|w| w.renewal.each)}</p>
            <ul class="notes">{notes}</ul>
            <p class="remark">{t(|w| w.renewal.estimate_why)}</p>
        </Fold>
        <Table
            caption=t(|w| w.deeds.renew)
            busy=Signal::stored(false)
            tall=true
            rows=Signal::derive(move || count.get() + 1)
        >
            <thead>
                <tr aria-rowindex="1">
                    {head(|w| w.deeds.servers)}
                    <th scope="col">{t(|w| w.deeds.before)} " → " {t(|w| w.deeds.after)}</th>
                    <th scope="col" class="num">{t(|w| w.deeds.to_pay)} " (" {t(|w| w.deeds.estimate)} ")"</th>
                    {head(|w| w.trail.result)}
                </tr>
            </thead>
            <WindowRows count=count span=SPAN row=row_of />
        </Table>
    }
}

fn row(desk: Desk, at: usize, line: Line) -> AnyView {
    let Line { server, due } = line;
    let ends = date(server.ends);
    let (then, done) = match due {
        Ok(Due { ends: then, estimate }) => {
            let costs = words(move || match estimate.total {
                Some(total) => money::yuan(total),
                None => text::words().renewal.not_known.to_owned(),
            });
            let then = view! { <br /> "→ " <span class="after">{date(then)}</span> };
            (then, view! { <td class="num">{costs}</td> })
        }
        Err(why) => {
            let said = words(move || left_out(desk, &why));
            (nothing(), view! { <td class="why"><span data-tip=said.clone()>{said}</span></td> })
        }
    };
    let guid = server.guid.clone();
    let fate = settled(move || desk.fates.with(|fates| fates.get(&guid).cloned()));
    let fate = dynamic(move || {
        let Some(fate) = fate.get() else { return nothing() };
        let shown = said::fate(&fate);
        let more = words(move || said::more(&fate));
        view! { <span class="fated">{shown} <span data-tip=more.clone()>{more}</span></span> }
    });
    view! {
        <tr aria-rowindex=(at + 2).to_string()>
            <th scope="row" class="stick">{server.called().to_owned()}</th>
            <td class="ends">{ends} {then}</td>
            {done}
            <td>{fate}</td>
        </tr>
    }
}

fn date(at: Option<crate::domain::moment::Moment>) -> AnyView {
    match at {
        Some(at) => view! { {clock::date_and_clock(at)} },
        None => view! { {t(|w| w.servers.not_said)} },
    }
}

/// Why a server is left out; follows the language.
fn left_out(desk: Desk, why: &Why) -> String {
    match why {
        Why::Shut(reasons) => said::shut(reasons),
        Why::Unsettled => text::words().deeds.unsettled.to_owned(),
        Why::Held(held) => said::held(*held, months(desk)),
    }
}
