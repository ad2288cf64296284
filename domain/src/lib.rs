//! What a blog is, free of web and database: value types that are parsed once, the read models that pages show, and
//! every permission rule. The server and the browser run this same code, so a rule cannot differ between them.
//!
//! Invariant: nothing in here waits, reads a clock, or knows where its data is kept.

pub mod account;
pub mod api_token;
pub mod audit;
pub mod comment;
pub mod conflict;
pub mod invalid;
pub mod invitation;
pub mod library;
pub mod people;
pub mod picture;
pub mod policy;
pub mod post;
pub mod provider;
pub mod second_factor;
pub mod session;
pub mod settings;
pub mod shown;
pub mod upload;

mod cover;
mod device;
mod email;
mod event;
mod field;
mod findings;
mod handle;
mod html;
mod id;
mod language;
mod letter;
mod link;
mod local_path;
mod notice;
mod numbers;
mod page;
mod password;
pub mod paths;
mod person;
mod picture_paths;
mod problem;
mod program_paths;
mod role;
mod slug;
mod text;
mod timestamp;

pub use cover::Cover;
pub use device::Device;
pub use email::EmailAddress;
pub use event::Event;
pub use handle::Handle;
pub use html::SafeHtml;
pub use id::{CommentId, IdentityId, PostId, UserId};
pub use invalid::{Field, Invalid, Problem};
pub use language::Language;
pub use letter::{Factor, Letter, StuckLetter};
pub use link::{LinkPurpose, LinkSecret};
pub use local_path::LocalPath;
pub use notice::Notice;
pub use numbers::Numbers;
pub use page::{PAGE_SIZE, Page, PageNumber};
pub use password::{NewPassword, Password, Strength, context_words};
pub use person::{PersonLink, Viewer};
pub use picture::{Picture, PictureKind};
pub use provider::{Identity, ProviderLink, ProviderName};
pub use role::Role;
pub use slug::Slug;
pub use text::{About, CommentBody, PersonName, PostBody, Subtitle, Title};
pub use timestamp::Timestamp;
