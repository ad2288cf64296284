//! Finds out who is asking. Anybody can write an `X-Forwarded-For`, so it counts only when the peer is a configured
//! proxy, and then only as far as the rightmost hop that is not itself such a proxy.

use super::{Peer, Rules};
use app::server::ClientIp;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

const X_FORWARDED_FOR: &str = "x-forwarded-for";

pub(super) async fn find(
    State(rules): State<Arc<Rules>>,
    mut request: Request,
    next: Next,
) -> Response {
    let peer = match request.extensions().get::<Peer>() {
        Some(Peer(address)) => address.ip().to_canonical(),
        None => IpAddr::V4(Ipv4Addr::UNSPECIFIED),
    };
    let client = client(&rules, peer, request.headers());
    request.extensions_mut().insert(ClientIp(client));
    next.run(request).await
}

fn client(rules: &Rules, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    if !is_trusted(rules, peer) {
        return peer;
    }
    let x_forwarded_for = list(headers, X_FORWARDED_FOR);
    let forwarded = list(headers, http::header::FORWARDED.as_str());
    let by_x = last_untrusted(rules, peer, x_forwarded_for.iter().map(|hop| address(hop)));
    let by_standard = last_untrusted(rules, peer, forwarded.iter().map(|hop| forwarded_for(hop)));
    match (x_forwarded_for.is_empty(), forwarded.is_empty()) {
        (_, true) => by_x,
        (true, false) => by_standard,
        // A proxy writes one of the two and hands the other on as the client sent it. If they disagree, one of them
        // is the client's invention, and there is no telling which.
        (false, false) if by_x == by_standard => by_x,
        (false, false) => peer,
    }
}

fn is_trusted(rules: &Rules, ip: IpAddr) -> bool {
    rules
        .trusted_proxies
        .iter()
        .any(|network| network.contains(ip))
}

/// Walks from our own proxy outwards, and stops at the first hop that nobody vouches for or that makes no sense.
fn last_untrusted(
    rules: &Rules,
    peer: IpAddr,
    hops: impl DoubleEndedIterator<Item = Option<IpAddr>>,
) -> IpAddr {
    let mut client = peer;
    for hop in hops.rev() {
        let Some(hop) = hop else { break };
        client = hop;
        if !is_trusted(rules, hop) {
            break;
        }
    }
    client
}

/// The members of a header that may come in several lines of several members.
fn list<'a>(headers: &'a HeaderMap, name: &str) -> Vec<&'a str> {
    headers
        .get_all(name)
        .iter()
        .flat_map(|line| line.to_str().unwrap_or("?").split(','))
        .map(str::trim)
        .collect()
}

/// The `for=` of one member of `Forwarded` (RFC 7239).
fn forwarded_for(member: &str) -> Option<IpAddr> {
    let value = member.split(';').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        name.trim().eq_ignore_ascii_case("for").then_some(value)
    })?;
    address(value.trim().trim_matches('"'))
}

/// An address, with or without a port.
fn address(hop: &str) -> Option<IpAddr> {
    let bare = hop
        .strip_prefix('[')
        .and_then(|hop| hop.strip_suffix(']'))
        .unwrap_or(hop);
    bare.parse()
        .ok()
        .or_else(|| hop.parse::<SocketAddr>().ok().map(|hop| hop.ip()))
        .map(|ip: IpAddr| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    /// Behind a proxy at 10.0.0.1, which is behind another in 10.1.0.0/16.
    fn seen_from(peer: &str, headers: &[(&'static str, &str)]) -> String {
        let environment = [("QUIRE_TRUSTED_PROXIES", "10.0.0.1, 10.1.0.0/16, ::1")];
        let config = Config::read(None, environment).expect("a configuration");
        let rules = Rules::new(&config, config.public_url(config.listen));
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().expect("a header"));
        }
        client(&rules, peer.parse().expect("an address"), &map).to_string()
    }

    #[test]
    fn row_17_a_stranger_cannot_say_where_they_come_from() {
        let lie = [
            (X_FORWARDED_FOR, "203.0.113.9"),
            ("forwarded", "for=203.0.113.9"),
        ];
        assert_eq!(seen_from("198.51.100.7", &lie), "198.51.100.7");
    }

    #[test]
    fn row_17_a_trusted_proxy_is_believed_up_to_the_first_stranger() {
        let via = |value| seen_from("10.0.0.1", &[(X_FORWARDED_FOR, value)]);
        assert_eq!(via("203.0.113.9"), "203.0.113.9");
        assert_eq!(via("6.6.6.6, 203.0.113.9, 10.1.2.3"), "203.0.113.9");
        assert_eq!(via("203.0.113.9:4711"), "203.0.113.9");
        assert_eq!(via("2001:db8::9"), "2001:db8::9");
        assert_eq!(via("[2001:db8::9]:4711"), "2001:db8::9");
        assert_eq!(via("::ffff:203.0.113.9"), "203.0.113.9");
        assert_eq!(via("6.6.6.6, unknown"), "10.0.0.1");
        assert_eq!(via("6.6.6.6, unknown, 10.1.2.3"), "10.1.2.3");
        assert_eq!(via("10.1.0.1"), "10.1.0.1");
        let two_lines = [
            (X_FORWARDED_FOR, "6.6.6.6"),
            (X_FORWARDED_FOR, "203.0.113.9"),
        ];
        assert_eq!(seen_from("10.0.0.1", &two_lines), "203.0.113.9");
        assert_eq!(seen_from("10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn row_17_the_standard_header_says_the_same() {
        let via = |value| seen_from("::1", &[("forwarded", value)]);
        assert_eq!(via("for=203.0.113.9;proto=https"), "203.0.113.9");
        assert_eq!(
            via("proto=https; For=\"[2001:db8::9]:4711\""),
            "2001:db8::9"
        );
        assert_eq!(
            via("for=6.6.6.6, for=203.0.113.9, for=10.1.2.3"),
            "203.0.113.9"
        );
        assert_eq!(via("for=_hidden"), "::1");
        assert_eq!(via("by=203.0.113.9"), "::1");
    }

    #[test]
    fn row_17_where_the_two_headers_disagree_neither_counts() {
        let both =
            |x, standard| seen_from("10.0.0.1", &[(X_FORWARDED_FOR, x), ("forwarded", standard)]);
        assert_eq!(both("203.0.113.9", "for=6.6.6.6"), "10.0.0.1");
        assert_eq!(both("203.0.113.9", "for=203.0.113.9"), "203.0.113.9");
    }
}
