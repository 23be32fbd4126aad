//! Servers that tests talk to.
use std::fs::File;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::limited::limited;
use crate::places;

/// Ports of the console and the back ends while browser tests run.
pub const CONSOLE_PORT: u16 = 18080;
/// See [`CONSOLE_PORT`].
pub const BACKENDS_PORT: u16 = 18081;
/// The sandbox that serves the console with the gallery page.
pub const GALLERY_PORT: u16 = 18082;

/// A real Keystone, started by tests/keystone/keystone.sh and stopped when this is dropped.
#[derive(Debug)]
pub struct Keystone {
    /// Its identity endpoint, with `/v3`.
    pub url: String,
}

impl Keystone {
    /// Installs (once, into the tool cache), seeds and starts it on a free port, with CORS for the test origins.
    pub fn start() -> Result<Self> {
        let origins = [CONSOLE_PORT, GALLERY_PORT, 8080].map(|port| format!("http://127.0.0.1:{port}")).join(",");
        let port = free_port()?.to_string();
        let mut script = keystone_script();
        script.env("KEYSTONE_ORIGINS", origins).args(["fresh", &port]);
        if !limited(&mut script, 10)?.success {
            bail!("tests/keystone/keystone.sh did not bring a Keystone up");
        }
        Ok(Self { url: format!("http://127.0.0.1:{port}/v3") })
    }
}

impl Drop for Keystone {
    fn drop(&mut self) {
        let _ = keystone_script().arg("stop").status();
    }
}

fn keystone_script() -> Command {
    let mut script = Command::new(places::root().join("tests/keystone/keystone.sh"));
    script.env("KEYSTONE_DIR", places::target().join("keystone")).stdin(Stdio::null());
    script
}

/// A sandbox, ended when this is dropped.
#[derive(Debug)]
pub struct Sandbox(Child);

impl Sandbox {
    /// Starts `program` over the console in `dist`; what it says goes to `log`. Ready when both ports answer.
    pub fn start(program: &Path, dist: &Path, ports: [u16; 2], log: &Path) -> Result<Self> {
        for port in ports {
            if answers(port) {
                bail!("port {port} is in use");
            }
        }
        let file = File::create(log)?;
        let child = Command::new(program)
            .arg("--memory")
            .arg("--dist")
            .arg(dist)
            .args(["--console-port", &ports[0].to_string(), "--backends-port", &ports[1].to_string()])
            .stdin(Stdio::null())
            .stdout(file.try_clone()?)
            .stderr(file)
            .spawn()
            .with_context(|| format!("starting {}", program.display()))?;
        let mut sandbox = Self(child);
        let patience = Instant::now() + Duration::from_secs(60);
        while !ports.iter().all(|port| answers(*port)) {
            if sandbox.0.try_wait()?.is_some() || Instant::now() > patience {
                bail!("the sandbox did not start:\n{}", std::fs::read_to_string(log).unwrap_or_default());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(sandbox)
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn answers(port: u16) -> bool {
    TcpStream::connect_timeout(&(Ipv4Addr::LOCALHOST, port).into(), Duration::from_millis(500)).is_ok()
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
