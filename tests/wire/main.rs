//! Every sample of the vendors' documents, decoded and encoded again.
mod keystone;
mod recorder;
