//! Pairs of texts, some of which contradict each other.
