//! What a person gives to sign in, and why a sign-in is refused.
/// Something named by its id or by its name; domains, projects and users can be given either way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Naming {
    /// By id. Ids are opaque: EOS has ids of 33 characters and one that reads `default`.
    Id(String),
    /// By name.
    Name(String),
}

/// Who signs in with a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// By user id; then no domain is needed.
    Id(String),
    /// By name, which is unique only within its domain.
    Name {
        /// The user's name.
        name: String,
        /// The domain (department) the user belongs to.
        domain: Naming,
    },
}

/// What the token shall be good for (keystone contract §5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WantedScope {
    /// A project by id, which needs no domain.
    ProjectId(String),
    /// A project by name in its domain.
    Project {
        /// The project's name.
        name: String,
        /// The domain the project belongs to.
        domain: Naming,
    },
    /// A domain (department).
    Domain(Naming),
    /// The user's default project if there is one, else none.
    Usual,
    /// Explicitly none: good only for choosing a project.
    Unscoped,
}

/// Why the identity service let nobody in. What failed on the way is not here but a transport failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Wrong user, password, domain or scope, or a disabled or locked account: Keystone says the same for all of them.
    WrongCredentials,
    /// The pasted token is unknown, expired or revoked.
    TokenRejected,
    /// The password is expired or must be changed before the first use.
    PasswordExpired {
        /// The user as the server names it, for changing the password oneself.
        user_id: Option<String>,
    },
    /// The password was right, but a further factor is demanded.
    SecondFactor {
        /// The combinations of methods of which one is enough, as the server names them (`password`, `totp`).
        wanted: Vec<Vec<String>>,
    },
    /// Known, but without a right to this.
    Forbidden {
        /// The server's own sentence, one line.
        text: String,
    },
    /// What was given cannot be right: the server did not even understand it.
    Malformed {
        /// The server's own sentence, one line.
        text: String,
    },
    /// The token was issued, but the browser may not read it: `X-Subject-Token` is not among the exposed headers.
    TokenNotExposed,
    /// Nothing at this address speaks Keystone v3.
    WrongAddress(WrongAddress),
}

/// What answered instead of Keystone v3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongAddress {
    /// A list of API versions (reply 300): the address stops short of the version.
    VersionList {
        /// The address of version 3 under the address that was given, when the list has one.
        better: Option<String>,
    },
    /// A web page.
    WebPage {
        /// Its first 200 characters, as text.
        excerpt: String,
    },
    /// Nothing is there (404).
    NothingThere,
    /// JSON, but not Keystone's.
    OtherService,
}
