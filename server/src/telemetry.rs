//! The log: on stderr, as text for people or as JSON for machines.

use crate::config::LogFormat;
use std::io::{self, IsTerminal};
use std::panic::{self, PanicHookInfo};
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt};

/// Libraries that tell more than a log may hold (statements, headers, session records) when asked for details. They
/// are kept to warnings, whatever `RUST_LOG` says.
const TALKATIVE: [&str; 9] = [
    "axum",
    "hyper",
    "hyper_util",
    "sea_orm",
    "sea_orm_migration",
    "sqlx",
    "tower_cookies",
    "tower_sessions",
    "tower_sessions_core",
];

/// Starts the log of this process. A second call, as in tests, changes nothing.
pub(crate) fn start(format: LogFormat, asked: &Targets) {
    let lines = fmt::layer().with_writer(io::stderr);
    let lines = match format {
        LogFormat::Text => lines.with_ansi(io::stderr().is_terminal()).boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    let log = tracing_subscriber::registry().with(lines.with_filter(filter(asked)));
    if log.try_init().is_ok() {
        panic::set_hook(Box::new(panicked));
    }
}

/// `info` unless something else was asked for.
fn filter(asked: &Targets) -> Targets {
    let base = if asked.default_level().is_none() && asked.iter().next().is_none() {
        Targets::new().with_default(LevelFilter::INFO)
    } else {
        asked.clone()
    };
    base.with_targets(TALKATIVE.map(|target| (target, LevelFilter::WARN)))
}

/// A panic is a line in the log like any other, within the span of the request that it ended.
fn panicked(info: &PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string);
    let message = info.payload_as_str().unwrap_or("no message");
    tracing::error!(place, message, "panicked");
}
