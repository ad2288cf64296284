//! Sending files, as a form or a script would, and looking at what became of them.

use crate::person::{Answer, Person};
use reqwest::Method;
use serde_json::Value;

/// The body of a form with files, and what it is called.
pub fn form(files: &[(&str, &[u8])]) -> (String, Vec<u8>) {
    const BOUNDARY: &str = "----quire-test-boundary";
    let mut body = Vec::new();
    for (name, bytes) in files {
        body.extend_from_slice(
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"{name}\"\r\n\
                 Content-Type: image/png\r\n\r\n"
            )
            .as_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={BOUNDARY}"), body)
}

impl Person {
    /// As the plain form of the library does.
    pub async fn uploads(&self, files: &[(&str, &[u8])]) -> Answer {
        self.sends_files("/media", "text/html", files).await
    }

    /// As the editor's script does.
    pub async fn uploads_by_script(&self, file: &[u8]) -> Answer {
        let files = [("a.png", file)];
        self.sends_files("/media", "application/json", &files).await
    }

    pub async fn sends_files(&self, path: &str, accept: &str, files: &[(&str, &[u8])]) -> Answer {
        let (kind, body) = form(files);
        let request = self
            .request(Method::POST, path)
            .header("accept", accept)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", kind)
            .body(body);
        self.sends(request).await
    }

    /// Uploads what is taken, and says its address.
    pub async fn has_uploaded(&self, file: &[u8]) -> String {
        let answer = self.uploads_by_script(file).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        address(&answer)
    }

    /// The bytes at an address.
    pub async fn fetches(&self, path: &str) -> Vec<u8> {
        let answer = self.request(Method::GET, path).send().await;
        let answer = answer.expect("an answer");
        assert_eq!(answer.status().as_u16(), 200, "{path}");
        answer.bytes().await.expect("bytes").to_vec()
    }
}

/// The first picture that an answer tells of.
pub fn picture(answer: &Answer) -> Value {
    let told: Value = serde_json::from_str(&answer.body).expect("JSON");
    told["pictures"][0].clone()
}

pub fn address(answer: &Answer) -> String {
    let picture = picture(answer);
    picture["address"].as_str().expect("an address").to_owned()
}
