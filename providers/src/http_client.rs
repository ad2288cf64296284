//! The one way in which the site asks a provider something: by https, in bounded time and size, and of the address that
//! was meant. A redirect is an answer like any other; nobody follows it.

use crate::settings::may_be_asked;
use http::header::USER_AGENT;
use http::{HeaderValue, Request, Response};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use openidconnect::AsyncHttpClient;
use rustls::crypto::ring;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;
use url::Url;

/// How long a provider may take to pick up.
const CONNECT: Duration = Duration::from_secs(2);
/// How long it may take to say all it has to say.
const TOTAL: Duration = Duration::from_secs(5);
/// The most it may say, in bytes. Key sets of large providers have some tens of thousands.
const MOST: usize = 256 * 1024;

#[derive(Clone)]
pub(crate) struct HttpClient {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    /// Whether plain http on this machine is fine.
    loopback: bool,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum HttpError {
    #[error("not an address that may be asked")]
    Forbidden,
    #[error("no answer in time")]
    TooSlow,
    #[error("an answer that is too long, or breaks off")]
    Body,
    #[error("no connection")]
    Unreachable,
}

impl HttpClient {
    pub(crate) fn new(loopback: bool) -> Result<Self, rustls::Error> {
        let mut http = HttpConnector::new();
        http.enforce_http(false);
        http.set_connect_timeout(Some(CONNECT));
        // The certificates of the system, which an owner may have added to; those of Mozilla where there are none, as in
        // an empty container.
        let tls = match HttpsConnectorBuilder::new()
            .with_provider_and_native_roots(ring::default_provider())
        {
            Ok(tls) => tls,
            Err(_none) => HttpsConnectorBuilder::new()
                .with_provider_and_webpki_roots(ring::default_provider())?,
        };
        let connector = tls.https_or_http().enable_http1().wrap_connector(http);
        Ok(Self {
            client: Client::builder(TokioExecutor::new()).build(connector),
            loopback,
        })
    }

    /// Whether an address that a provider named may be used.
    pub(crate) fn allows(&self, url: &Url) -> bool {
        may_be_asked(url, self.loopback)
    }

    pub(crate) async fn ask(
        &self,
        request: Request<Vec<u8>>,
    ) -> Result<Response<Vec<u8>>, HttpError> {
        let url = Url::parse(&request.uri().to_string()).map_err(|_cause| HttpError::Forbidden)?;
        if !self.allows(&url) {
            return Err(HttpError::Forbidden);
        }
        let asking = tokio::time::timeout(TOTAL, self.exchange(request));
        asking.await.unwrap_or(Err(HttpError::TooSlow))
    }

    async fn exchange(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, HttpError> {
        let mut request = request.map(|body| Full::new(Bytes::from(body)));
        // Some providers do not answer those who do not say what they are.
        let quire = HeaderValue::from_static("Quire");
        request.headers_mut().insert(USER_AGENT, quire);
        let answer = self.client.request(request).await;
        let (parts, body) = answer
            .map_err(|_cause| HttpError::Unreachable)?
            .into_parts();
        let body = Limited::new(body, MOST).collect().await;
        let body = body.map_err(|_cause| HttpError::Body)?.to_bytes().to_vec();
        Ok(Response::from_parts(parts, body))
    }
}

impl<'c> AsyncHttpClient<'c> for HttpClient {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Vec<u8>>, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: Request<Vec<u8>>) -> Self::Future {
        Box::pin(self.ask(request))
    }
}

impl fmt::Debug for HttpClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HttpClient")
    }
}
