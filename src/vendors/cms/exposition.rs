//! Prometheus' text format, version 0.0.4: a line for every number, and lines that say what the numbers are.
//!
//! A line that breaks the format is left out and counted; Prometheus itself would throw away the whole answer, but a person
//! looking at it is better served with the rest.
use crate::domain::moment::Moment;
use crate::domain::platform::metrics::{Collector, Kind, Scrape, Series};
use std::collections::BTreeMap;

/// Reads an answer that came `at`. Whatever the text is: what is not understood is counted, nothing is guessed.
pub fn read(text: &str, at: Moment) -> Scrape {
    let mut collector = Collector::default();
    let mut flawed = 0;
    for line in text.split('\n') {
        let line = line.trim_matches([' ', '\t', '\r']);
        let understood = match line.strip_prefix('#') {
            _ if line.is_empty() => true,
            Some(comment) => said(&mut collector, comment),
            None => match number(line) {
                Some((series, value)) => {
                    collector.number(series, value);
                    true
                }
                None => false,
            },
        };
        flawed += usize::from(!understood);
    }
    collector.finish(at, flawed)
}

/// Takes in what a line says about a family; false when it cannot be meant. Other comments say nothing.
fn said(collector: &mut Collector, comment: &str) -> bool {
    let comment = comment.trim_start_matches([' ', '\t']);
    let (word, rest) = comment.split_once([' ', '\t']).unwrap_or((comment, ""));
    if !matches!(word, "TYPE" | "HELP") {
        return true;
    }
    let mut line = Line(rest.trim_start_matches([' ', '\t']));
    let Some(name) = line.name(true) else { return false };
    let rest = line.0.trim_start_matches([' ', '\t']);
    if !line.0.is_empty() && rest.len() == line.0.len() {
        return false;
    }
    if word == "HELP" {
        collector.help(name, unescaped(rest));
        return true;
    }
    let kind = match rest {
        "counter" => Kind::Counter,
        "gauge" => Kind::Gauge,
        "summary" => Kind::Summary,
        "histogram" => Kind::Histogram,
        "untyped" => Kind::Untyped,
        _ => return false,
    };
    collector.kind(name, kind)
}

/// `\n` and `\\` in a text about a family; any other backslash stands for itself.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match (c, rest.clone().next()) {
            ('\\', Some(next @ ('n' | '\\'))) => {
                rest.next();
                plain.push(if next == 'n' { '\n' } else { '\\' });
            }
            _ => plain.push(c),
        }
    }
    plain
}

/// `name{label="value"} number time`, where labels and time may be missing.
fn number(line: &str) -> Option<(Series, f64)> {
    let mut line = Line(line);
    let name = line.name(true)?.to_owned();
    line.blanks();
    let labels = if line.eat('{') { line.labels()? } else { BTreeMap::new() };
    let mut words = line.0.split([' ', '\t']).filter(|word| !word.is_empty());
    let value = value(words.next()?)?;
    if let Some(time) = words.next() {
        time.parse::<i64>().ok()?;
    }
    words.next().is_none().then_some((Series { name, labels }, value))
}

/// A number as Go writes it. One too great for a number is no infinity: nobody said that it is one.
fn value(word: &str) -> Option<f64> {
    let value: f64 = word.parse().ok()?;
    (!value.is_infinite() || word.contains(['i', 'I'])).then_some(value)
}

/// What is left of a line.
struct Line<'a>(&'a str);

impl<'a> Line<'a> {
    fn blanks(&mut self) {
        self.0 = self.0.trim_start_matches([' ', '\t']);
    }

    /// Whether the next character is this one, which is then gone.
    fn eat(&mut self, wanted: char) -> bool {
        match self.0.strip_prefix(wanted) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    /// The name of a family (which may hold colons) or of a label.
    fn name(&mut self, colons: bool) -> Option<&'a str> {
        let part = |c: char| c.is_ascii_alphanumeric() || c == '_' || (colons && c == ':');
        let end = self.0.find(|c| !part(c)).unwrap_or(self.0.len());
        let (name, rest) = self.0.split_at_checked(end)?;
        self.0 = rest;
        (!name.is_empty() && !name.starts_with(|c: char| c.is_ascii_digit())).then_some(name)
    }

    /// Labels up to and with the closing brace, behind the opening one.
    fn labels(&mut self) -> Option<BTreeMap<String, String>> {
        let mut labels = BTreeMap::new();
        loop {
            self.blanks();
            if self.eat('}') {
                return Some(labels);
            }
            let name = self.name(false)?;
            self.blanks();
            if !self.eat('=') {
                return None;
            }
            self.blanks();
            let value = self.quoted()?;
            if labels.insert(name.to_owned(), value).is_some() {
                return None;
            }
            self.blanks();
            if !self.eat(',') && !self.0.starts_with('}') {
                return None;
            }
        }
    }

    /// A text between quotation marks.
    fn quoted(&mut self) -> Option<String> {
        if !self.eat('"') {
            return None;
        }
        let mut text = String::new();
        let mut rest = self.0.chars();
        loop {
            match rest.next()? {
                '"' => break,
                '\\' => text.push(match rest.next()? {
                    'n' => '\n',
                    same @ ('"' | '\\') => same,
                    _ => return None,
                }),
                c => text.push(c),
            }
        }
        self.0 = rest.as_str();
        Some(text)
    }
}

#[cfg(test)]
mod tests;
