//! The program `quire`. All of it is in the library beside this file, so that tests can use it too.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::run()
}
