//! What oddities do to an answer that is written already: no writer of JSON would write it so. Everything beyond ASCII is
//! escaped by then, and a quotation mark within a text too.

/// A product's second price under the name of the first.
pub fn price_twice(action: &str, text: String) -> String {
    if action == "sync_product" { text.replace("\"price_api\":", "\"price\":") } else { text }
}

/// The damages of the vendor's document (baremetal.md §6 row 41). The samples that it does not name are whole.
pub fn broken(action: &str, mut text: String) -> String {
    const REMARKS: &str = "\"buy_remarks\":\"";
    match action {
        // `"buy_remarks":","`: a lost quotation mark.
        "sync_baremetal" if text.contains("\"total_number\":") && text.contains(REMARKS) => {
            text.replacen(REMARKS, "\"buy_remarks\":", 1)
        }
        // Cut somewhere in the middle.
        "sync_baremetal" => {
            text.truncate(text.len() / 2);
            text
        }
        "sync_line" | "getsystems" | "sync_harddisk" | "sync_product" | "create" | "degrade_ip_list" => lose(text, ']'),
        "start" | "restart" => lose(text, ','),
        _ => text,
    }
}

/// A text without the last of its characters of a kind; without its very last one where it has none.
fn lose(mut text: String, lost: char) -> String {
    match text.rfind(lost) {
        Some(place) => {
            text.remove(place);
        }
        None => {
            text.pop();
        }
    }
    text
}
