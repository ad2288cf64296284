//! Pictures: what is taken, what is made of it, and who gets it. The hostile files are made here.

mod files;
mod hostile;
mod library;
mod made;
mod metadata;
mod names;
mod running;
mod serving;
mod too_much;
mod upload;
