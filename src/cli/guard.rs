//! Work that must not end the run: one line of a batch, whatever it does to the program.

use std::any::Any;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};

/// What is told of a fault of the program.
type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>;

/// While it lives, a fault of the program writes nothing: whoever catches it tells of it. The work of a line may run on
/// any thread, so this holds for all.
pub(super) struct Quiet {
    before: Option<Hook>,
}

impl Quiet {
    pub(super) fn new() -> Self {
        let before = Some(take_hook());
        set_hook(Box::new(|_| {}));
        Self { before }
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        if let Some(before) = self.before.take() {
            set_hook(before);
        }
    }
}

/// Does `work`; where it breaks down, what it said.
///
/// # Errors
///
/// The message of the fault, in one line.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // What the work was at is dropped with it: nothing half done is left to be seen.
    catch_unwind(AssertUnwindSafe(work)).map_err(|fault| {
        let said = said(fault.as_ref()).split_whitespace().collect::<Vec<_>>().join(" ");
        format!("this line could not be worked through, by a fault of gainsay itself: {said}")
    })
}

fn said(fault: &(dyn Any + Send)) -> &str {
    let text = fault.downcast_ref::<&str>().copied();
    text.or_else(|| fault.downcast_ref::<String>().map(String::as_str)).unwrap_or("it gave no reason")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_told_and_ends_nothing() {
        let told = |result: Result<(), String>| result.unwrap_err().rsplit(": ").next().map(str::to_owned).unwrap();
        let quiet = Quiet::new();
        assert_eq!(guarded(|| 7), Ok(7));
        assert_eq!(told(guarded(|| panic!("no\nside"))), "no side");
        assert_eq!(told(guarded(|| panic!("side {}", 3))), "side 3");
        assert_eq!(told(guarded(|| std::panic::panic_any(3))), "it gave no reason");
        let elsewhere = guarded(|| rayon::join(|| (), || panic!("on another thread")));
        assert_eq!(told(elsewhere.map(drop)), "on another thread");
        drop(quiet);
    }
}
