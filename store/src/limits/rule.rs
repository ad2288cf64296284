//! The rules themselves: what a count means, and what a further try makes of it. No database, no clock.

use crate::entity::attempt::Model;

/// When the next try is too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// So many tries in a stretch of time that begins with the first.
    Window { tries: i32, millis: i64 },
    /// Every failure after the fifth doubles the wait, from one second to a quarter of an hour.
    BackOff,
}

/// What is known about the tries so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    pub(super) count: i32,
    pub(super) first: i64,
    pub(super) blocked_until: i64,
}

impl State {
    pub(super) fn of(row: &Model) -> Self {
        Self {
            count: row.count,
            first: row.first,
            blocked_until: row.blocked_until,
        }
    }
}

impl Rule {
    /// Failures that cost nothing but themselves.
    const FREE: i32 = 5;
    const LONGEST: i64 = 15 * 60;

    pub(super) const fn window(tries: i32, millis: i64) -> Self {
        Self::Window { tries, millis }
    }

    /// The moment from which a try counts again, if one does not count now.
    pub(super) fn closed_until(self, state: State, now: i64) -> Option<i64> {
        let (closed, until) = match self {
            Self::Window { tries, millis } => (state.count >= tries, state.first + millis),
            Self::BackOff => (true, state.blocked_until),
        };
        (closed && now < until).then_some(until)
    }

    /// The state after one more try.
    pub(super) fn after(self, state: State, now: i64) -> State {
        match self {
            Self::Window { millis, .. } if now >= state.first + millis => State {
                count: 1,
                first: now,
                blocked_until: 0,
            },
            Self::Window { .. } => State {
                count: state.count + 1,
                ..state
            },
            Self::BackOff => {
                let count = state.count.saturating_add(1);
                State {
                    count,
                    blocked_until: now + Self::wait(count),
                    ..state
                }
            }
        }
    }

    /// Milliseconds to wait after that many failures in a row.
    fn wait(failures: i32) -> i64 {
        let Ok(doublings) = u32::try_from(failures - Self::FREE) else {
            return 0;
        };
        let seconds = 1_i64.checked_shl(doublings.min(32)).unwrap_or(i64::MAX);
        seconds.min(Self::LONGEST) * 1000
    }
}

#[cfg(test)]
mod tests {
    use super::{Rule, State};

    #[test]
    fn row_14_the_wait_doubles_from_a_second_to_a_quarter_of_an_hour() {
        let mut state = State::default();
        let mut now = 1_000_000;
        let mut waits = Vec::new();
        for _ in 0..20 {
            state = Rule::BackOff.after(state, now);
            let until = Rule::BackOff.closed_until(state, now).unwrap_or(now);
            waits.push((until - now) / 1000);
            now = until;
        }
        let expected = [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512];
        assert_eq!(waits[..14], expected);
        assert!(waits[14..].iter().all(|wait| *wait == 900), "{waits:?}");
    }

    #[test]
    fn row_13_a_window_closes_after_its_tries_and_opens_when_it_is_over() {
        let rule = Rule::window(2, 1000);
        let first = rule.after(State::default(), 5000);
        assert_eq!(rule.closed_until(first, 5000), None);
        let second = rule.after(first, 5900);
        assert_eq!(rule.closed_until(second, 5999), Some(6000));
        assert_eq!(rule.closed_until(second, 6000), None);
        assert_eq!(rule.after(second, 6000).count, 1);
    }

    #[test]
    fn row_14_a_thousand_failures_do_not_overflow() {
        let state = State {
            count: i32::MAX,
            ..State::default()
        };
        let next = Rule::BackOff.after(state, 0);
        assert_eq!(next.blocked_until, 900_000);
    }
}
