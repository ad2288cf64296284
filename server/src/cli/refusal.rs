//! Why `quire user` did not do what it was asked, and the way out.

use crate::failure::Failure;
use domain::Invalid;
use store::Error;

pub(super) fn invalid(found: &[Invalid]) -> Failure {
    let sentences: Vec<String> = found.iter().map(Invalid::message).collect();
    Failure::new(format!("nothing was changed. {}.", sentences.join(". ")))
}

pub(super) fn failed(cause: Error) -> Failure {
    match cause {
        Error::Weak(found) => invalid(&[found]),
        Error::Taken(field) => Failure::new(format!(
            "nothing was changed: the {} belongs to another account, which `quire user list` shows",
            field.name()
        )),
        Error::Resting(field) => Failure::new(format!(
            "nothing was changed: the {} belonged to an account that was deleted less than 30 days ago",
            field.name()
        )),
        Error::LastAdmin => Failure::new(
            "nothing was changed: this is the only admin; make somebody else admin first with `quire user role`",
        ),
        cause => Failure::new(format!("nothing was changed: {cause}")),
    }
}
