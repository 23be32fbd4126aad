//! The samples as the documents print them: whole, broken, and cut.
use crate::zkeys::engine::Engine;
use crate::zkeys::{LIST, SINGLE, dialect, sent};
use futures::executor::block_on;
use gantry::transport::Failure;
use gantry::vendors::zkeys::ZkeysFailure;

const GUID: &str = "1708330228791024";

/// What reads a sample: how many rows it has, and how many values of them could not be read.
type Reads = fn(&str) -> Result<(usize, usize), ZkeysFailure>;

fn zones(body: &str) -> Result<(usize, usize), ZkeysFailure> {
    block_on(Engine::new([body]).client(dialect()).zones()).map(|read| (read.value.len(), read.odd.count))
}

fn lines(body: &str) -> Result<(usize, usize), ZkeysFailure> {
    block_on(Engine::new([body]).client(dialect()).lines()).map(|read| (read.value.len(), read.odd.count))
}

fn systems(body: &str) -> Result<(usize, usize), ZkeysFailure> {
    block_on(Engine::new([body]).client(dialect()).systems()).map(|read| (read.value.len(), read.odd.count))
}

fn disks(body: &str) -> Result<(usize, usize), ZkeysFailure> {
    block_on(Engine::new([body]).client(dialect()).disks()).map(|read| (read.value.len(), read.odd.count))
}

fn products(body: &str) -> Result<(usize, usize), ZkeysFailure> {
    block_on(Engine::new([body]).client(dialect()).products()).map(|read| (read.value.len(), read.odd.count))
}

fn servers(body: &str) -> Result<(usize, usize), ZkeysFailure> {
    block_on(Engine::new([body]).client(dialect()).servers(1, 10)).map(|page| (page.servers.len(), page.odd.count))
}

fn single(body: &str) -> Result<(usize, usize), ZkeysFailure> {
    let read = block_on(Engine::new([body]).client(dialect()).server(GUID));
    read.map(|read| read.map_or((0, 0), |read| (1, read.odd.count)))
}

fn removable(body: &str) -> Result<(usize, usize), ZkeysFailure> {
    block_on(Engine::new([body]).client(dialect()).removable_addresses(GUID)).map(|found| (found.len(), 0))
}

fn write(body: &str) -> Result<(usize, usize), ZkeysFailure> {
    block_on(Engine::new([body]).client(dialect()).carry_out(&sent::create())).map(|_| (0, 0))
}

/// Each sample that the document prints broken, and how many rows are in it.
const BROKEN: [(&str, Reads, usize); 10] = [
    (include_str!("../sync_line.reply.json"), lines, 1),
    (include_str!("../getsystems.reply.json"), systems, 1),
    (include_str!("../sync_harddisk.reply.json"), disks, 2),
    (include_str!("../sync_product.reply.json"), products, 1),
    (include_str!("../create.reply.json"), write, 0),
    (LIST, servers, 1),
    (SINGLE, single, 1),
    (include_str!("../degrade_ip_list.reply.json"), removable, 2),
    (include_str!("../start.reply.json"), write, 0),
    (include_str!("../restart.reply.json"), write, 0),
];

/// The line and the column that an unreadable answer names; it is not known whether a write that was answered so was done.
fn place(outcome: Result<(usize, usize), ZkeysFailure>, body: &str) -> (usize, usize) {
    let Err(ZkeysFailure::Failed(failure @ Failure::Unreadable { .. })) = outcome else {
        panic!("{outcome:?} of {body}")
    };
    assert!(failure.ambiguous_for_write());
    let Failure::Unreadable { excerpt, .. } = failure else { panic!() };
    let (line, rest) = excerpt.split_once(':').unwrap_or_else(|| panic!("no place in {excerpt}"));
    (line.parse().unwrap(), rest.split(' ').next().unwrap().parse().unwrap())
}

/// Row 41: the repaired samples are read whole.
#[test]
fn row_41_repaired_samples_are_read_whole() {
    for (sample, reads, rows) in BROKEN {
        assert_eq!(reads(sample), Ok((rows, 0)));
    }
    assert_eq!(zones(include_str!("../getzones.reply.json")), Ok((2, 0)));
}

/// Row 41: wherever a sample is cut, it is an error that names the place, and never a panic, a part, or a yes.
#[test]
fn row_41_a_cut_sample_is_an_error_with_its_place() {
    for (sample, reads, _) in BROKEN {
        let end = sample.rfind('}').unwrap();
        let start = sample.find('{').unwrap() + 1;
        // Every place is tried of a short sample, and of a long one those at the ends of lines and some within.
        let cuts = (start..=end).filter(|at| sample.is_char_boundary(*at));
        for cut in cuts.filter(|at| end < 300 || sample.as_bytes()[at - 1] == b'\n' || at % 7 == 0) {
            let part = sample.get(..cut).unwrap();
            let (line, _) = place(reads(part), part);
            assert!(line == part.lines().count() || line == part.matches('\n').count() + 1, "{line} of {part}");
        }
    }
}

/// Row 41: the damages that are named – a lost quotation mark, a lost bracket, a lost comma – each with its place.
#[test]
fn row_41_a_broken_sample_is_an_error_with_its_place() {
    let line_of = |sample: &str, text: &str| sample.split_once(text).unwrap().0.matches('\n').count() + 1;
    // As printed: `"buy_remarks":","`.
    let quotes = LIST.replace(r#""buy_remarks": "","#, r#""buy_remarks":",""#);
    assert_ne!(quotes, LIST);
    let (line, _) = place(servers(&quotes), &quotes);
    let at = line_of(&quotes, "buy_remarks");
    assert!((at..=at + 1).contains(&line), "{line} beside {at}");
    for (sample, reads, _) in BROKEN.iter().filter(|(sample, ..)| sample.contains(']')) {
        let (before, after) = sample.rsplit_once(']').unwrap();
        let lost = [before, after].concat();
        let (line, _) = place(reads(&lost), &lost);
        assert!(line >= before.matches('\n').count(), "{line}: {lost}");
    }
    for (sample, reads, _) in BROKEN {
        let lost = sample.replacen("\"code\": 0,", "\"code\": 0", 1);
        assert_eq!(place(reads(&lost), &lost).0, line_of(&lost, "\"message\""));
    }
    // What does not even begin like the vendor's is quoted as it is.
    let Err(ZkeysFailure::Failed(Failure::Unreadable { excerpt, .. })) = zones("<html>no") else { panic!() };
    assert_eq!(excerpt, "<html>no");
}
