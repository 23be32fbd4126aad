//! The vendor clients against the sandbox, over real HTTP.
mod identity;
mod keystone;
