//! What is known of a provider: its endpoints and its keys, fetched when they are needed and kept for an hour.

use crate::{Problem, Site};
use domain::Timestamp;
use openidconnect::core::{
    CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClient, CoreClientAuthMethod, CoreGrantType,
    CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm,
    CoreResponseMode, CoreResponseType, CoreSubjectIdentifierType,
};
use openidconnect::{
    AdditionalProviderMetadata, AuthType, ClientId, ClientSecret, DiscoveryError, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IssuerUrl, ProviderMetadata, RedirectUrl,
};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, PoisonError, RwLock};

/// How long the endpoints and keys of a provider are kept, in milliseconds.
const AGE: i64 = 60 * 60 * 1000;

/// This site, as the client of a provider.
pub(super) type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

type Metadata = ProviderMetadata<
    NamesIssuer,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// The promise of RFC 9207, that every answer says who gives it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct NamesIssuer {
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for NamesIssuer {}

/// Nobody waits for somebody else's question: two at once ask twice, and the later answer stays.
#[derive(Debug, Default)]
pub(super) struct Known(RwLock<Option<(Timestamp, Arc<Discovered>)>>);

#[derive(Debug)]
pub(super) struct Discovered(Metadata);

impl Known {
    pub(super) async fn get(
        &self,
        site: &Site,
        now: Timestamp,
    ) -> Result<Arc<Discovered>, Problem> {
        let kept = self
            .0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        match kept {
            Some((since, known)) if now < since.plus_millis(AGE) => Ok(known),
            _ => self.refresh(site, now).await,
        }
    }

    pub(super) async fn refresh(
        &self,
        site: &Site,
        now: Timestamp,
    ) -> Result<Arc<Discovered>, Problem> {
        let known = Arc::new(Discovered(discover(site).await?));
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        *kept = Some((now, known.clone()));
        Ok(known)
    }
}

async fn discover(site: &Site) -> Result<Metadata, Problem> {
    let issuer = IssuerUrl::new(site.issuer.clone());
    let issuer = issuer.map_err(|_cause| Problem::away("its issuer is no address"))?;
    let discovered = Metadata::discover_async(issuer, &site.http).await;
    discovered.map_err(|error| match error {
        DiscoveryError::Request(_) => Problem::away("its discovery or its keys cannot be fetched"),
        DiscoveryError::Response(..) => {
            Problem::away("its discovery or its keys are not where they should be")
        }
        DiscoveryError::Validation(_) => Problem::untrusted("its discovery names another issuer"),
        _ => Problem::untrusted("its discovery or its keys make no sense"),
    })
}

impl Discovered {
    pub(super) fn answers_name_the_issuer(&self) -> bool {
        let more = self.0.additional_metadata();
        more.authorization_response_iss_parameter_supported
    }

    pub(super) fn client(&self, site: &Site) -> Result<Client, Problem> {
        let back = RedirectUrl::new(site.redirect_uri.clone());
        let back = back.map_err(|_cause| Problem::away("this site's own address is none"))?;
        let id = ClientId::new(site.client_id.clone());
        let secret = ClientSecret::new(site.client_secret.tell().to_owned());
        let client = CoreClient::from_provider_metadata(self.0.clone(), id, Some(secret));
        Ok(client
            .set_redirect_uri(back)
            .set_auth_type(self.auth_type()))
    }

    /// In a header, as the standard has it, unless the provider takes the secret only in the form.
    fn auth_type(&self) -> AuthType {
        use CoreClientAuthMethod::{ClientSecretBasic, ClientSecretPost};
        let methods = self.0.token_endpoint_auth_methods_supported();
        let only_post = methods.is_some_and(|methods| {
            methods.contains(&ClientSecretPost) && !methods.contains(&ClientSecretBasic)
        });
        if only_post {
            AuthType::RequestBody
        } else {
            AuthType::BasicAuth
        }
    }
}
