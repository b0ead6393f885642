//! The `gainsay` command.

fn main() -> std::process::ExitCode {
    gainsay::cli::run(std::env::args_os())
}
