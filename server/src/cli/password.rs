//! Asks for a password. It comes from the keyboard, unseen, or in the first line of stdin; never from the command line,
//! where every user of the machine could read it.

use super::output;
use crate::failure::Failure;
use console::Term;
use std::io::{self, IsTerminal};

/// Twice at a terminal, where it cannot be seen; once otherwise.
pub(super) fn ask() -> Result<String, Failure> {
    if !io::stdin().is_terminal() {
        return first_line();
    }
    let password = hidden("Password")?;
    if hidden("The same again")? == password {
        Ok(password)
    } else {
        Err(Failure::new("the two passwords differ: try again"))
    }
}

fn hidden(question: &str) -> Result<String, Failure> {
    output::ask(question);
    Term::stderr()
        .read_secure_line()
        .map_err(|cause| unreadable(&cause))
}

fn first_line() -> Result<String, Failure> {
    let mut line = String::new();
    io::stdin()
        .read_line(&mut line)
        .map_err(|cause| unreadable(&cause))?;
    let password = line.trim_end_matches(['\r', '\n']);
    if password.is_empty() {
        return Err(Failure::new(
            "no password: type it at the prompt, or send it in the first line of stdin",
        ));
    }
    Ok(password.to_owned())
}

fn unreadable(cause: &io::Error) -> Failure {
    Failure::new(format!(
        "cannot read the password ({cause}): send it in the first line of stdin"
    ))
}
