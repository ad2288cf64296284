//! The pieces that pages are made of. None of them knows a feature.

mod avatar;
mod byline;
mod choice;
mod confirm;
mod error_summary;
mod field;
mod flash;
mod frame;
mod html;
mod icon;
mod load;
mod lost;
mod pagination;
mod plate;
mod side_nav;
mod spent;
mod when;
mod writing_choice;

pub use avatar::Avatar;
pub use byline::PersonName;
pub use choice::Choice;
pub use confirm::Confirm;
pub use error_summary::ErrorSummary;
pub use field::{FieldError, TextField, control_id, in_textarea, problem_with};
pub use frame::Frame;
pub use html::Html;
pub use icon::{Icon, Mark};
pub use load::{load, load_as};
pub use lost::{Instead, InsteadOfPage, Lost, RequestNumber, Trouble, Typed};
pub use pagination::Pagination;
pub use plate::Folio;
pub use side_nav::SideNav;
pub use spent::Spent;
pub use when::{When, WhenExact};
pub use writing_choice::WritingChoice;
