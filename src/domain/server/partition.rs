//! The first partition as the vendor counts it (contract `baremetal.md` §5): requests are in MB, products and records in GB, and
//! a record may repeat a request.
use super::record::Partition;

impl Partition {
    /// What a request says: −1 the whole disk, 0 the first partition that is there, else MB.
    #[must_use]
    pub fn requested(self) -> i64 {
        match self {
            Partition::Whole => -1,
            Partition::First => 0,
            Partition::Gb(size) => i64::from(size) * 1024,
        }
    }

    /// Reads a record: −1 the whole disk, 0 the first partition, from 1024 on MB, else GB \[I\]. `None` for anything else, and
    /// for MB that are no whole GB.
    #[must_use]
    pub fn read(text: &str) -> Option<Partition> {
        match text.trim() {
            "-1" => Some(Partition::Whole),
            "0" => Some(Partition::First),
            text if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                let size = text.parse::<u32>().ok().filter(|size| *size > 0)?;
                match size {
                    ..1024 => Some(Partition::Gb(size)),
                    _ if size.is_multiple_of(1024) => Some(Partition::Gb(size / 1024)),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn records_are_read_in_gb_and_mb() {
        let all = [("-1", Partition::Whole), ("0", Partition::First), ("50", Partition::Gb(50))];
        for (text, partition) in all.into_iter().chain([
            ("51200", Partition::Gb(50)),
            ("1023", Partition::Gb(1023)),
            ("1024", Partition::Gb(1)),
        ]) {
            assert_eq!(Partition::read(text), Some(partition), "{text}");
        }
        for text in ["", "-2", "50G", "1025", "1.5", "+5", "00", "99999999999"] {
            assert_eq!(Partition::read(text), None, "{text}");
        }
        assert_eq!(Partition::Gb(50).requested(), 51_200);
    }

    proptest! {
        #[test]
        fn a_request_is_read_back(size in 1u32..4_000_000) {
            for partition in [Partition::Whole, Partition::First, Partition::Gb(size)] {
                prop_assert_eq!(Partition::read(&partition.requested().to_string()), Some(partition));
            }
        }
    }
}
