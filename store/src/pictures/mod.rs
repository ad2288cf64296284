//! Whose pictures there are, and which posts show them. The files are kept by the crate `media`.

mod owning;
mod reading;
mod uses;

pub use owning::{add, delete, describe, room};
pub use reading::{count, find, is_anybodys, known, library};

pub(crate) use owning::let_go;
pub(crate) use uses::note;
