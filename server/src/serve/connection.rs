//! One connection: HTTP/1.1, with a limit on everything a client could take its time over. HTTP/2 is left to the proxy
//! that also does TLS, and none of the common ones speaks it to the server behind.

use super::stall::StallGuard;
use crate::middleware::{Peer, Site};
use axum::body::Body;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulConnection;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpStream;
use tower::ServiceExt;

/// From the moment we are ready for a request to the end of its headers. So it is also the limit on the first byte of a
/// new connection, and on how long an idle one is kept.
const HEADERS: Duration = Duration::from_secs(10);
/// All headers of a request together.
const HEADER_BYTES: usize = 64 * 1024;

/// The work of answering a connection's requests.
pub(super) fn answer(
    stream: TcpStream,
    peer: SocketAddr,
    site: Site,
) -> impl GracefulConnection<Error = hyper::Error> + Send {
    // Without it the end of an answer can wait 40 ms for the client's acknowledgement of its beginning.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "no TCP_NODELAY");
    }
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(Peer(peer));
        site.clone().oneshot(request)
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS)
        .max_buf_size(HEADER_BYTES)
        .serve_connection(TokioIo::new(StallGuard::new(stream)), service)
}

/// Connections break all the time; only who looks for it wants to know.
pub(super) fn finished(outcome: Result<(), hyper::Error>) {
    if let Err(error) = outcome {
        tracing::debug!(%error, "a connection ended early");
    }
}
