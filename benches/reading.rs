//! How reading grows with the text: invented prose of 10 kB, 100 kB and 1 MB, cut into sentences, read for mentions, read
//! for draft claims, and its sentences cut into words and parsed. `cargo bench --bench reading` prints bytes and sentences
//! a second: what is linear has the same speed at every size.

#[path = "prose.rs"]
mod prose;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use gainsay::claim::{Source, SourceId, read_source};
use gainsay::document::Document;
use gainsay::extract::{drafts, mentions, sentences};
use gainsay::syntax;
use gainsay::time::Context;

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];

fn main() {
    divan::main();
}

/// A page of so many bytes, read.
fn document(bytes: usize) -> Document {
    Document::read("page.md", prose::page(bytes, 1).as_bytes()).expect("generated prose is text")
}

fn source() -> Source {
    let record = b"title = \"A page\"\npublished = \"2024-05-03\"\n";
    read_source("sources/page.toml", &SourceId("page".to_owned()), record).0.expect("the record is sound")
}

/// The page as bytes to one plain text with its paragraphs.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn plain_text(bencher: Bencher, bytes: usize) {
    let page = prose::page(bytes, 1);
    bencher.counter(BytesCount::new(page.len())).bench(|| Document::read("page.md", page.as_bytes()));
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn sentences_of_a_page(bencher: Bencher, bytes: usize) {
    let document = document(bytes);
    counted(bencher, &document).bench(|| sentences(&document).len());
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn mentions_of_a_page(bencher: Bencher, bytes: usize) {
    let document = document(bytes);
    counted(bencher, &document).bench(|| mentions(document.text(), &Context::default()).len());
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn drafts_of_a_page(bencher: Bencher, bytes: usize) {
    let (document, source) = (document(bytes), source());
    counted(bencher, &document).bench(|| drafts(&source, &document).len());
}

/// Sentences cut into words, tagged and parsed, by one thread that knows no word yet: items are the sentences of `syntax`.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn syntax_of_a_page(bencher: Bencher, bytes: usize) {
    let document = document(bytes);
    let text = document.text();
    let count = ItemsCount::new(syntax::sentences(text).len());
    bencher.counter(BytesCount::new(text.len())).counter(count).bench(|| {
        let mut parser = syntax::Parser::new();
        let mut found = syntax::sentences(text);
        found.iter_mut().for_each(|sentence| parser.parse(sentence));
        found
    });
}

/// Counts the bytes and the sentences of a document.
fn counted<'a, 'b>(bencher: Bencher<'a, 'b>, document: &Document) -> Bencher<'a, 'b> {
    bencher.counter(BytesCount::new(document.text().len())).counter(ItemsCount::new(sentences(document).len()))
}
