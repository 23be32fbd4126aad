//! Finding the servers of an order, of which nobody knows what became, in a list of all servers.
use std::sync::Arc;

use crate::domain::moment::Moment;
use crate::domain::server::record::Server;
use crate::domain::trail::server::ServerDeed;

/// How far the vendor's clock may be behind this one, in milliseconds.
const CLOCKS: i64 = 120_000;

/// What a list of all servers tells of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bought {
    /// These are the order's, all that were ordered: they carry its number.
    These(Vec<String>),
    /// Some of these may be: a person has to say. Those that carry its number, when they are more or fewer than were ordered,
    /// come first.
    Maybe(Vec<String>),
    /// There are none.
    None,
}

/// The mark that an order leaves in its servers' remarks, by which a list tells whose they are.
#[must_use]
pub fn mark(order: &str) -> String {
    ["#", order].concat()
}

/// Whether a server carries the mark of an order.
#[must_use]
pub fn carries(server: &Server, order: &str) -> bool {
    server.remarks.as_deref().is_some_and(|remarks| remarks.contains(&mark(order)))
}

/// Whether a server's remarks break off within the mark of an order, as those of a vendor who keeps only the beginning. It
/// may be this order's, or another's whose number begins alike: no proof.
fn carries_a_beginning(server: &Server, order: &str) -> bool {
    let digits =
        server.remarks.as_deref().and_then(|remarks| remarks.trim_end().rsplit_once('#')).map(|(_, rest)| rest);
    digits.is_some_and(|digits| !digits.is_empty() && order.starts_with(digits))
}

/// Looks for the servers of an order. `claimed` are those that other orders brought; they are not this one's, whatever their
/// remarks say. Only as many as were ordered settle it: where fewer carry its number, the rest may still come, or lost its
/// remarks; where more do, some have remarks that were copied. A server that the list names twice is one.
#[must_use]
pub fn bought(deed: &ServerDeed, sent: Moment, servers: &[Arc<Server>], claimed: &dyn Fn(&str) -> bool) -> Bought {
    let ServerDeed::Create { line, product, order, count, .. } = deed else { return Bought::None };
    let guids = |test: &dyn Fn(&Server) -> bool| -> Vec<String> {
        let mut guids: Vec<String> = Vec::new();
        for server in servers {
            if test(server) && !guids.contains(&server.guid) && !claimed(&server.guid) {
                guids.push(server.guid.clone());
            }
        }
        guids
    };
    let (mut found, ordered) = (guids(&|server| carries(server, order)), *count as usize);
    if found.len() > ordered {
        return Bought::Maybe(found);
    }
    if found.len() == ordered && !found.is_empty() {
        return Bought::These(found);
    }
    let since = sent.plus_ms(-CLOCKS);
    let alike = guids(&|server| {
        let kind = server.line_guid == line.id && server.product_guid == product.id;
        // Every order leaves a mark in its remarks: where they are there without it, they and the server are another's.
        let unmarked = server.remarks.as_deref().is_none_or(|remarks| remarks.trim().is_empty());
        let may_be = (unmarked || carries_a_beginning(server, order)) && !carries(server, order);
        kind && may_be && server.bought.is_some_and(|bought| bought >= since)
    });
    // Kind and time are no proof: somebody else may have bought the same meanwhile. A person has to say.
    found.extend(alike);
    if found.is_empty() { Bought::None } else { Bought::Maybe(found) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::samples;
    use crate::domain::trail::Place;

    const SENT: Moment = Moment::from_unix_ms(1_000_000_000);

    fn place(id: &str) -> Place {
        Place { id: id.into(), name: String::new() }
    }

    /// Order 123 of so many servers.
    fn order(count: u32) -> ServerDeed {
        let base = samples::server();
        ServerDeed::Create {
            line: place(&base.line_guid),
            product: place(&base.product_guid),
            system: place("s"),
            months: 1,
            count,
            total: None,
            order: "123".into(),
        }
    }

    /// A server of the ordered kind that was bought so many milliseconds after sending.
    fn server(guid: &str, at: i64, remarks: &str) -> Arc<Server> {
        let remarks = Some(remarks.to_owned()).filter(|remarks| !remarks.is_empty());
        Arc::new(Server { guid: guid.into(), bought: Some(SENT.plus_ms(at)), remarks, ..samples::server() })
    }

    fn find(count: u32, servers: &[Arc<Server>]) -> Bought {
        bought(&order(count), SENT, servers, &|_| false)
    }

    fn guids(guids: &[&str]) -> Vec<String> {
        guids.iter().map(|guid| (*guid).to_owned()).collect()
    }

    #[test]
    fn an_orders_servers_are_found_by_its_number_and_kind_and_time_are_no_proof() {
        // By the number, whatever else was bought.
        let all = [server("a", 0, "x #123"), server("b", 0, ""), server("c", 0, "#124")];
        assert_eq!(find(1, &all), Bought::These(guids(&["a"])));
        // By kind and time, when remarks were dropped.
        let all = [server("a", 5, ""), server("b", -CLOCKS - 1, ""), server("c", 5, "#124")];
        assert_eq!(find(1, &all), Bought::Maybe(guids(&["a"])));
        assert_eq!(find(1, &all[1..]), Bought::None);
        // What somebody else bought meanwhile, with remarks of their own.
        assert_eq!(find(1, &[server("a", 5, "backup")]), Bought::None);
        assert_eq!(bought(&order(1), SENT, &all, &|guid| guid == "a"), Bought::None);
        let two = [server("a", 5, ""), server("d", 6, "")];
        assert_eq!(find(1, &two), Bought::Maybe(guids(&["a", "d"])));
    }

    #[test]
    fn remarks_that_break_off_within_the_mark_are_a_question() {
        let all = [server("a", 5, "web #12"), server("b", 5, "web #"), server("c", 5, "#13"), server("d", 5, "12")];
        assert_eq!(find(1, &all), Bought::Maybe(guids(&["a"])));
        // Bought long before it is none; beside a whole mark it is not needed.
        assert_eq!(find(1, &[server("a", -CLOCKS - 1, "web #12")]), Bought::None);
        let all = [server("a", 0, "#123"), server("b", 1, "#1")];
        assert_eq!(find(1, &all), Bought::These(guids(&["a"])));
        assert_eq!(find(3, &all), Bought::Maybe(guids(&["a", "b"])));
    }

    #[test]
    fn an_order_is_not_settled_before_all_its_servers_are_seen() {
        let all = [server("a", 0, "#123"), server("b", 1, "x #123"), server("c", 2, "#123")];
        assert_eq!(find(3, &all), Bought::These(guids(&["a", "b", "c"])));
        for seen in 1..3 {
            let Bought::Maybe(maybe) = find(3, &all[..seen]) else { panic!("{seen} of 3 are not the order") };
            assert_eq!(maybe, guids(&["a", "b", "c"][..seen]));
        }
        assert_eq!(find(3, &[]), Bought::None);
        // The third lost its remarks, or is a stranger's; of another kind it is no candidate.
        let other = Arc::new(Server { product_guid: "other".into(), ..Server::clone(&server("e", 2, "")) });
        let odd = [server("d", 2, ""), server("a", 0, "#123"), other, server("b", 1, "#123")];
        assert_eq!(find(3, &odd), Bought::Maybe(guids(&["a", "b", "d"])));
    }

    #[test]
    fn more_servers_with_its_number_than_were_ordered_are_a_question() {
        let all = [server("a", 0, "#123"), server("b", 1, "as #123"), server("c", 2, "")];
        assert_eq!(find(1, &all), Bought::Maybe(guids(&["a", "b"])));
        assert_eq!(find(2, &all), Bought::These(guids(&["a", "b"])));
    }

    #[test]
    fn a_server_that_the_list_names_twice_is_one() {
        let twice = [server("a", 0, "#123"), server("b", 0, "#9"), server("a", 0, "#123")];
        assert_eq!(find(1, &twice), Bought::These(guids(&["a"])));
        assert_eq!(find(2, &twice), Bought::Maybe(guids(&["a"])));
    }

    #[test]
    fn what_another_order_brought_is_not_this_ones_whatever_its_remarks_say() {
        let all = [server("a", 0, "#123"), server("b", 1, "as #123 #124")];
        let claimed = |count| bought(&order(count), SENT, &all, &|guid| guid == "b");
        assert_eq!(claimed(1), Bought::These(guids(&["a"])));
        assert_eq!(claimed(2), Bought::Maybe(guids(&["a"])));
        assert_eq!(bought(&order(1), SENT, &all, &|_| true), Bought::None);
    }

    #[test]
    fn a_server_carries_the_mark_of_its_own_order() {
        assert!(carries(&server("a", 0, "x #123"), "123"));
        assert!(!carries(&server("a", 0, "123"), "123") && !carries(&server("a", 0, ""), "123"));
    }
}
