//! The sandbox as a program: flags, one line with the address, a clean end.

mod flags;

use std::io;
use std::process::ExitCode;

use sandbox::Options;
use tokio::runtime::Builder;
use tokio::signal::unix::{SignalKind, signal};

fn main() -> ExitCode {
    let done = match flags::read() {
        Ok(Some(options)) => run(options),
        Ok(None) => Ok(()),
        Err(why) => Err(format!("{why} (--help lists the flags)")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("sandbox: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Runs until somebody asks the process to end.
fn run(options: Options) -> Result<(), String> {
    let problem = |error: io::Error| format!("cannot listen for signals: {error}");
    let runtime = Builder::new_current_thread().enable_all().build().map_err(problem)?;
    // Before the line that says "ready": from then on a signal must end the sandbox in order.
    let signals = runtime.block_on(async { Ok((signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?)) });
    let (mut end, mut interrupt) = signals.map_err(problem)?;
    let running = sandbox::start(options)?;
    let (console, backends) = (running.console(), running.backends());
    eprintln!("sandbox: ready at {console}  (back ends {backends}, faults {console}/sandbox)");
    runtime.block_on(async {
        tokio::select! {
            _ = end.recv() => {}
            _ = interrupt.recv() => {}
        }
    });
    running.stop();
    Ok(())
}
