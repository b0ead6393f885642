//! The `gainsay` command.

/// A run makes and lets go very many small texts: of that the allocator of the system makes a fifth more work.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    // PDFs are read by this program started once more.
    if let Ok(program) = std::env::current_exe() {
        gainsay::project::isolate_with(program);
    }
    gainsay::cli::run(std::env::args_os())
}
