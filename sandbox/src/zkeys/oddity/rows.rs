//! How each row of the contract's table of inconsistencies is played (baremetal.md §6).

use self::Played::{Always, By, Never};
use super::Oddity::{self, *};

/// How a row is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Played {
    /// By a switch.
    By(Oddity),
    /// Without any switch; what shows it.
    Always(&'static str),
    /// Not at all; why nothing that is answered or done could show it.
    Never(&'static str),
}

/// The rows by their numbers.
pub const ROWS: [(u8, &[Played]); 47] = [
    (1, &[By(MissingSystems)]),
    (2, &[By(OnePage), By(SystemsFirstPage)]),
    (3, &[By(SwappedTotals), By(OnePage)]),
    (4, &[Always("each reading wants the page and the size by its own names")]),
    (5, &[Always("a machine alone is not read without page and page_size")]),
    (6, &[By(SingleAsList), By(ListAsSingle)]),
    (7, &[By(TableNames), By(IndexKeyed), By(NullLists), By(BlankLists)]),
    (8, &[By(TableNames), By(UnknownKinds)]),
    (9, &[By(TableNames), By(TablePaths)]),
    (10, &[Always("what an upgrade calls ipnum a reservation calls ip"), By(TableNames), By(UnknownKinds)]),
    (11, &[Always("the sample machine's reservation has 6 M of bandwidth, which no upgrade brought")]),
    (12, &[Always("addresses are reserved in the sample's shape and by totals, and are shown as they were sent")]),
    (13, &[Always("numbers and texts are taken alike, in a body that is JSON")]),
    (14, &[Always("a reservation's guids are in data.data, beside result and text"), By(ResultFalse), By(FlatDegrade)]),
    (15, &[Always("the default address is on the list of those that can go")]),
    (16, &[Always("the addresses of an upgrade are 114.114.8.16-23")]),
    (17, &[Always("products have price and price_api"), By(PriceTwice)]),
    (
        18,
        &[
            Always("the sample product has 8 CPUs of 4 cores and 500 of at most 64 G, another's RAID is 否"),
            By(WordNumbers),
        ],
    ),
    (19, &[Always("numbers are texts, amounts and ratios have decimals"), By(PlainNumbers), By(BadNumbers)]),
    (20, &[Always("code and finish_time are null, buy_remarks is empty"), By(NullTexts), By(BlankNulls)]),
    (21, &[Always("client_user_id is a number among texts"), By(PlainNumbers), By(QuotedNumbers)]),
    (22, &[By(SetpassEndTime)]),
    (23, &[Always("a machine that runs is renewed"), By(RenewOnlyOff), By(RenewBare)]),
    (24, &[Always("a refund belongs to the module common and answers nothing")]),
    (25, &[Always("create wants clientId, upgrade wants clientUserId")]),
    (26, &[Always("order numbers are short or of 18 digits, and the same twice")]),
    (27, &[Never("auth_from_ip is only sent; the engine does not say what it thinks of it")]),
    (28, &[Always("loginName is the system's user, its name is refused")]),
    (29, &[Always("login_password of a new machine is 16 random bytes"), By(PasswordEchoed)]),
    (30, &[Always("create answers the partition as it was asked for, in MB"), By(PartitionMb), By(PartitionGb)]),
    (31, &[Always("install takes install_mode 1 only"), By(InstallMode2)]),
    (32, &[Always("a subnet's gateway is its second address"), By(GatewayNetwork)]),
    (33, &[Always("the sample line offers 4 and 5 months")]),
    (34, &[Always("the sample line offers 256 addresses and allows 200")]),
    (35, &[Always("line_guid is a zone on a line and a line on a product")]),
    (36, &[Always("lines have bandwidth_in_value, which no table has"), By(UnknownFields)]),
    (37, &[Always("a disk is HHD, and the sample machine APIzhzy4.0 is a zhzy4.0")]),
    (38, &[Never("the headings of a document are in no answer")]),
    (39, &[Always("a system that needs nothing has cpu_limit 0"), By(LimitWords)]),
    (40, &[By(LostSeparators), By(FullWidth), By(DamagedReasons)]),
    (41, &[By(BrokenJson)]),
    (42, &[Always("any version and any day are taken; the sample's underscored names are not")]),
    (43, &[Always("what has nothing to say answers {}"), By(EmptyArrays), By(EmptyNulls), By(EmptyTexts)]),
    (44, &[Always("code is a number"), By(StringCode), By(MissingCode)]),
    (45, &[Always("the sample machine was bought long after the day that its guid looks like")]),
    (46, &[Always("machines are locked in normal business, and when they have expired"), By(LockStatus)]),
    (47, &[Always("harddisk_max_num is on the record"), By(TablePaths)]),
];

/// The oddities that belong to no row, with the contract's section that asks for them.
pub const BEYOND: [(Oddity, &str); 9] = [
    (UnknownStates, "§6, unknown values"),
    (UnknownOrders, "§6, unknown values"),
    (UnknownRuns, "§6, unknown values"),
    (ZeroDates, "§3, dates"),
    (NoPaging, "§4.6, pages"),
    (RemarksDropped, "§5, create: an order is known again by its remarks"),
    (RemarksCut, "§5, create: an order is known again by its remarks"),
    (CreateFewer, "§5, create: one record per machine"),
    (NoBalance, "§1: a refusal in words"),
];
