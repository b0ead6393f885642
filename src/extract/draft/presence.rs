//! To come.

use super::scope::Scope;
use super::{Draft, Read, Reader};

pub(super) fn claims(_reader: &Reader<'_>, _scope: &Scope, _read: &Read, _made: &mut Vec<Draft>) {}
