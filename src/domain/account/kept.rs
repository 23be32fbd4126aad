//! A session as text, for a person who ticks "keep for this tab".
use super::{About, Endpoint, Identity, Named, Scope, Secret, Session};
use crate::domain::moment::Moment;

/// The written form is a flat list of texts, each list in it led by its length: one shape for the JSON reader, which is
/// in the program for others already, instead of one per structure. It is the only place where a token is written.
type Texts = Vec<Option<String>>;

impl Session {
    /// The session **with its token** as text. Only for the session storage of a tab, and only when asked for.
    #[must_use]
    pub fn expose_for_this_tab(&self) -> Secret {
        let mut texts = written(&self.about);
        texts.push(Some(self.token.expose().to_owned()));
        let text = serde_json::to_string(&texts).unwrap_or_default();
        texts.iter_mut().flatten().for_each(zeroize::Zeroize::zeroize);
        Secret::new(text)
    }

    /// What [`Session::expose_for_this_tab`] wrote; `None` for anything else. Whether it is still valid only the
    /// server knows.
    #[must_use]
    pub fn restore(text: &str) -> Option<Session> {
        let mut rest = Rest(serde_json::from_str::<Texts>(text).ok()?.into_iter());
        let about = rest.about()?;
        let token = rest.sure()?;
        (!token.is_empty() && rest.0.next().is_none()).then(|| Session { token: Secret::new(token), about })
    }
}

fn written(about: &About) -> Texts {
    let user = &about.user;
    let mut texts = vec![Some(user.id.clone()), user.name.clone()];
    let name = |texts: &mut Texts, named: &Named| texts.extend([named.id.clone(), named.name.clone()]);
    let count = |texts: &mut Texts, count: usize| texts.push(Some(count.to_string()));
    name(&mut texts, &user.domain);
    let (kind, names): (&str, &[&Named]) = match &about.scope {
        Scope::Project { project, domain } => ("project", &[project, domain]),
        Scope::Domain(domain) => ("domain", &[domain]),
        Scope::System => ("system", &[]),
        Scope::Unscoped => ("unscoped", &[]),
    };
    texts.push(Some(kind.to_owned()));
    names.iter().for_each(|named| name(&mut texts, named));
    count(&mut texts, about.roles.len());
    about.roles.iter().for_each(|role| name(&mut texts, role));
    count(&mut texts, about.endpoints.len());
    for Endpoint { kind, interface, region, url } in &about.endpoints {
        texts.extend([Some(kind.clone()), Some(interface.clone()), region.clone(), Some(url.clone())]);
    }
    count(&mut texts, about.methods.len());
    texts.extend(about.methods.iter().cloned().map(Some));
    let numbers = [about.expires_at.map(Moment::unix_ms), about.issued_at.map(Moment::unix_ms), about.server_ahead_ms];
    texts.extend(numbers.map(|number| number.map(|number| number.to_string())));
    texts
}

/// What is left to read. Each step is `None` where the texts end or are something else.
struct Rest(std::vec::IntoIter<Option<String>>);

impl Rest {
    fn sure(&mut self) -> Option<String> {
        self.0.next()?
    }

    fn named(&mut self) -> Option<Named> {
        Some(Named { id: self.0.next()?, name: self.0.next()? })
    }

    fn number(&mut self) -> Option<Option<i64>> {
        self.0.next()?.map(|text| text.parse().ok()).map_or(Some(None), |number| number.map(Some))
    }

    fn list<T>(&mut self, one: fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..self.number()??).map(|_| one(self)).collect()
    }

    fn endpoint(&mut self) -> Option<Endpoint> {
        Some(Endpoint { kind: self.sure()?, interface: self.sure()?, region: self.0.next()?, url: self.sure()? })
    }

    fn scope(&mut self) -> Option<Scope> {
        Some(match self.sure()?.as_str() {
            "project" => Scope::Project { project: self.named()?, domain: self.named()? },
            "domain" => Scope::Domain(self.named()?),
            "system" => Scope::System,
            "unscoped" => Scope::Unscoped,
            _ => return None,
        })
    }

    fn about(&mut self) -> Option<About> {
        Some(About {
            user: Identity { id: self.sure()?, name: self.0.next()?, domain: self.named()? },
            scope: self.scope()?,
            roles: self.list(Self::named)?,
            endpoints: self.list(Self::endpoint)?,
            methods: self.list(Self::sure)?,
            expires_at: self.number()?.map(Moment::from_unix_ms),
            issued_at: self.number()?.map(Moment::from_unix_ms),
            server_ahead_ms: self.number()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scope_comes_back_and_half_a_text_does_not() {
        let named = |id: &str| Named { id: Some(id.into()), name: None };
        let scopes = [
            Scope::Project { project: named("p"), domain: named("d") },
            Scope::Domain(named("d")),
            Scope::System,
            Scope::Unscoped,
        ];
        for scope in scopes {
            let about = About {
                user: Identity { id: "u".into(), name: Some("研发\"".into()), domain: named("d") },
                scope,
                roles: vec![named("r"), Named::default()],
                endpoints: vec![Endpoint {
                    kind: "identity".into(),
                    interface: "public".into(),
                    region: None,
                    url: "http://h/v3".into(),
                }],
                expires_at: Some(Moment::from_unix_ms(7)),
                issued_at: None,
                methods: vec!["password".into()],
                server_ahead_ms: Some(-3),
            };
            let session = Session { token: Secret::new("t".into()), about };
            let text = session.expose_for_this_tab();
            assert!(Session::restore(text.expose()) == Some(session));
            let texts: Texts = serde_json::from_str(text.expose()).unwrap();
            for length in 0..texts.len() {
                assert!(Session::restore(&serde_json::to_string(&texts[..length]).unwrap()).is_none());
            }
        }
        assert!(["", "{}", "[]", "[7]"].iter().all(|text| Session::restore(text).is_none()));
    }
}
