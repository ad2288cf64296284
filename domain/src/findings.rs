//! Everything that is wrong with a form at once.

use crate::invalid::{Field, Invalid, Problem};

/// Collects what is wrong with a form, so that a person is told everything at once.
#[derive(Debug, Default)]
pub struct Findings(Vec<Invalid>);

impl Findings {
    /// Keeps the value, or notes why there is none.
    pub fn check<T>(&mut self, parsed: Result<T, Invalid>) -> Option<T> {
        parsed.map_err(|invalid| self.0.push(invalid)).ok()
    }

    pub fn note(&mut self, field: Field, problem: Problem) {
        self.0.push(Invalid::new(field, problem));
    }

    /// `Some` value and nothing noted is the value; anything else is the list of findings.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<Invalid>> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.0),
        }
    }
}
