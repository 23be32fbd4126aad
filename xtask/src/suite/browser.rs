//! Playwright over the release build, the gallery and a real Keystone.
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::count::{self, Count};
use super::limited::limited;
use super::server::{Sandbox, url};
use super::{Suite, Wish, build};
use crate::command::run;
use crate::places;
use crate::tools::{Npm, chromium};

const CONFIG: &str = "tests/e2e/playwright.config.ts";

/// Builds and serves what the tests need, then runs them. They find it by the environment:
/// `CONSOLE_URL`, `BACKENDS_URL`, `GALLERY_URL`, `CHROMIUM`; `KEYSTONE_URL` with a console over it, `REAL_URL`, and its
/// quotas, `REAL_BACKENDS_URL`; for sandboxes of their own, `SANDBOX` is the program and `DIST` the built console.
pub fn check(suite: &mut Suite) -> Result<Count> {
    let root = places::root();
    if !root.join(CONFIG).exists() {
        bail!("{CONFIG} is missing");
    }
    let npm = Npm::ready()?;
    let browser = chromium(&npm)?;
    let gallery = Wish::gallery();
    build(&Wish::dist())?;
    build(&gallery)?;
    run(Command::new("cargo").args(["build", "--locked", "--package", "sandbox"]).current_dir(&root))?;

    let program = places::target().join("debug/sandbox");
    let log = |name: &str| places::target().join(format!("sandbox-{name}.log"));
    let _console = Sandbox::start(&program, &Wish::dist().out, suite.ports.console, None, &log("console"))?;
    let _gallery = Sandbox::start(&program, &gallery.out, suite.ports.gallery, None, &log("gallery"))?;
    let keystone = suite.keystone()?;
    let _real = Sandbox::start(&program, &Wish::dist().out, suite.ports.real, Some(&keystone), &log("real"))?;
    let ([console, backends], [gallery, _]) = (suite.ports.console, suite.ports.gallery);
    let [real, real_backends] = suite.ports.real;

    let report = places::target().join("playwright.json");
    let _ = std::fs::remove_file(&report); // an old one must not be counted
    let mut tests = npm.program("playwright");
    tests
        .args(["test", "--config", CONFIG, "--reporter=list,json"])
        .current_dir(&root)
        .env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report)
        .env("CONSOLE_URL", url(console))
        .env("BACKENDS_URL", url(backends))
        .env("SANDBOX", &program)
        .env("DIST", Wish::dist().out)
        .env("GALLERY_URL", url(gallery))
        .env("REAL_URL", url(real))
        .env("REAL_BACKENDS_URL", url(real_backends))
        .env("KEYSTONE_URL", keystone);
    if let Some(browser) = browser {
        tests.env("CHROMIUM", browser);
    }
    // On a slow machine they need 30 minutes; this ends only what hangs.
    let done = limited(&mut tests, 50)?;
    let text = std::fs::read_to_string(&report).context("Playwright wrote no report")?;
    Ok(count::playwright(&serde_json::from_str(&text)?, &done))
}
