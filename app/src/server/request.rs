//! What the server knows of a request before the app sees it. The server's middleware puts each of these into the
//! request's extensions; pages, forms and server functions read them there.

use std::net::IpAddr;
use std::sync::Arc;

/// The random word that the scripts of this one answer carry and its Content-Security-Policy names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CspNonce(pub Arc<str>);

/// The number under which the log keeps this request, and which an error page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(pub Arc<str>);

/// Who is asking, as far as the network knows: the peer, or what a trusted proxy says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientIp(pub IpAddr);
