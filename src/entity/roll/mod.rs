//! The roll: all names of a table, resolved at once by weighed evidence.
//!
//! A table of strangers names one body in twenty ways, misspells some of them, and holds namesakes in forty states. Names
//! are taken apart once for each distinct text ([`written`], [`reader`]), with the words of the whole run at hand
//! ([`dictionary`]), and joined from the surest step to the weakest ([`steps`]). A weaker step joins a mention only to the
//! one bearer that the evidence leaves: where it leaves several, the mention stays open and joins nobody.
//!
//! Data first: a region is one line of `regions.txt`, an abbreviation one of `words::SHORT`, a head that says no more
//! than the word beside it one of `keys::HEADS`.

mod account;
mod cut;
mod dictionary;
mod division;
mod given;
mod groups;
mod keys;
mod mention;
mod person;
mod reader;
mod region;
mod resolve;
mod sighting;
mod steps;
mod words;
mod written;

pub use account::Naming;
pub use region::Region;
pub use resolve::Roll;
pub use sighting::{Bearer, Sighting, Step};
pub(crate) use words::{given_name, plain_word};
