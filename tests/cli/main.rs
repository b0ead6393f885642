//! The program as a person meets it: the built binary, run in folders of its own, its messages and exit codes.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod bad_input;
mod commands;
mod diff;
mod documents;
mod extract;
mod hostile;
mod import;
mod mentions;
mod reports;
mod rulings;
mod support;
mod terminal;
