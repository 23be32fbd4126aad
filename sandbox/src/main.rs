//! The sandbox as a program: flags, one line with the address, a clean end.

mod flags;

use std::process::ExitCode;

use tokio::signal::unix::{SignalKind, signal};

fn main() -> ExitCode {
    let options = match flags::read() {
        Ok(Some(options)) => options,
        Ok(None) => return ExitCode::SUCCESS,
        Err(why) => return fail(&format!("{why} (--help lists the flags)")),
    };
    match sandbox::start(options) {
        Ok(running) => {
            eprintln!(
                "sandbox: ready at {}  (back ends {}, faults {}/sandbox)",
                running.console(),
                running.backends(),
                running.console()
            );
            if let Err(error) = wait() {
                return fail(&error.to_string());
            }
            running.stop();
            ExitCode::SUCCESS
        }
        Err(why) => fail(&why),
    }
}

fn fail(why: &str) -> ExitCode {
    eprintln!("sandbox: {why}");
    ExitCode::FAILURE
}

/// Until somebody asks the process to end.
fn wait() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let (mut end, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        tokio::select! {
            _ = end.recv() => {}
            _ = interrupt.recv() => {}
        }
        Ok(())
    })
}
