//! To come.

use super::{Draft, Reader};

pub(super) fn claims(_reader: &Reader<'_>, _made: &mut Vec<Draft>) {}
