//! Cross-checks what different sources say and reports where they disagree.

pub mod entity;
pub mod quantity;
pub mod text;
pub mod time;
