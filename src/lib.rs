//! Cross-checks what different sources say and reports where they disagree.

pub mod audit;
pub mod claim;
pub mod cli;
pub mod compare;
pub mod conflict;
pub mod document;
pub mod entity;
pub mod pairing;
pub mod project;
pub mod quantity;
pub mod relation;
pub mod report;
pub mod text;
pub mod time;
