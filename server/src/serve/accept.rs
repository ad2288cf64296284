//! The loop that accepts connections, and its end.

use super::{StopRequests, connection, descriptors};
use crate::middleware::Site;
use hyper_util::server::graceful::GracefulShutdown;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;

/// Connections at a time. Further ones wait in the system's queue until one ends, as idle ones do within seconds.
const MOST: usize = 4096;
/// How long requests under way may take to end after the server was asked to stop.
const DRAIN: Duration = Duration::from_secs(8);
/// A pause after the system could not give us a connection: the reason rarely goes away at once.
const BREATH: Duration = Duration::from_millis(50);

pub(super) async fn until_stopped(listener: TcpListener, site: Site, mut stop: StopRequests) {
    let places = Arc::new(Semaphore::new(descriptors::room_for(MOST)));
    let graceful = GracefulShutdown::new();
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            biased;
            () = stop.asked(1) => break,
            (place, stream, peer) = next(&listener, &places) => {
                let answering = graceful.watch(connection::answer(stream, peer, site.clone()));
                connections.spawn(async move {
                    connection::finished(answering.await);
                    drop(place);
                });
            }
            Some(_) = connections.join_next() => {}
        }
    }
    drop(listener);
    tracing::info!(connections = connections.len(), "stopping");
    tokio::select! {
        () = graceful.shutdown() => {}
        () = stop.asked(2) => tracing::warn!("stopped at once"),
        () = tokio::time::sleep(DRAIN) => tracing::warn!(left = connections.len(), "cut off what did not end"),
    }
    connections.shutdown().await;
}

/// The next connection and its place among all. Waits for as long as it takes: a connection that could not be accepted
/// is no reason to stop.
async fn next(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> (Option<OwnedSemaphorePermit>, TcpStream, SocketAddr) {
    // The semaphore is never closed.
    let place = places.clone().acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => return (place, stream, peer),
            Err(error) if is_theirs(&error) => {}
            Err(error) => {
                tracing::error!(%error, "cannot accept connections");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
}

/// The client went away before we came to it.
fn is_theirs(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionRefused
    )
}
