//! `gainsay read-pdf`, hidden: a PDF from standard input to its layout, for the program that started this one.

use super::Exit;
use super::terminal::Output;
use crate::project::{MAX_FILE, layout_answer};
use anyhow::Context as _;
use std::io::Read as _;

/// Objects in a PDF may be nested as deep as its maker likes, and their reader calls itself for each.
const STACK: usize = 256 << 20;

/// Reads and prints.
pub(super) fn run(out: &Output) -> anyhow::Result<Exit> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(MAX_FILE).read_to_end(&mut bytes).context("standard input cannot be read")?;
    let reader = std::thread::Builder::new().stack_size(STACK).spawn(move || layout_answer(&bytes));
    let answer = reader.context("no thread can be started")?.join();
    let answer = answer.map_err(|_| anyhow::anyhow!("the reader of PDFs broke off"))?;
    out.result(&answer)?;
    Ok(Exit::Clean)
}
