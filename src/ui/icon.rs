//! Pictograms on a 16-unit grid, drawn with one stroke width. Always decoration: the word beside them speaks.
use super::view;
use leptos::prelude::*;

/// A pictogram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the pictures")]
pub enum Icon {
    Building,
    Check,
    ChevronDown,
    ChevronRight,
    ChevronUp,
    Clock,
    Columns,
    Contrast,
    Copy,
    Cross,
    Done,
    Dot,
    Download,
    Edit,
    Endless,
    External,
    Eye,
    EyeShut,
    Filter,
    Folder,
    Gauge,
    Globe,
    Info,
    Keyboard,
    Lock,
    Menu,
    Minus,
    Moon,
    More,
    Person,
    Plus,
    Pulse,
    Question,
    Refresh,
    Rows,
    Screen,
    Search,
    Server,
    Settings,
    SignOut,
    SortDown,
    SortNone,
    SortUp,
    Stop,
    Sun,
    Trail,
    Trash,
    Undo,
    Warning,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Building => "M2.5 14h11M4 14V2.5h8V14M6.5 5.5h.01M9.5 5.5h.01M6.5 8.5h.01M9.5 8.5h.01M7 14v-2.5h2V14",
            Self::Check => "M3 8.5 6.5 12 13 4.5",
            Self::ChevronDown => "M4 6l4 4 4-4",
            Self::ChevronRight => "M6 4l4 4-4 4",
            Self::ChevronUp => "M4 10l4-4 4 4",
            Self::Clock => "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M8 4.5V8l2.5 1.5",
            Self::Columns => "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10",
            Self::Contrast => "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M8 2v12M8 5h4.5M8 8h6M8 11h4.5",
            Self::Copy => "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
            Self::Cross => "M4 4l8 8M12 4l-8 8",
            Self::Done => "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M5.5 8.2 7.3 10l3.2-3.8",
            Self::Dot => "M10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0",
            Self::Download => "M8 2.5V10M4.8 7.2 8 10.3l3.2-3.1M2.5 13.5h11",
            Self::Edit => "M3 13l.7-2.9 7-7 2.2 2.2-7 7zM9.3 4.5l2.2 2.2",
            Self::Endless => {
                "M8 8c-1.2-1.7-2.2-2.6-3.6-2.6a2.6 2.6 0 0 0 0 5.2C5.8 10.6 6.8 9.7 8 8s2.2-2.6 3.6-2.6a2.6 2.6 0 0 1 0 5.2C10.2 10.6 9.2 9.7 8 8"
            }
            Self::External => "M6.5 3.5h-3v9h9v-3M9 3h4v4M13 3 7.5 8.5",
            Self::Eye => "M1.5 8S4 3.7 8 3.7 14.5 8 14.5 8 12 12.3 8 12.3 1.5 8 1.5 8M10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0",
            Self::EyeShut => {
                "M2.5 2.5l11 11M6.3 4a6 6 0 0 1 1.7-.3c4 0 6.5 4.3 6.5 4.3a11 11 0 0 1-2 2.4M10 11.9a6 6 0 0 1-2 .4C4 12.3 1.5 8 1.5 8a11 11 0 0 1 2.6-2.9"
            }
            Self::Filter => "M2.5 4h11M4.5 8h7M6.5 12h3",
            Self::Folder => "M2 4.5h4l1.5 2H14v6.5H2z",
            Self::Gauge => "M2.3 11.5a6 6 0 1 1 11.4 0M8 9.5l2.7-3.5M4.3 11.5h7.4",
            Self::Globe => "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M2 8h12M8 2c4 4 4 8 0 12M8 2c-4 4-4 8 0 12",
            Self::Info => "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M8 7.5V11M8 5h.01",
            Self::Keyboard => "M1.5 4h13v8h-13zM4 6.5h.01M6.7 6.5h.01M9.3 6.5h.01M12 6.5h.01M5 9.5h6",
            Self::Lock => "M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2",
            Self::Menu => "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
            Self::Minus => "M3.5 8h9",
            Self::Moon => "M13.3 9.7A5.7 5.7 0 0 1 6.3 2.7a5.7 5.7 0 1 0 7 7",
            Self::More => "M3.5 8h.01M8 8h.01M12.5 8h.01",
            Self::Person => "M10.5 5.2a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0M3 13.5a5 5 0 0 1 10 0",
            Self::Plus => "M8 3.5v9M3.5 8h9",
            Self::Pulse => "M1.5 8.5h3L6.5 4l3 8.5L11.2 8.5h3.3",
            Self::Question => {
                "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M6.3 6.3a1.7 1.7 0 1 1 2.5 1.5c-.6.3-.8.6-.8 1.2M8 11h.01"
            }
            Self::Refresh => "M13 3.5v3h-3M3 12.5v-3h3M12.7 6.5a5 5 0 0 0-9-.8M3.3 9.5a5 5 0 0 0 9 .8",
            Self::Rows => "M2.5 3.5h11M2.5 6.5h11M2.5 9.5h11M2.5 12.5h11",
            Self::Screen => "M2 3h12v8H2zM5.5 13.5h5M8 11v2.5",
            Self::Search => "M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0M10.2 10.2 13.8 13.8",
            Self::Server => "M2.5 3h11v4h-11zM2.5 9h11v4h-11zM5 5h.01M5 11h.01",
            Self::Settings => {
                "M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M11.5 5A1.5 1.5 0 1 1 8.5 5a1.5 1.5 0 0 1 3 0M7.5 11a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0"
            }
            Self::SignOut => "M6.5 2.5h-4v11h4M6.5 8h7M10.5 5l3 3-3 3",
            Self::SortDown => "M8 3v10M4.5 9.5 8 13l3.5-3.5",
            Self::SortNone => "M5 6l3-3 3 3M5 10l3 3 3-3",
            Self::SortUp => "M8 13V3M4.5 6.5 8 3l3.5 3.5",
            Self::Stop => "M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5zM8 5v3.5M8 11h.01",
            Self::Sun => {
                "M10.5 8a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7"
            }
            Self::Trail => "M2.7 8a5.4 5.4 0 1 0 1.8-4L2.5 5.8M2.5 2.8v3h3M8 5v3l2 1.5",
            Self::Trash => "M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9M6.7 7v4M9.3 7v4",
            Self::Undo => "M3 6.5h7a3.2 3.2 0 0 1 0 6.5H6M5.5 3.5l-3 3 3 3",
            Self::Warning => "M8 2.3 14.5 13.5h-13zM8 6.5v3M8 11.5h.01",
        }
    }
}

/// Draws a pictogram in the colour and size of the text around it, hidden from screen readers.
pub fn icon(which: Icon) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=which.path()></path>
        </svg>
    }
}
