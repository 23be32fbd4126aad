//! Parts without business knowledge: native elements with a label, a busy state and an error state.
//!
//! A part demands its label as a `TextProp`, so that a change of language changes it in place. Colours and
//! sizes live in `style/`; a part only names classes. Nothing here knows a word that people read.
pub mod announcer;
pub mod badge;
pub mod button;
pub mod chart;
pub mod choice;
pub mod code;
pub mod columns;
pub mod dialog;
pub mod element;
pub mod empty;
pub mod erased;
pub mod field;
pub mod fold;
pub mod icon;
pub mod id;
pub mod kbd;
pub mod link;
pub mod menu;
pub mod meter;
pub mod notice;
pub mod number_field;
pub mod page_head;
pub mod palette;
pub mod popover;
pub mod progress;
pub mod segmented;
pub mod sheet;
pub mod table;
pub mod tabs;
pub mod tip;
pub mod toast;
pub mod tone;
pub mod window;

mod modal;
mod piece;

pub use markup::view;
