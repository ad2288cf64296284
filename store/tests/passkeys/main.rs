//! Passkeys: making them, showing them in every place that asks for one, and losing them. The device is a test's own.

#![expect(
    unreachable_pub,
    reason = "a test program has no outside, and its parts are one another's library"
)]

mod adding;
mod device;
mod people;
mod removing;
mod showing;
