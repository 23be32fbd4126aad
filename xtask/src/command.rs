//! Starting other programs.
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// Runs a program that may speak for itself (its output goes where ours goes); anything but success is a fault.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("could not start {}", shown(command)))?;
    if !status.success() {
        bail!("failed ({status}): {}", shown(command));
    }
    Ok(())
}

/// Runs a program quietly and gives what it wrote to its standard output.
pub fn output(command: &mut Command) -> Result<String> {
    let out = command.output().with_context(|| format!("could not start {}", shown(command)))?;
    if !out.status.success() {
        bail!("failed ({}): {}\n{}", out.status, shown(command), String::from_utf8_lossy(&out.stderr));
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// Does one step of a longer job and says what it is and how long it took.
pub fn step<T>(what: &str, job: impl FnOnce() -> Result<T>) -> Result<T> {
    let began = Instant::now();
    eprintln!("   {what} …");
    let done = job().with_context(|| what.to_owned())?;
    eprintln!("   {what}: {:.1} s", began.elapsed().as_secs_f64());
    Ok(done)
}

fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}
