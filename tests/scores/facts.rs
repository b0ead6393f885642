//! Facts of many sources.
