//! The three generations of the service that a console may meet (platform.md §1.1).

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generation {
    /// Up to 2024-05-26.
    A,
    /// The build that the vendor's document belongs to.
    B,
    /// The newest.
    C,
}

impl Generation {
    /// `a`, `b`, `c`, or `off`, which is `None` within: the service is not there. `None` for any other text.
    pub fn named(text: &str) -> Option<Option<Self>> {
        match text {
            "a" => Some(Some(Self::A)),
            "b" => Some(Some(Self::B)),
            "c" => Some(Some(Self::C)),
            "off" => Some(None),
            _ => None,
        }
    }

    /// `a`, `b`, `c`.
    pub fn name(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::C => "c",
        }
    }

    /// The paths of ping and address.
    pub(super) fn platform_paths(self) -> (&'static str, &'static str) {
        match self {
            Self::A => ("/api/v1/wukong/ping", "/api/v1/wukong/addr"),
            Self::B | Self::C => ("/api/v1/platform/ping", "/api/v1/platform/address"),
        }
    }

    /// What ping answers.
    pub(super) fn pong(self) -> &'static str {
        if self == Self::A { "pong" } else { "ping" }
    }
}
