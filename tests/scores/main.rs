//! What the program reads and finds in the public data that lies beside the project, printed as figures.
//!
//! `cargo test --test scores -- --nocapture` prints them all; each has a floor. Where the data is not there, a line
//! says that it was skipped.
#![allow(clippy::print_stdout, reason = "the figures are what this prints")]

mod datetime;
mod documents;
mod events;
mod facts;
mod figures;
mod pairs;
mod planted;
mod support;
