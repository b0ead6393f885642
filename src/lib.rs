//! Cross-checks what different sources say and reports where they disagree.

pub mod audit;
pub mod claim;
pub mod conflict;
pub mod entity;
pub mod document;
pub mod project;
pub mod quantity;
pub mod report;
pub mod relation;
pub mod text;
pub mod time;
