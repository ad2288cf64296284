//! The program `quire`. All of it is in the library beside this file, so that tests can use it too.

// A page is one type, as deep as its HTML.
#![recursion_limit = "512"]

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A page is thousands of small strings, made by one thread and freed by another: the system's allocator spends a quarter
/// of the time of a page on that.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    server::cli::run()
}
