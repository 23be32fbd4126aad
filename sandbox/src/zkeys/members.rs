//! The members who may call, and their keys.

/// Member id and API key. The first owns the seeded machines, the second three of its own, the third none.
pub const MEMBERS: [(i64, &str); 3] = [
    (1_100_134, "demo_key_0123456789abcdef"),
    (1_100_135, "demo_key_fedcba9876543210"),
    (1, "demo_key_0123456789abcdef"),
];

/// The key of a member.
pub fn key_of(userid: &str) -> Option<(i64, &'static str)> {
    MEMBERS.into_iter().find(|(id, _)| id.to_string() == userid)
}
