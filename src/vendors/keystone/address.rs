//! What is at an address that does not answer like Keystone v3.
use super::Keystone;
use crate::domain::account::sign_in::WrongAddress;
use crate::transport::{Failure, Method, Request, Response, Transport, json};
use serde_json::value::RawValue;

impl<T: Transport> Keystone<T> {
    /// `GET /v3`: whether Keystone v3 is here, and what is here instead if not. Needs no token.
    ///
    /// # Errors
    /// The failure when nobody answers; an answer of any kind is judged, not an error.
    pub async fn discover(&self) -> Result<Option<WrongAddress>, Failure> {
        let request = Request::new(Method::Get, self.base.as_str().to_owned(), self.timeout);
        let response = self.transport.send(&request).await?;
        if speaks_v3(&response) {
            return Ok(None);
        }
        Ok(Some(self.judge(&response).await))
    }

    /// Why `answer` is not Keystone's: `None` when a version 3 is at the base nevertheless.
    pub(super) async fn explore(&self, answer: &Response) -> Option<WrongAddress> {
        match self.discover().await {
            Ok(wrong) => wrong,
            Err(_) => Some(self.judge(answer).await),
        }
    }

    /// What an answer that is not Keystone v3's tells about the address.
    async fn judge(&self, response: &Response) -> WrongAddress {
        if let Some(wrong) = version_list(response, self.base.as_str()) {
            return wrong;
        }
        let above = Request::new(Method::Get, format!("{}/", self.base.above_v3()), self.timeout);
        if let Ok(above) = self.transport.send(&above).await
            && let Some(wrong) = version_list(&above, self.base.as_str())
            && !matches!(&wrong, WrongAddress::VersionList { better: None })
        {
            return wrong;
        }
        match (response.status, response.raw()) {
            (404, _) => WrongAddress::NothingThere,
            (_, Ok(_)) => WrongAddress::OtherService,
            (_, Err(Failure::Unreadable { excerpt, .. })) => WrongAddress::WebPage { excerpt },
            (_, Err(_)) => WrongAddress::NothingThere,
        }
    }
}

/// `{"version": {"id": "v3.14", …}}`.
fn speaks_v3(response: &Response) -> bool {
    matches!(response.status, 200..=299) && json::at(&response.text(), &["version", "id"]).is_some_and(is_v3)
}

/// A list of versions below `asked`, and where its version 3 is. Of a listed link only the path's end counts: its host may
/// be one that only the cluster itself can reach.
fn version_list(response: &Response, asked: &str) -> Option<WrongAddress> {
    let body = response.text();
    let list = json::list(json::at(&body, &["versions", "values"]).or_else(|| json::at(&body, &["versions"]))?)?;
    let third = list.iter().find(|version| json::at(version.get(), &["id"]).is_some_and(is_v3));
    let href = third.and_then(|version| {
        let links = json::list(json::at(version.get(), &["links"])?)?;
        json::string(json::at(links.first()?.get(), &["href"])?)
    });
    let path = href
        .as_deref()
        .and_then(|href| href.split_once("://"))
        .map_or("", |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let path = path.trim_end_matches('/');
    let origin = crate::transport::address::origin(asked);
    let better = (!path.is_empty()).then(|| format!("{origin}/{path}"));
    Some(WrongAddress::VersionList { better: better.filter(|better| better != asked) })
}

/// `v3.14`, `v3`.
fn is_v3(id: &RawValue) -> bool {
    json::string(id).is_some_and(|id| id == "v3" || id.starts_with("v3."))
}
