//! Bringing a Flask blog in: what comes, what does not, and what an owner is told about it.

mod dates;
mod fixture;
mod oddities;
mod old_blog;
mod refusals;
mod repeats;
mod shapes;
