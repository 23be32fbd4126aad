//! The addresses of a server; a block opens into the addresses that can be used.

use leptos::prelude::*;

use super::Desk;
use crate::domain::server::addresses::usable;
use crate::domain::server::record::{Address, NetType};
use crate::text::{self, t};
use crate::ui::badge::Badge;
use crate::ui::code::Code;
use crate::ui::element::{dynamic, list};
use crate::ui::erased::words;
use crate::ui::fold::Fold;
use crate::ui::tone::Tone;
use crate::ui::view;

/// The section; also what upgrades added, which the vendor does not repeat among the addresses.
pub fn section(desk: Desk) -> AnyView {
    let rows = dynamic(move || {
        let Some(server) = desk.server.get() else { return list(Vec::<AnyView>::new()) };
        list(server.addresses.iter().cloned().map(row))
    });
    view! {
        <section>
            <h2>{t(|w| w.server.network)}</h2>
            <div class="scroller" role="region" tabindex="0" aria-label=words(t(|w| w.server.network))>
                <table class="table">
                    <caption class="spoken">{t(|w| w.server.network)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t(|w| w.server.address)}</th>
                            <th scope="col">{t(|w| w.server.kind)}</th>
                            <th scope="col">{t(|w| w.server.mask)}</th>
                            <th scope="col">{t(|w| w.server.gateway)}</th>
                            <th scope="col">{t(|w| w.server.state)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(address: Address) -> AnyView {
    let block = usable(&address).filter(|hosts| hosts.len() > 1);
    let hosts = block.map(|hosts| {
        let text = hosts.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        addresses(hosts.len(), text)
    });
    let main = address.main.then(|| view! { " " <Badge label=t(|w| w.server.main) tone=Signal::stored(Tone::Info) /> });
    let net = address.net;
    let kind = words(move || {
        let w = &text::words().server;
        match &net {
            NetType::Host => w.host.to_owned(),
            NetType::Gateway => w.gateway.to_owned(),
            NetType::Network => w.network_address.to_owned(),
            NetType::Broadcast => w.broadcast.to_owned(),
            NetType::Other(raw) => (text::words().servers.unknown)(raw),
        }
    });
    let active = address.active;
    let state = words(move || match active {
        Some(true) => text::words().server.active,
        Some(false) => text::words().server.gone,
        None => text::words().servers.not_said,
    });
    view! {
        <tr>
            <th scope="row"><code>{address.ip}</code> {main} {hosts}</th>
            <td>{kind}</td>
            <td><code>{address.mask}</code></td>
            <td><code>{address.gateway}</code></td>
            <td>{state}</td>
        </tr>
    }
}

/// The usable addresses of a block, folded away, with a button that copies them.
pub fn addresses(count: usize, text: String) -> AnyView {
    view! {
        <Fold label=move || (text::words().server.usable)(count)>
            <Code
                label=t(|w| w.server.address)
                text=Signal::stored(text)
                copy=t(|w| w.edit.copy)
                copied=t(|w| w.edit.copied)
                refused=t(|w| w.edit.copy_refused)
            />
        </Fold>
    }
}
