//! Signing in at OneAccess: what the service answers, which step is next, what a person has to give (contract
//! `oneaccess.md` §1.2, §4).
mod answer;

pub use answer::{Answer, Status};

// What a person does, step by step.
pub mod code;
pub mod flow;
pub mod id_token;
pub mod kept;
pub mod password_rules;
pub mod phone;
pub mod slide;
pub mod strip;

// What the service's calls take and give.
pub mod country;
pub mod expression;
pub mod mobile;
pub mod profile;
pub mod purpose;
pub mod puzzle;
pub mod refusal;
pub mod social;
