//! The program as a person meets it: the built binary, run in folders of its own, its messages and exit codes.

mod bad_input;
mod commands;
mod documents;
mod hostile;
mod reports;
mod rulings;
mod support;
mod terminal;
