//! Somebody at a browser: what they can do on the site, and the cookies that they get for it.

use reqwest::{Client, Method, RequestBuilder, Response, redirect::Policy};
use std::collections::BTreeMap;
use std::sync::Mutex;

/// A browser that follows no redirect by itself.
pub struct Person {
    client: Client,
    origin: String,
    cookies: Mutex<BTreeMap<String, String>>,
    headers: Mutex<BTreeMap<&'static str, String>>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: http::HeaderMap,
    pub body: String,
}

impl Person {
    pub fn new(origin: String) -> Self {
        let client = Client::builder()
            .redirect(Policy::none())
            .build()
            .expect("a client");
        Self {
            client,
            origin,
            cookies: Mutex::default(),
            headers: Mutex::default(),
        }
    }

    pub async fn visits(&self, path: &str) -> Answer {
        self.sends(self.request(Method::GET, path)).await
    }

    /// Sends a form as the site's own page would.
    pub async fn submits(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self
            .request(Method::POST, path)
            .header("accept", "text/html")
            .header("sec-fetch-site", "same-origin")
            .form(fields);
        self.sends(request).await
    }

    pub async fn logs_in(&self, name: &str, password: &str) -> Answer {
        let email = format!("{name}@example.org");
        let fields = [("email", email.as_str()), ("password", password)];
        self.submits("/login", &fields).await
    }

    pub async fn logs_out(&self) -> Answer {
        self.submits("/logout", &[]).await
    }

    pub async fn registers(&self, name: &str, password: &str) -> Answer {
        let email = format!("{name}@example.org");
        let fields = [
            ("email", email.as_str()),
            ("name", name),
            ("password", password),
            ("password_confirm", password),
        ];
        self.submits("/register", &fields).await
    }

    /// Whether the site greets them.
    pub async fn is_signed_in(&self) -> bool {
        self.visits("/").await.body.contains("action=\"/logout\"")
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.jar().get(name).cloned()
    }

    /// Comes with a cookie from elsewhere.
    pub fn brings(&self, name: &str, value: &str) {
        self.jar().insert(name.to_owned(), value.to_owned());
    }

    /// From now on every request says this.
    pub fn always_says(&self, header: &'static str, value: &str) {
        let mut headers = self.headers.lock().expect("nobody panicked in here");
        headers.insert(header, value.to_owned());
    }

    /// A request with their cookies, to be completed and sent.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let mut request = self
            .client
            .request(method, format!("{}{path}", self.origin));
        let headers = self.headers.lock().expect("nobody panicked in here");
        for (name, value) in headers.iter() {
            request = request.header(*name, value);
        }
        drop(headers);
        let cookies: Vec<String> = self
            .jar()
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if cookies.is_empty() {
            request
        } else {
            request.header("cookie", cookies.join("; "))
        }
    }

    pub async fn sends(&self, request: RequestBuilder) -> Answer {
        let response = request.send().await.expect("an answer");
        self.keep_cookies(&response);
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.text().await.expect("a body"),
        }
    }

    fn keep_cookies(&self, response: &Response) {
        for line in response.headers().get_all("set-cookie") {
            let line = line.to_str().expect("text");
            let (pair, attributes) = line.split_once(';').unwrap_or((line, ""));
            let (name, value) = pair.split_once('=').expect("a cookie");
            if attributes.to_lowercase().contains("max-age=0") {
                self.jar().remove(name);
            } else {
                self.jar().insert(name.to_owned(), value.to_owned());
            }
        }
    }

    fn jar(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, String>> {
        self.cookies.lock().expect("nobody panicked in here")
    }
}

impl Answer {
    /// The value of a header, empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("text"))
    }

    /// All lines of a header.
    pub fn all(&self, name: &str) -> Vec<String> {
        let values = self.headers.get_all(name).iter();
        values
            .map(|value| value.to_str().expect("text").to_owned())
            .collect()
    }
}
