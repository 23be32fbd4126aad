//! Passwords out of chance.
use crate::domain::account::Secret;
use zeroize::Zeroizing;

/// The shortest password that is made.
pub const SHORTEST: usize = 8;
/// The longest: Keystone's hash reads 72 bytes, and silently drops the rest (keystone contract §7).
pub const LONGEST: usize = 64;

/// Capital letters, small letters, digits and signs.
const CLASSES: [&str; 4] =
    ["ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789", "!#$%&()*+,-./:;<=>?@[]^_{}~"];
/// Characters that are easily taken for one another when read or written by hand.
const LOOK_ALIKES: &str = "0Oo1lI|5S2Z8B,.:;-_()[]{}^~";
/// Sounds of the pronounceable ones, all told apart by eye.
const CONSONANTS: &[u8] = b"bdfghkmnprstvz";
const VOWELS: &[u8] = b"aeiu";
/// Letters of a pronounceable group.
const GROUP: usize = 4;

/// What a password shall be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// How many characters; kept within [`SHORTEST`] and [`LONGEST`].
    pub length: usize,
    /// Capital letters, small letters, digits, signs: each that is wanted occurs at least once.
    pub classes: [bool; 4],
    /// Whether characters that look alike (`0` and `O`, `1` and `l`) may occur.
    pub look_alikes: bool,
    /// Groups that can be spoken (`Tuka-Beri-Nazu-47`) instead of any characters. The classes do not count then.
    pub pronounceable: bool,
}

impl Default for Recipe {
    fn default() -> Self {
        Self { length: 16, classes: [true; 4], look_alikes: false, pronounceable: false }
    }
}

/// Where chance comes from: each call gives 32 evenly distributed bits.
pub type Chance<'a> = &'a mut dyn FnMut() -> u32;

impl Recipe {
    /// A password; every one that fits the recipe is equally likely.
    #[must_use]
    pub fn make(&self, chance: Chance<'_>) -> Secret {
        if self.pronounceable { self.spoken(chance) } else { self.mixed(chance) }
    }

    /// How many bits of chance are in it, rounded down: what a guesser who knows the recipe has to search.
    #[must_use]
    pub fn bits(&self) -> u32 {
        let bits = if self.pronounceable {
            let syllable = ((CONSONANTS.len() * VOWELS.len()) as f64).log2();
            syllable * (self.groups() * GROUP / 2) as f64 + 64_f64.log2()
        } else {
            // Demanding each class costs less than one bit from 8 characters on.
            (self.alphabet().len() as f64).log2() * self.length() as f64 - 1.0
        };
        bits as u32
    }

    fn length(&self) -> usize {
        self.length.clamp(SHORTEST, LONGEST)
    }

    /// The classes that are wanted, each with the characters that may occur; small letters when none is.
    fn wanted(&self) -> Vec<Vec<char>> {
        let fits = |c: &char| self.look_alikes || !LOOK_ALIKES.contains(*c);
        let of = |class: &&str| class.chars().filter(fits).collect();
        let all = CLASSES.iter().zip(self.classes).filter(|(_, wanted)| *wanted).map(|(class, _)| of(class));
        let all: Vec<Vec<char>> = all.collect();
        if all.is_empty() { CLASSES.iter().skip(1).take(1).map(of).collect() } else { all }
    }

    fn alphabet(&self) -> Vec<char> {
        self.wanted().concat()
    }

    /// Drawn anew until each class occurs, so that no place is more likely to hold one than another.
    fn mixed(&self, chance: Chance<'_>) -> Secret {
        let (wanted, alphabet) = (self.wanted(), self.alphabet());
        loop {
            let mut made = Zeroizing::new(String::with_capacity(LONGEST));
            made.extend((0..self.length()).filter_map(|_| alphabet.get(below(alphabet.len(), chance))));
            if wanted.iter().all(|class| made.contains(class.as_slice())) {
                return Secret::new(std::mem::take(&mut *made));
            }
        }
    }

    /// Groups of two syllables, as many as the length has room for beside the two digits at the end.
    fn groups(&self) -> usize {
        (self.length().saturating_sub(2) / (GROUP + 1)).max(1)
    }

    fn spoken(&self, chance: Chance<'_>) -> Secret {
        let mut made = Zeroizing::new(String::with_capacity(LONGEST));
        for _ in 0..self.groups() {
            for at in 0..GROUP {
                let sounds = if at % 2 == 0 { CONSONANTS } else { VOWELS };
                let letter = sounds.get(below(sounds.len(), chance)).copied().map_or('x', char::from);
                made.push(if at == 0 { letter.to_ascii_uppercase() } else { letter });
            }
            made.push('-');
        }
        for _ in 0..2 {
            made.push(char::from(b'2' + u8::try_from(below(8, chance)).unwrap_or_default()));
        }
        Secret::new(std::mem::take(&mut *made))
    }
}

/// An evenly distributed number below `count`: what would favour the small ones is drawn again.
fn below(count: usize, chance: Chance<'_>) -> usize {
    let count = u32::try_from(count).unwrap_or(u32::MAX).max(1);
    let fair = u32::MAX - u32::MAX % count;
    loop {
        let drawn = chance();
        if drawn < fair {
            return (drawn % count) as usize;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A repeatable stand-in for chance.
    fn chance(seed: u64) -> impl FnMut() -> u32 {
        let mut state = seed | 1;
        move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 32) as u32
        }
    }

    proptest! {
        #[test]
        fn what_is_made_fits_its_recipe(seed: u64, length in 0_usize..200, classes: [bool; 4], look_alikes: bool) {
            let recipe = Recipe { length, classes, look_alikes, pronounceable: false };
            let made = recipe.make(&mut chance(seed));
            let made = made.expose();
            prop_assert_eq!(made.chars().count(), length.clamp(SHORTEST, LONGEST));
            prop_assert!(made.len() <= 72 && made.is_ascii());
            let any = classes.contains(&true);
            for (at, (class, wanted)) in CLASSES.iter().zip(classes).enumerate() {
                let wanted = wanted || (!any && at == 1);
                prop_assert_eq!(made.contains(|c| class.contains(c)), wanted, "{} in {}", class, made);
            }
            prop_assert!(look_alikes || !made.contains(|c| LOOK_ALIKES.contains(c)));
        }

        #[test]
        fn what_is_spoken_stays_within_its_length(seed: u64, length in 0_usize..200) {
            let recipe = Recipe { length, pronounceable: true, ..Recipe::default() };
            let made = recipe.make(&mut chance(seed));
            prop_assert!(made.expose().len() <= length.clamp(SHORTEST, LONGEST));
            prop_assert!(made.expose().len() + GROUP >= length.clamp(SHORTEST, LONGEST));
        }
    }

    #[test]
    fn chance_is_used_evenly() {
        let (mut counts, mut chance) = ([0_u32; 7], chance(42));
        for _ in 0..70_000 {
            counts[below(7, &mut chance)] += 1;
        }
        assert!(counts.iter().all(|count| (9_500..10_500).contains(count)), "{counts:?}");
        let mut drawn = [u32::MAX, 4].into_iter();
        assert_eq!(below(7, &mut || drawn.next().unwrap()), 4, "what would favour small numbers is drawn again");
    }

    #[test]
    fn bits_are_those_of_the_alphabet() {
        let digits =
            Recipe { length: 10, classes: [false, false, true, false], look_alikes: true, pronounceable: false };
        assert_eq!(digits.bits(), 32);
        assert!(Recipe::default().bits() >= 80);
        assert_eq!(Recipe { pronounceable: true, length: 17, ..Recipe::default() }.bits(), 40);
        assert_eq!(Recipe { pronounceable: true, ..Recipe::default() }.make(&mut chance(3)).expose().len(), 12);
    }
}
