//! Invitations: made by an admin, accepted by whoever has the link.

mod accept;
pub mod api;
mod list;

pub use accept::InvitedPage;
pub use list::InvitationsPage;
