//! The program `quire`. All of it is in the library beside this file, so that tests can use it too.

// A page is one type, as deep as its HTML.
#![recursion_limit = "512"]

use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::run()
}
