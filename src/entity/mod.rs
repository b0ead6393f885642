//! Entities: names as written, when two of them denote one person, body, place or law, and the
//! registry in which a project says so itself.
//!
//! A name is read once ([`Name`]), two names are compared by [`stand`], which gives a named level and the
//! step that decided it, never a score, and [`Resolver`] joins all the names of a run. Fuzzy comparison is made
//! on single words only: whole names of two people are often more alike than two spellings of one.
//!
//! ```
//! use gainsay::entity::{Name, Standing, stand};
//!
//! let same = |a: &str, b: &str| matches!(stand(&Name::read(a), &Name::read(b)), Standing::Same(_));
//! assert!(same("Gov. Alma Reyes", "Reyes, Alma"));
//! assert!(same("S.B. 104", "Senate Bill 104"));
//! assert!(!same("North Borden", "South Borden"));
//! ```

mod acronym;
mod cities;
mod differing;
mod edges;
mod gazetteer;
mod given;
mod how;
mod index;
mod kind;
mod lexicon;
mod name;
mod one_place;
mod persons;
mod qualifier;
mod reader;
mod registry;
mod resolution;
mod resolver;
mod roll;
mod scan;
mod shortened;
mod spelling;
mod stand;
mod token;

pub(crate) use lexicon::{Class as WordClass, class as word_class, is_legal_form, normal as normal_word};

pub use cities::{Whereabouts, lies_in};
pub use gazetteer::{Country, country};
pub use given::{given_name_key, given_names_meet};
pub use how::{How, Standing};
pub use kind::Kind;
pub use name::Name;
pub use one_place::{OnePlace, may_name_city, one_place};
pub use registry::{Entity, Registry};
pub use resolver::{EntityId, NearMissPair, Resolver, VariantPair};
pub use roll::{Bearer, Naming, Region, Roll, Sighting, Step};
pub(crate) use roll::{given_name, plain_word};
pub use stand::{misspelt_person, stand};
