//! Words of the shell.

/// Words of the shell, its navigation and its commands.
#[derive(Debug)]
pub struct FrameWords {
    /// Leaves the session.
    pub sign_out: &'static str,
}

/// English.
pub const EN: FrameWords = FrameWords { sign_out: "Sign out" };
/// 简体中文.
pub const ZH: FrameWords = FrameWords { sign_out: "退出登录" };
