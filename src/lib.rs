//! Cross-checks what different sources say and reports where they disagree.
//!
//! Start at [`project::load`] and [`project::Project::crosscheck`]; [`conflict::crosscheck`] works on claims that
//! come from elsewhere.
//!
#![doc = include_str!("ARCHITECTURE.md")]

pub mod audit;
pub mod claim;
pub mod cli;
pub mod compare;
pub mod conflict;
pub mod document;
pub mod entity;
pub mod extract;
pub mod meaning;
pub mod pairing;
pub mod project;
pub mod quantity;
pub mod relation;
pub mod report;
pub mod syntax;
pub mod text;
pub mod time;
