//! Addresses as the vendor writes them, and what of them can be used (contract `baremetal.md` §4.6, §5, §6 row 16).
use std::net::Ipv4Addr;

use super::record::{Address, NetType};

/// The most addresses that are ever listed at once: a /16.
pub const MOST: u32 = 65_536;

/// Addresses that follow one another, both ends included; never more than [`MOST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Range {
    first: u32,
    last: u32,
}

impl Range {
    /// Reads one address (`114.114.8.16`) or a range within its last part (`114.114.8.16-23`). `None` for anything else, and
    /// for a range that runs backwards.
    #[must_use]
    pub fn parse(text: &str) -> Option<Range> {
        let text = text.trim();
        let (first, last) = match text.split_once('-') {
            None => (text, None),
            Some((first, last)) => (first, Some(last)),
        };
        let first = u32::from(first.parse::<Ipv4Addr>().ok()?);
        let last = match last {
            None => first,
            Some(last) if last.bytes().all(|byte| byte.is_ascii_digit()) => {
                first & !0xff | u32::from(last.parse::<u8>().ok()?)
            }
            Some(_) => return None,
        };
        (first <= last).then_some(Range { first, last })
    }

    /// Reads several, with anything but digits, points and dashes between them, as records of bookings have them. `None` when
    /// one of them cannot be read, and when there is none.
    #[must_use]
    pub fn parse_all(text: &str) -> Option<Vec<Range>> {
        let parts = text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'));
        let ranges = parts.filter(|part| !part.is_empty()).map(Range::parse).collect::<Option<Vec<_>>>()?;
        (!ranges.is_empty()).then_some(ranges)
    }

    /// How many addresses it is.
    #[must_use]
    pub fn count(self) -> u32 {
        self.last.saturating_sub(self.first).saturating_add(1)
    }

    /// Whether an address is one of it.
    #[must_use]
    pub fn holds(self, address: Ipv4Addr) -> bool {
        (self.first..=self.last).contains(&u32::from(address))
    }

    /// The addresses one by one.
    #[must_use]
    pub fn list(self) -> Vec<Ipv4Addr> {
        (self.first..=self.last).map(Ipv4Addr::from).collect()
    }
}

/// How many bits of an address name its network (`255.255.255.248` → 29). `None` for what is no mask.
#[must_use]
pub fn prefix_length(mask: &str) -> Option<u32> {
    let mask = u32::from(mask.trim().parse::<Ipv4Addr>().ok()?);
    let length = mask.leading_ones();
    (mask.count_ones() == length).then_some(length)
}

/// The whole network in which an address lies. `None` when something cannot be read, and for more than [`MOST`] addresses.
#[must_use]
pub fn block(address: &str, mask: &str) -> Option<Range> {
    let length = prefix_length(mask).filter(|length| *length >= 16)?;
    let inside = u32::MAX.checked_shr(length).unwrap_or(0);
    let first = Range::parse(address)?.first & !inside;
    Some(Range { first, last: first | inside })
}

/// How many addresses a record stands for: what the vendor counted, else what its notation says.
#[must_use]
pub fn count(address: &Address) -> Option<u32> {
    address.count.or_else(|| Range::parse(&address.ip).map(Range::count))
}

/// The addresses of a record that a machine can have: without network, broadcast and gateway, so that a /29 written as a range
/// has five of eight. A single address is what the vendor calls it, and a network of one or two addresses has no ends to take
/// away. `None` when the notation cannot be read, or the mask where it is needed.
#[must_use]
pub fn usable(address: &Address) -> Option<Vec<Ipv4Addr>> {
    let range = Range::parse(&address.ip)?;
    match &address.net {
        NetType::Gateway | NetType::Network | NetType::Broadcast => return Some(Vec::new()),
        NetType::Host if range.count() == 1 => return Some(range.list()),
        NetType::Host | NetType::Other(_) => {}
    }
    let length = prefix_length(&address.mask)?;
    let inside = u32::MAX.checked_shr(length).unwrap_or(0);
    let gateway = address.gateway.trim().parse::<Ipv4Addr>().ok();
    let fits = |host: &Ipv4Addr| {
        let place = u32::from(*host) & inside;
        Some(*host) != gateway && (inside <= 1 || (place != 0 && place != inside))
    };
    Some(range.list().into_iter().filter(fits).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn address(ip: &str, mask: &str, gateway: &str, net: NetType) -> Address {
        let (mask, gateway) = (mask.to_owned(), gateway.to_owned());
        Address { ip: ip.into(), active: Some(true), mask, gateway, count: None, main: false, net, created: None }
    }

    #[test]
    fn one_address_and_ranges_are_read() {
        let shown = |text: &str| Range::parse(text).map(|range| (range.count(), range.list()[0].to_string()));
        assert_eq!(shown("114.114.8.16-23"), Some((8, "114.114.8.16".to_owned())));
        assert_eq!(shown(" 10.0.0.1 "), Some((1, "10.0.0.1".to_owned())));
        assert_eq!(shown("10.0.0.0-255"), Some((256, "10.0.0.0".to_owned())));
        for text in ["", "10.0.0", "10.0.0.1-", "10.0.0.9-8", "10.0.0.1-256", "10.0.0.1-+5", "10.0.0.1-2-3", "::1", "8"]
        {
            assert_eq!(Range::parse(text), None, "{text}");
        }
    }

    #[test]
    fn several_ranges_are_read_whatever_is_between_them() {
        let count =
            |text: &str| Range::parse_all(text).map(|ranges| ranges.iter().map(|range| range.count()).sum::<u32>());
        assert_eq!(count(r#"["114.114.8.16-23","1.1.1.1"]"#), Some(9));
        assert_eq!(count("1.1.1.1, 1.1.1.2"), Some(2));
        assert_eq!(count("1.1.1.1, 1.1.1"), None);
        assert_eq!(count("none"), None);
    }

    #[test]
    fn masks_are_lengths_or_nothing() {
        assert_eq!(prefix_length("255.255.255.248"), Some(29));
        assert_eq!(prefix_length("0.0.0.0"), Some(0));
        assert_eq!(prefix_length("255.255.255.255"), Some(32));
        assert_eq!(prefix_length("255.0.255.0"), None);
        assert_eq!(prefix_length("/29"), None);
    }

    #[test]
    fn a_block_loses_its_ends_and_its_gateway() {
        let range = address("114.114.8.16-23", "255.255.255.248", "114.114.8.17", NetType::Host);
        let hosts: Vec<String> = usable(&range).unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(hosts, ["114.114.8.18", "114.114.8.19", "114.114.8.20", "114.114.8.21", "114.114.8.22"]);
        assert_eq!(count(&range), Some(8));
        let part = address("114.114.8.20-22", "255.255.255.248", "", NetType::Other(String::new()));
        assert_eq!(usable(&part).map(|hosts| hosts.len()), Some(3));
        let pair = address("10.0.0.2-3", "255.255.255.254", "", NetType::Host);
        assert_eq!(usable(&pair).map(|hosts| hosts.len()), Some(2));
        assert_eq!(usable(&address("10.0.0.8-15", "mask", "", NetType::Host)), None);
    }

    #[test]
    fn a_single_address_is_what_the_vendor_calls_it() {
        let hosts = |ip: &str, net| usable(&address(ip, "255.255.255.0", "10.0.0.1", net)).map(|hosts| hosts.len());
        assert_eq!(hosts("10.0.0.0", NetType::Host), Some(1));
        assert_eq!(hosts("10.0.0.0", NetType::Other(String::new())), Some(0));
        assert_eq!(hosts("10.0.0.1", NetType::Gateway), Some(0));
        assert_eq!(hosts("10.0.0.7", NetType::Broadcast), Some(0));
        assert_eq!(hosts("10.0.0.x", NetType::Host), None);
    }

    #[test]
    fn no_list_is_longer_than_it_may_be() {
        assert_eq!(block("10.1.2.3", "255.255.0.0").map(Range::count), Some(MOST));
        assert_eq!(block("10.1.2.3", "255.254.0.0"), None);
        assert_eq!(block("10.1.2.3", "255.255.255.255").map(Range::count), Some(1));
        assert_eq!(block("114.114.8.20", "255.255.255.248"), Range::parse("114.114.8.16-23"));
    }

    proptest! {
        #[test]
        fn a_written_block_has_three_less(third: u8, length in 24u32..=29, place: u8) {
            let size = 1u32 << (32 - length);
            let start = u32::from(place) / size * size;
            let mask = Ipv4Addr::from(u32::MAX << (32 - length)).to_string();
            let ip = format!("10.0.{third}.{start}-{}", start + size - 1);
            let record = address(&ip, &mask, &format!("10.0.{third}.{}", start + 1), NetType::Host);
            prop_assert_eq!(usable(&record).map(|hosts| hosts.len()), Some(size as usize - 3));
            prop_assert_eq!(block(&ip, &mask), Range::parse(&ip));
        }

        #[test]
        fn no_text_panics(text in "[-0-9. ,]{0,30}") {
            let _ = (Range::parse(&text), Range::parse_all(&text), prefix_length(&text), block(&text, &text));
        }
    }
}
