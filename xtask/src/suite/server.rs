//! Servers that tests talk to.
use std::fs::File;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::limited::limited;
use crate::places;

/// Ports nobody used when they were chosen, so that tests run beside a `make run`. Chosen before anything starts,
/// because Keystone must know the origins it lets in.
#[derive(Debug)]
pub struct Ports {
    /// The release build, and the back ends it talks to.
    pub console: [u16; 2],
    /// The build with the gallery page, and its back ends.
    pub gallery: [u16; 2],
    /// The release build over the real Keystone, and the quotas beside it.
    pub real: [u16; 2],
    keystone: u16,
}

impl Ports {
    /// Free ports for all of them.
    pub fn choose() -> Result<Self> {
        // All are held until all are chosen, so that none comes twice.
        let held = [(); 7].map(|()| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)));
        let mut ports = [0; 7];
        for (port, socket) in ports.iter_mut().zip(held) {
            *port = socket?.local_addr()?.port();
        }
        let [a, b, c, d, e, f, keystone] = ports;
        Ok(Self { console: [a, b], gallery: [c, d], real: [e, f], keystone })
    }
}

/// The address of a port on this machine.
pub fn url(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

/// A real Keystone, started by tests/keystone/keystone.sh and stopped when this is dropped.
#[derive(Debug)]
pub struct Keystone {
    /// Its identity endpoint, with `/v3`.
    pub url: String,
}

impl Keystone {
    /// Installs (once, into the tool cache), seeds and starts it, with CORS for the consoles under test.
    pub fn start(ports: &Ports) -> Result<Self> {
        let origins = [ports.console, ports.gallery, ports.real].map(|[console, _]| url(console)).join(",");
        let mut script = keystone_script();
        script.env("KEYSTONE_ORIGINS", origins).args(["fresh", &ports.keystone.to_string()]);
        if !limited(&mut script, 10)?.success {
            bail!("tests/keystone/keystone.sh did not bring a Keystone up");
        }
        Ok(Self { url: url(ports.keystone) + "/v3" })
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
    /// Starts `program` over the console in `dist`; what it says goes to `log`. Ready when both ports answer. With a
    /// Keystone's address, that one does identity.
    pub fn start(program: &Path, dist: &Path, ports: [u16; 2], keystone: Option<&str>, log: &Path) -> Result<Self> {
        let file = File::create(log)?;
        let [console, backends] = ports.map(|port| port.to_string());
        let child = Command::new(program)
            .args(["--memory", "--console", &console, "--backends", &backends, "--dist"])
            .arg(dist)
            .args(keystone.into_iter().flat_map(|url| ["--keystone", url]))
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
