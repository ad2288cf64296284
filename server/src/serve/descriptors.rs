//! How many files and connections the system lets us have open.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// For the database, the log and whatever else is not a connection.
const OTHERS: usize = 64;

/// Raises the soft limit as far as this user may, and gives the number of connections that fit under it, at most
/// `wanted`. Many systems start programs with a limit of 1024, which a thousand slow clients would use up.
pub(super) fn room_for(wanted: usize) -> usize {
    let limit = getrlimit(Resource::Nofile);
    let needed = (wanted + OTHERS) as u64;
    let raised = limit.maximum.map_or(needed, |most| most.min(needed));
    let enough = limit.current.is_none_or(|now| now >= raised);
    let new = Rlimit {
        current: Some(raised),
        ..limit
    };
    let current = if enough || setrlimit(Resource::Nofile, new).is_err() {
        limit.current
    } else {
        Some(raised)
    };
    let room = current.map_or(wanted, |now| usize::try_from(now).unwrap_or(usize::MAX));
    room.saturating_sub(OTHERS).clamp(16, wanted)
}
