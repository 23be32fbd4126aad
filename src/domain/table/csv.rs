//! CSV that spreadsheet programs open without running anything in it.

/// A table as CSV: RFC 4180 with CR LF, and a byte-order mark, by which spreadsheet programs see that it is UTF-8.
///
/// A cell that such a program would take for a formula (it starts with `=`, `+`, `-`, `@`, also behind blanks, or with
/// tab, CR or LF, and is no plain number) gets an apostrophe in front (OWASP, CSV injection).
#[must_use]
pub fn csv<'a>(rows: impl IntoIterator<Item = Vec<&'a str>>) -> String {
    let mut file = String::from("\u{feff}");
    for row in rows {
        for (at, cell) in row.into_iter().enumerate() {
            if at > 0 {
                file.push(',');
            }
            push(&mut file, cell);
        }
        file.push_str("\r\n");
    }
    file
}

fn push(file: &mut String, cell: &str) {
    let sign = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let formula = (sign || cell.starts_with(['\t', '\r', '\n'])) && !is_number(cell.trim());
    let quoted = cell.contains(['"', ',', '\n', '\r', '\t', ';']);
    if quoted {
        file.push('"');
    }
    if formula {
        file.push('\'');
    }
    for c in cell.chars() {
        if c == '"' {
            file.push('"');
        }
        file.push(c);
    }
    if quoted {
        file.push('"');
    }
}

/// Whether a cell is a plain signed number, which no program takes for a formula.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    digits.bytes().any(|byte| byte.is_ascii_digit()) && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::csv;

    #[test]
    fn quotes_and_disarms() {
        let file = csv([vec!["a", "b,c", "say \"x\""], vec!["=1+1", "-5", "-cmd|x", "@SUM(A1)", "line\nbreak"]]);
        assert_eq!(file, "\u{feff}a,\"b,c\",\"say \"\"x\"\"\"\r\n'=1+1,-5,'-cmd|x,'@SUM(A1),\"line\nbreak\"\r\n");
    }

    #[test]
    fn disarms_what_hides_behind_blanks() {
        let file = csv([vec![" =1+1", "\n=1+1", "\u{3000}@x", " -5", "a =1", ""]]);
        assert_eq!(file, "\u{feff}' =1+1,\"'\n=1+1\",'\u{3000}@x, -5,a =1,\r\n");
    }
}
