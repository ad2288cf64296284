//! The schema, step by step, each step with a way back. Tables and columns are named by literals: a migration says what
//! it said when it was released, whatever the entities are called by then.

#![expect(
    elided_lifetimes_in_paths,
    reason = "the trait of sea-orm-migration elides them, and `async_trait` makes an implementation do the same"
)]

use sea_orm_migration::prelude::*;

mod m20261101_000001_people;
mod m20261101_000002_posts;
mod m20261101_000003_comments;
mod m20261101_000004_sessions;
mod m20261101_000005_imports;
mod m20261122_000001_mail;
mod m20261122_000002_audit;
mod m20261122_000003_second_factor;
mod m20261122_000005_identities;
mod m20261122_000006_former_names;
mod m20261122_000007_worked;
mod m20261127_000001_passkeys;
mod m20261127_000002_tokens;
mod m20261127_000003_publishing;
mod m20261127_000005_media;
mod m20261127_000007_ends;
mod m20261127_000008_revisions;

/// Every migration in the order of its application.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261101_000001_people::Migration),
            Box::new(m20261101_000002_posts::Migration),
            Box::new(m20261101_000003_comments::Migration),
            Box::new(m20261101_000004_sessions::Migration),
            Box::new(m20261101_000005_imports::Migration),
            Box::new(m20261122_000001_mail::Migration),
            Box::new(m20261122_000002_audit::Migration),
            Box::new(m20261122_000003_second_factor::Migration),
            Box::new(m20261122_000005_identities::Migration),
            Box::new(m20261122_000006_former_names::Migration),
            Box::new(m20261122_000007_worked::Migration),
            Box::new(m20261127_000001_passkeys::Migration),
            Box::new(m20261127_000002_tokens::Migration),
            Box::new(m20261127_000003_publishing::Migration),
            Box::new(m20261127_000005_media::Migration),
            Box::new(m20261127_000007_ends::Migration),
            Box::new(m20261127_000008_revisions::Migration),
        ]
    }
}
