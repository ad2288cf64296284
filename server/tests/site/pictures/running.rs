//! Talking to a program that runs by itself, and may be killed.

use std::io::{self, Read, Write};
use std::net::TcpStream;

const FORM: &str = "application/x-www-form-urlencoded";
const PASSWORD: &str = "violet+tractor+sings+at+dawn";

/// Makes Ada's account, and gives the cookie of her session.
pub fn registered(address: &str) -> String {
    let fields =
        format!("email=ada%40example.org&name=ada&password={PASSWORD}&password_confirm={PASSWORD}");
    session(&post(address, "/register", FORM, "", fields.as_bytes()))
}

/// The same for Ada who has an account.
pub fn logged_in(address: &str) -> String {
    let fields = format!("email=ada%40example.org&password={PASSWORD}");
    session(&post(address, "/login", FORM, "", fields.as_bytes()))
}

fn session(answer: &str) -> String {
    let lines = answer.lines();
    let mut cookies = lines.filter_map(|line| line.strip_prefix("set-cookie: "));
    let cookie = cookies.find(|cookie| cookie.starts_with("quire="));
    let pair = cookie.and_then(|cookie| cookie.split(';').next());
    pair.expect("a session").to_owned()
}

/// The whole answer.
pub fn post(address: &str, path: &str, kind: &str, cookie: &str, body: &[u8]) -> String {
    try_post(address, path, kind, cookie, body).expect("an answer")
}

pub fn try_post(
    address: &str,
    path: &str,
    kind: &str,
    cookie: &str,
    body: &[u8],
) -> io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCookie: {cookie}\r\n\
         Accept: application/json\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
