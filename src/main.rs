//! The `gainsay` command.

fn main() -> std::process::ExitCode {
    // PDFs are read by this program started once more.
    if let Ok(program) = std::env::current_exe() {
        gainsay::project::isolate_with(program);
    }
    gainsay::cli::run(std::env::args_os())
}
