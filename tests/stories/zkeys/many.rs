//! Ten thousand machines.
use std::collections::BTreeSet;

use futures::executor::block_on;

use super::Desk;

#[test]
fn ten_thousand_machines_are_read_once_each() {
    let desk = Desk::with(10_000);
    let client = desk.client();
    let (mut guids, mut rows, mut page) = (BTreeSet::new(), 0, 0);
    loop {
        page += 1;
        let read = block_on(client.servers(page, 500)).unwrap();
        assert_eq!((read.rows, read.servers.len(), read.total, read.odd.count), (500, 500, Some(10_000), 0));
        rows += read.rows;
        guids.extend(read.servers.into_iter().map(|server| server.guid));
        if rows >= read.total.unwrap() as usize {
            break;
        }
    }
    assert_eq!((page, rows, guids.len()), (20, 10_000, 10_000), "no machine twice, and none left out");
    assert_eq!(desk.asked("sync_baremetal"), 20);
    let beyond = block_on(client.servers(21, 500)).unwrap();
    assert_eq!((beyond.rows, beyond.total), (0, Some(10_000)));
}
