//! Many machines.
use std::collections::BTreeSet;

use futures::executor::block_on;

use super::Desk;

/// So many of a page as the console asks for.
const PAGE: usize = 500;

/// Reads a member's whole list, page by page: no machine twice, and none left out.
fn read_whole(servers: usize) {
    let desk = Desk::with(servers);
    let client = desk.client();
    let total = Some(u32::try_from(servers).unwrap());
    let (mut guids, mut page) = (BTreeSet::new(), 0);
    while guids.len() < servers {
        page += 1;
        let read = block_on(client.servers(page, PAGE as u32)).unwrap();
        assert_eq!((read.rows, read.servers.len(), read.total, read.odd.count), (PAGE, PAGE, total, 0), "page {page}");
        let before = guids.len();
        guids.extend(read.servers.into_iter().map(|server| server.guid));
        assert_eq!(guids.len(), before + PAGE, "page {page} has one that came before");
    }
    let pages = servers / PAGE;
    assert_eq!((page as usize, guids.len(), desk.asked("sync_baremetal")), (pages, servers, pages));
    let beyond = block_on(client.servers(page + 1, PAGE as u32)).unwrap();
    assert_eq!((beyond.rows, beyond.total), (0, total));
}

#[test]
fn ten_thousand_machines_are_read_once_each() {
    read_whole(10_000);
}

#[test]
fn a_hundred_thousand_machines_are_read_once_each() {
    read_whole(100_000);
}
