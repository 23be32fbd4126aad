//! When a server is read again after a write, until nothing is being done to it (contract `baremetal.md` §8).

/// How long a server is watched, in milliseconds.
pub const LIMIT_MS: i64 = 15 * 60_000;

/// The pause before the first reading: something quick may be over by then.
const FIRST_MS: u64 = 1_000;
/// The pause before the second one; each of the next is a quarter longer.
const SHORTEST_MS: u64 = 5_000;
/// The longest pause, and the only one while nobody looks.
const LONGEST_MS: u64 = 30_000;

/// How long to wait before each reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace(u64);

impl Default for Pace {
    fn default() -> Self {
        Pace(FIRST_MS)
    }
}

impl Pace {
    /// The pause before the next reading, in milliseconds. While the page is `hidden` it is the longest one; who comes back
    /// goes on at the pace of before.
    pub fn pause_ms(&mut self, hidden: bool) -> u64 {
        if hidden {
            return LONGEST_MS;
        }
        let pause = self.0;
        self.0 = if pause == FIRST_MS { SHORTEST_MS } else { (pause * 5 / 4).min(LONGEST_MS) };
        pause
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_grow_rarer() {
        let mut pace = Pace::default();
        let pauses: Vec<u64> = std::iter::repeat_with(|| pace.pause_ms(false)).take(12).collect();
        assert_eq!(pauses[..4], [1_000, 5_000, 6_250, 7_812]);
        assert!(pauses.windows(2).all(|pair| pair[0] < pair[1] || pair[1] == LONGEST_MS), "{pauses:?}");
        assert_eq!(pauses.last(), Some(&LONGEST_MS));
    }

    #[test]
    fn nobody_waits_for_the_readings_of_a_quarter_of_an_hour() {
        let mut pace = Pace::default();
        let (mut readings, mut passed) = (0, 0);
        while passed < LIMIT_MS as u64 {
            passed += pace.pause_ms(false);
            readings += 1;
        }
        assert!((30..=45).contains(&readings), "{readings}");
    }

    #[test]
    fn a_hidden_page_reads_rarely_and_who_comes_back_does_not_wait_longer() {
        let mut pace = Pace::default();
        assert_eq!((pace.pause_ms(false), pace.pause_ms(false)), (1_000, 5_000));
        assert_eq!([(); 3].map(|()| pace.pause_ms(true)), [LONGEST_MS; 3]);
        assert_eq!(pace.pause_ms(false), 6_250);
    }
}
