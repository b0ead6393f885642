//! HTML: tags away, references decoded, scripts and styles dropped, a line for each block; and which blocks the author
//! wrote, and which the page puts around them.
//!
//! Everything stays in the text, so that a quote is found wherever it stands; what is not the author's is flagged.

mod aside;
mod body;
mod page;
mod token;

pub(super) use page::Page;
