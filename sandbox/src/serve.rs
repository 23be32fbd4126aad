//! Serving an origin: our own accept loop, because a fault must be able to close a connection without
//! an answer, and hold one until the client leaves.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tower::ServiceExt;

/// A mark on an answer: close the connection instead of sending it.
#[derive(Clone, Copy)]
pub struct Hangup;

/// The other end of a call's connection.
#[derive(Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// What the connections are told.
#[derive(Clone, Copy, Default)]
pub struct Life {
    /// The sandbox ends.
    pub ending: bool,
    /// Connections are not reused, and the idle ones are closed. A browser repeats a call by itself when
    /// a *reused* connection is closed without an answer, which would hide a drop from the console.
    pub once: bool,
}

/// How long calls may go on when the sandbox ends.
const GRACE: Duration = Duration::from_secs(1);

/// Opens a loopback port. The error is one sentence for a person.
pub fn open(port: u16) -> Result<std::net::TcpListener, String> {
    let opened = std::net::TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let listener = opened.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => {
            format!("port {port} is in use on 127.0.0.1: stop what listens there, or choose another port")
        }
        _ => format!("cannot listen on 127.0.0.1:{port}: {error}"),
    })?;
    listener.set_nonblocking(true).map_err(|error| error.to_string())?;
    Ok(listener)
}

/// The origin of a listener.
pub fn origin(listener: &std::net::TcpListener) -> Result<String, String> {
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    Ok(format!("http://127.0.0.1:{}", address.port()))
}

/// Serves until the life ends.
pub async fn serve(listener: TcpListener, router: Router, mut life: watch::Receiver<Life>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    connections.spawn(connection(stream, peer, router.clone(), life.clone()));
                }
                // Out of file handles, for one: wait for some to come back.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            },
            Some(_) = connections.join_next() => {}
            changed = life.changed() => {
                if changed.is_err() || life.borrow().ending {
                    break;
                }
            }
        }
    }
    drop(listener);
    // What is still held after the grace is cut off with the set.
    let _ = tokio::time::timeout(GRACE, async { while connections.join_next().await.is_some() {} }).await;
}

async fn connection(stream: TcpStream, peer: SocketAddr, router: Router, mut life: watch::Receiver<Life>) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| answer(router.clone(), peer, request));
    let serving = http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service);
    let mut serving = pin!(serving);
    // What was said before it came is not about it: it would be closed before its first call, which no fault has met then.
    if life.borrow_and_update().ending {
        serving.as_mut().graceful_shutdown();
    }
    loop {
        tokio::select! {
            _ = serving.as_mut() => return,
            changed = life.changed() => {
                let Life { ending, once } = *life.borrow();
                if changed.is_err() || ending || once {
                    serving.as_mut().graceful_shutdown();
                }
                if changed.is_err() {
                    let _ = serving.as_mut().await;
                    return;
                }
            }
        }
    }
}

async fn answer(router: Router, peer: SocketAddr, request: Request<Incoming>) -> io::Result<Response<Body>> {
    let mut request = request;
    request.extensions_mut().insert(Peer(peer));
    let Ok(response) = router.oneshot(request.map(Body::new)).await;
    if response.extensions().get::<Hangup>().is_some() {
        return Err(io::ErrorKind::ConnectionAborted.into());
    }
    Ok(response)
}
