//! A file of comma-separated values as rows with the lines they stand on. The rules of quotes are `csv-core`'s, which weighs
//! 2 kB; its larger sibling `csv` would weigh three times that, and would not tell of a quote that is never closed.
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use zeroize::Zeroizing;

/// The largest file that is read, in bytes: some 100,000 users.
pub const LARGEST: usize = 32 * 1024 * 1024;
/// The lines by which the separator is told.
const LOOKED_AT: usize = 20;

/// A file's rows. It may hold passwords: it has no `Debug`, and its memory is wiped when it is dropped.
#[derive(Clone)]
pub struct Sheet {
    /// All cells, one after the other.
    text: Zeroizing<String>,
    /// Where each cell ends in it.
    ends: Vec<usize>,
    rows: Vec<Row>,
    /// What stands between cells: comma, semicolon or tab.
    pub separator: char,
    /// The line of a quote that is never closed: all that follows is one cell, so the file cannot be taken as it is.
    pub open_quote: Option<usize>,
}

#[derive(Clone, Copy)]
struct Row {
    line: usize,
    /// Its cells, by their places in `ends`.
    first: usize,
    past: usize,
}

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`LARGEST`].
    TooLarge,
    /// It is UTF-16, which spreadsheet programs call “Unicode text”.
    Utf16,
    /// It is not UTF-8 from this line on; files of Chinese spreadsheet programs often are GBK.
    NotUtf8 {
        /// The line, from 1.
        line: usize,
    },
}

/// One row.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    sheet: &'a Sheet,
    row: Row,
}

impl<'a> Record<'a> {
    /// The line of the file on which it begins, from 1.
    #[must_use]
    pub fn line(self) -> usize {
        self.row.line
    }

    /// How many cells it has.
    #[must_use]
    pub fn len(self) -> usize {
        self.row.past - self.row.first
    }

    /// Whether nothing stands in any of its cells.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.cells().all(|cell| cell.trim().is_empty())
    }

    /// Its cells, without quotes.
    pub fn cells(self) -> impl Iterator<Item = &'a str> {
        (self.row.first..self.row.past).map(move |at| self.sheet.cell(at))
    }
}

impl Sheet {
    /// Reads a file: UTF-8 with or without a byte-order mark, lines with any end, cells between commas, semicolons or tabs
    /// (told from its first lines, or by a first line `sep=;`). Rows may have different numbers of cells; lines without any are
    /// left out, but counted.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn read(bytes: &[u8]) -> Result<Sheet, Unreadable> {
        if bytes.len() > LARGEST {
            return Err(Unreadable::TooLarge);
        }
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Err(Unreadable::Utf16);
        }
        let text = std::str::from_utf8(bytes)
            .map_err(|error| Unreadable::NotUtf8 { line: 1 + lines(bytes, 0, error.valid_up_to()) })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (said, skipped) = said_separator(text);
        let separator = said.unwrap_or_else(|| told_separator(text));
        let mut parse = Parse::new(text.as_bytes(), separator, skipped);
        while parse.row() {}
        let Parse { mut out, ends, rows, open_quote, .. } = parse;
        if rows.is_empty() {
            return Err(Unreadable::Empty);
        }
        // Cells are cut at ASCII signs, so that what is left is UTF-8 as the whole was. Nothing is copied.
        let text = String::from_utf8(std::mem::take(&mut *out)).map_err(|_| Unreadable::NotUtf8 { line: 1 })?;
        Ok(Sheet { text: Zeroizing::new(text), ends, rows, separator, open_quote })
    }

    /// The first row, which names the columns.
    #[must_use]
    pub fn header(&self) -> Vec<&str> {
        self.records().next().map(|record| record.cells().collect()).unwrap_or_default()
    }

    /// The rows after it that are not empty.
    pub fn body(&self) -> impl Iterator<Item = Record<'_>> {
        self.records().skip(1).filter(|record| !record.is_empty())
    }

    fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.rows.iter().map(|row| Record { sheet: self, row: *row })
    }

    fn cell(&self, at: usize) -> &str {
        let end = self.ends.get(at).copied().unwrap_or_default();
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.text.get(start..end).unwrap_or_default()
    }
}

/// How many lines end in a part of the file; CR LF is one end.
fn lines(bytes: &[u8], from: usize, to: usize) -> usize {
    let ends = |at: &usize| match bytes.get(*at) {
        Some(b'\n') => true,
        Some(b'\r') => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    (from..to).filter(ends).count()
}

/// A separator that the first line names, as one spreadsheet program does, and the length of that line.
fn said_separator(text: &str) -> (Option<char>, usize) {
    let line = text.split(['\r', '\n']).next().unwrap_or_default();
    let said = line.strip_prefix("sep=").and_then(|rest| rest.chars().next().filter(|c| c.len_utf8() == rest.len()));
    match said.filter(|c| matches!(c, ',' | ';' | '\t')) {
        Some(separator) => (Some(separator), line.len()),
        None => (None, 0),
    }
}

/// The separator of which most of the first rows have as many as the very first; of several, the one that is there more often.
fn told_separator(text: &str) -> char {
    let score = |separator: char| {
        let (mut counts, mut count, mut quoted) = (Vec::new(), 0_usize, false);
        let mut blank = true;
        for c in text.chars().chain(['\n']) {
            match c {
                '"' => quoted = !quoted,
                '\n' | '\r' if !quoted => {
                    if !blank {
                        counts.push(count);
                    }
                    (count, blank) = (0, true);
                    if counts.len() == LOOKED_AT {
                        break;
                    }
                    continue;
                }
                c if c == separator && !quoted => count += 1,
                _ => {}
            }
            blank = false;
        }
        let first = counts.first().copied().unwrap_or_default();
        let alike = counts.iter().filter(|count| **count == first).count();
        (first > 0, alike, first)
    };
    // Of equals the last wins, and comma is the usual one.
    ['\t', ';', ','].into_iter().max_by_key(|separator| score(*separator)).unwrap_or(',')
}

/// A file being taken apart.
struct Parse<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
    reader: Reader,
    out: Zeroizing<Vec<u8>>,
    written: usize,
    ends: Vec<usize>,
    rows: Vec<Row>,
    open_quote: Option<usize>,
}

impl<'a> Parse<'a> {
    fn new(bytes: &'a [u8], separator: char, skipped: usize) -> Self {
        let reader = ReaderBuilder::new().delimiter(u8::try_from(separator).unwrap_or(b',')).build();
        // No cell is longer than what it is read from; so the buffer never moves, and leaves no copy behind.
        let out = Zeroizing::new(vec![0; bytes.len() + 2]);
        Parse {
            bytes,
            at: skipped,
            line: 1,
            reader,
            out,
            written: 0,
            ends: Vec::new(),
            rows: Vec::new(),
            open_quote: None,
        }
    }

    /// Takes one row; false at the end.
    fn row(&mut self) -> bool {
        let blank = self.rest().iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.pass(blank);
        if self.rest().is_empty() {
            self.out.truncate(self.written);
            return false;
        }
        let (line, first, start) = (self.line, self.ends.len(), self.written);
        let mut closing: &[u8] = b"\n";
        let mut ends = [0; 64];
        loop {
            // After the file a line end closes its last row, unless that is within quotes; then nothing more does.
            let beyond = self.rest().is_empty();
            let input = if beyond { closing } else { self.bytes.get(self.at..).unwrap_or_default() };
            let out = self.out.get_mut(self.written..).unwrap_or_default();
            let (result, read, written, cells) = self.reader.read_record(input, out, &mut ends);
            if beyond && read > 0 {
                closing = b"";
                if result == ReadRecordResult::InputEmpty {
                    self.open_quote = Some(line);
                }
            } else if !beyond {
                self.pass(read);
            }
            self.written += written;
            self.ends.extend(ends.iter().take(cells).map(|end| start + end));
            match result {
                ReadRecordResult::Record => break,
                ReadRecordResult::InputEmpty | ReadRecordResult::OutputEndsFull => {}
                ReadRecordResult::End | ReadRecordResult::OutputFull => return false,
            }
        }
        self.rows.push(Row { line, first, past: self.ends.len() });
        true
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn pass(&mut self, count: usize) {
        self.line += lines(self.bytes, self.at, self.at + count);
        self.at += count;
    }
}
