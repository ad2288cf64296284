//! The way to a bucket: over hyper and rustls, as everything else that the site asks of others, and signed with the hashes
//! that are here already.

use async_trait::async_trait;
use hmac::{Hmac, KeyInit, Mac};
use http_body_util::BodyExt;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect;
use hyper_util::rt::TokioExecutor;
use object_store::ClientOptions;
use object_store::client::{
    CryptoProvider, DigestAlgorithm, DigestContext, HmacContext, HttpClient, HttpConnector,
    HttpError, HttpErrorKind, HttpRequest, HttpRequestBody, HttpResponse, HttpResponseBody,
    HttpService, Signer, SigningAlgorithm,
};
use rustls::crypto::ring;
use sha2::{Digest, Sha256};
use std::fmt;
use std::io;
use std::time::Duration;

/// How long a storage may take to pick up.
const CONNECT: Duration = Duration::from_secs(3);
/// How long it may take to the first byte of its answer.
const ANSWER: Duration = Duration::from_secs(20);

/// Makes the clients.
#[derive(Debug)]
pub(crate) struct Https;

struct Service(Client<HttpsConnector<connect::HttpConnector>, HttpRequestBody>);

impl HttpConnector for Https {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        let mut http = connect::HttpConnector::new();
        http.enforce_http(false);
        http.set_connect_timeout(Some(CONNECT));
        // The certificates of the system, which an owner may have added to; those of Mozilla where there are none.
        let tls = match HttpsConnectorBuilder::new()
            .with_provider_and_native_roots(ring::default_provider())
        {
            Ok(tls) => tls,
            Err(_none) => HttpsConnectorBuilder::new()
                .with_provider_and_webpki_roots(ring::default_provider())
                .map_err(|cause| generic(cause.into()))?,
        };
        let connector = tls.https_or_http().enable_http1().wrap_connector(http);
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Ok(HttpClient::new(Service(client)))
    }
}

#[async_trait]
impl HttpService for Service {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let asking = tokio::time::timeout(ANSWER, self.0.request(request));
        let Ok(answer) = asking.await else {
            let slow = io::Error::from(io::ErrorKind::TimedOut);
            return Err(HttpError::new(HttpErrorKind::Timeout, slow));
        };
        let answer = answer.map_err(|error| {
            let kind = if error.is_connect() {
                HttpErrorKind::Connect
            } else {
                HttpErrorKind::Request
            };
            HttpError::new(kind, error)
        })?;
        Ok(answer.map(|body| {
            HttpResponseBody::new(
                body.map_err(|error| HttpError::new(HttpErrorKind::Interrupted, error)),
            )
        }))
    }
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Service")
    }
}

/// SHA-256, which is all that signing a request takes.
#[derive(Debug)]
pub(crate) struct Signing;

struct Hashing(Sha256, Vec<u8>);
struct Keyed(Hmac<Sha256>, Vec<u8>);

impl CryptoProvider for Signing {
    fn digest(&self, _: DigestAlgorithm) -> object_store::Result<Box<dyn DigestContext>> {
        Ok(Box::new(Hashing(Sha256::new(), Vec::new())))
    }

    fn hmac(
        &self,
        _: DigestAlgorithm,
        secret: &[u8],
    ) -> object_store::Result<Box<dyn HmacContext>> {
        let keyed = Hmac::new_from_slice(secret).map_err(|cause| generic(cause.into()))?;
        Ok(Box::new(Keyed(keyed, Vec::new())))
    }

    fn sign(&self, _: SigningAlgorithm, _: &[u8]) -> object_store::Result<Box<dyn Signer>> {
        Err(generic("no bucket of S3 is asked with an RSA key".into()))
    }
}

impl DigestContext for Hashing {
    fn update(&mut self, data: &[u8]) {
        Digest::update(&mut self.0, data);
    }

    fn finish(&mut self) -> object_store::Result<&[u8]> {
        self.1 = self.0.finalize_reset().to_vec();
        Ok(&self.1)
    }
}

impl HmacContext for Keyed {
    fn update(&mut self, data: &[u8]) {
        Mac::update(&mut self.0, data);
    }

    fn finish(&mut self) -> object_store::Result<&[u8]> {
        self.1 = self.0.clone().finalize().into_bytes().to_vec();
        Ok(&self.1)
    }
}

fn generic(source: Box<dyn std::error::Error + Send + Sync>) -> object_store::Error {
    object_store::Error::Generic {
        store: "S3",
        source,
    }
}
