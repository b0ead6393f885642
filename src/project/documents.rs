//! Reading documents that others sent. Readers of PDFs may hang on a damaged file, or fill the memory: they run in a
//! process of their own, this program started once more, that is ended when it takes too long.

use crate::document::{Document, DocumentError, Layout, is_pdf};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// The command of this program that reads a PDF from its standard input and prints the layout.
pub const LAYOUT_COMMAND: &str = "read-pdf";
/// How long reading one PDF may take. A report of a thousand pages takes some ten seconds.
const MAX_TIME: Duration = Duration::from_secs(60);
/// How much memory it may take, in bytes, where the system tells: some ten times what the largest sound files took.
const MAX_MEMORY: u64 = 2 << 30;
/// How much it may answer, in bytes: the text of the longest PDF that is read, with the places of its lines.
const MAX_ANSWER: u64 = 256 << 20;
/// How often the process is looked at.
const INTERVAL: Duration = Duration::from_millis(50);

/// The program that reads PDFs, when this process is it.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Names the program that [`read_document`] starts for PDFs: it must know [`LAYOUT_COMMAND`]. Without it PDFs are read in
/// this process, where a damaged one may hang.
pub fn isolate_with(program: PathBuf) {
    // The first program that was named stays.
    let _ = PROGRAM.set(program);
}

/// Reads a document by its name and bytes, a PDF in a process of its own.
///
/// # Errors
///
/// When it cannot be read, or holds no text.
pub fn read_document(name: &str, bytes: &[u8]) -> Result<Document, DocumentError> {
    let document = match PROGRAM.get().filter(|_| is_pdf(bytes)) {
        Some(program) => Document::from_layout(&apart(program, bytes)?),
        None => Document::read(name, bytes)?,
    };
    if document.text().trim().is_empty() {
        return Err(DocumentError::NoText { format: "file".into(), hint: "".into() });
    }
    Ok(document)
}

/// What [`LAYOUT_COMMAND`] prints.
#[must_use]
pub fn layout_answer(bytes: &[u8]) -> String {
    // A layout holds texts and finite numbers, which can all be written.
    serde_json::to_string(&Layout::read(bytes)).unwrap_or_default()
}

fn pdf_damaged(why: &str) -> DocumentError {
    DocumentError::Damaged { format: "PDF".into(), why: why.to_owned() }
}

/// Reads a PDF in a process of its own.
fn apart(program: &Path, bytes: &[u8]) -> Result<Layout, DocumentError> {
    let mut command = Command::new(program);
    command.arg(LAYOUT_COMMAND).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    // Where no process can be started, the file is read here.
    let Ok(mut child) = command.spawn() else { return Layout::read(bytes) };
    let answer = thread::scope(|scope| {
        let (sender, receiver) = channel();
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        // What the process does not take, because it has ended, it does not need.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(bytes)));
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = stdout.map(|stdout| stdout.take(MAX_ANSWER).read_to_end(&mut answer));
            // Nobody listens where the time was over.
            let _ = sender.send(read.is_some_and(|read| read.is_ok()).then_some(answer));
        });
        let answer = wait(&child, &receiver);
        if answer.is_err() {
            // It may have ended by itself.
            let _ = child.kill();
        }
        answer
    });
    // Takes the ended process off the system's list.
    let _ = child.wait();
    let answer = answer?;
    serde_json::from_slice(&answer).unwrap_or_else(|_| Err(pdf_damaged("the reader of PDFs broke off")))
}

/// Waits for the answer as long as the process keeps within its bounds.
fn wait(child: &Child, receiver: &Receiver<Option<Vec<u8>>>) -> Result<Vec<u8>, DocumentError> {
    let begun = Instant::now();
    loop {
        match receiver.recv_timeout(INTERVAL) {
            Ok(Some(answer)) => return Ok(answer),
            Ok(None) | Err(RecvTimeoutError::Disconnected) => {
                return Err(pdf_damaged("the reader of PDFs gave no answer"));
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
        let too_large = |what: String| DocumentError::TooLarge { format: "PDF".into(), what };
        if begun.elapsed() > MAX_TIME {
            return Err(too_large(format!("takes more than {} seconds to read", MAX_TIME.as_secs())));
        }
        if memory(child.id()).is_some_and(|memory| memory > MAX_MEMORY) {
            return Err(too_large(format!("takes more than {} GB of memory to read", MAX_MEMORY >> 30)));
        }
    }
}

/// How much memory a process holds, in bytes; only Linux tells.
fn memory(process: u32) -> Option<u64> {
    /// The usual size of a page; larger ones only make the bound looser.
    const PAGE: u64 = 4096;
    let pages = std::fs::read_to_string(format!("/proc/{process}/statm")).ok()?;
    let resident: u64 = pages.split_whitespace().nth(1)?.parse().ok()?;
    Some(resident * PAGE)
}
