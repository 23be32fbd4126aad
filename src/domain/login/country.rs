//! Countries with their dial codes, and what a number must be like there (`oneaccess.md` §2, C3).

#[cfg(test)]
mod tests;

/// The most digits of a dial code with its area: `44-1481` has six.
const MOST_DIGITS: usize = 7;
/// The country whose numbers are sent bare, and its dial code (§5.3).
const BARE: (&str, &str) = ("CN", "86");

/// A dial code, perhaps with the area that tells the country from others with the same one: `86`, `1-684`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dial {
    /// Digits, with hyphens where the service parts them.
    written: String,
}

impl Dial {
    /// Reads the service's text: `86`, `+86`, `1-684`, `+1 684`, `1684`. `None` for what is no dial code.
    #[must_use]
    pub fn read(text: &str) -> Option<Dial> {
        let text = text.trim();
        let parts: Vec<&str> = text.strip_prefix('+').unwrap_or(text).split(['-', ' ']).collect();
        let sound = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
        let count: usize = parts.iter().map(|part| part.len()).sum();
        // No country's begins with 0 (ITU-T E.164).
        let is_one = sound && count <= MOST_DIGITS && !parts.concat().starts_with('0');
        is_one.then(|| Dial { written: parts.join("-") })
    }

    /// The digits alone, as they are dialled: `1684`.
    #[must_use]
    pub fn digits(&self) -> String {
        self.written.split('-').collect()
    }

    /// As the service parts it: `1-684`; for showing, behind a `+`.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }
}

/// A country, or a region with a dial code of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// The dial code.
    pub dial: Dial,
    /// Its two letters: `CN`; empty when the service does not say.
    pub code: String,
    /// What it is called.
    pub names: Names,
    /// What a number must be like, as the service writes it (a regular expression of Java's); the number is meant whole, with
    /// `+` and dial code.
    pub mobile_rule: Option<String>,
    /// What the service calls the suffixes of the dial code; its samples have none.
    pub suffixes: Vec<String>,
}

impl Country {
    /// Every form in which a number of this country may be sent, the usual one first: bare on the Chinese mainland, else as
    /// `+<code>-<number>` with the code as the service writes it.
    #[must_use]
    pub fn forms(&self, national: &str) -> Vec<String> {
        let long = |dial: &str| ["+", dial, "-", national].concat();
        let digits = self.dial.digits();
        let is_bare = self.is(BARE.0) || (self.code.is_empty() && digits == BARE.1);
        let mut forms = if is_bare { vec![national.to_owned()] } else { Vec::new() };
        forms.push(long(self.dial.written()));
        if digits != self.dial.written() {
            forms.push(long(&digits));
        }
        forms
    }

    /// Whether it has these two letters.
    fn is(&self, letters: &str) -> bool {
        self.code.eq_ignore_ascii_case(letters.trim())
    }
}

/// What a country is called; the service may leave any of them out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// In simplified Chinese.
    pub simplified: Option<String>,
    /// In traditional Chinese.
    pub traditional: Option<String>,
    /// In English.
    pub english: Option<String>,
}

/// What the service offers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Countries {
    /// All with a dial code, in the service's order.
    pub all: Vec<Country>,
    /// Which one is usual, as the service says.
    pub usual: Option<String>,
}

impl Countries {
    /// Which one is chosen at first: the one that the service calls usual (the name of that field says dial code, its sample is a
    /// country's letters: either is taken), else the Chinese mainland, else the first.
    #[must_use]
    pub fn at_first(&self) -> Option<usize> {
        let by_letters = |letters: &str| self.all.iter().position(|country| country.is(letters));
        let by_dial = |text: &str| {
            let dial = Dial::read(text)?.digits();
            self.all.iter().position(|country| country.dial.digits() == dial)
        };
        let usual = self.usual.as_deref().filter(|usual| !usual.trim().is_empty());
        let usual = usual.and_then(|usual| by_letters(usual).or_else(|| by_dial(usual)));
        usual.or_else(|| by_letters(BARE.0)).or((!self.all.is_empty()).then_some(0))
    }
}
