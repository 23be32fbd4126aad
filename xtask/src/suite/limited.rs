//! Programs that may not run forever.
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result};

/// How a program ended.
#[derive(Debug)]
pub struct Done {
    /// It ended by itself and said that all is well.
    pub success: bool,
    /// What it wrote, both streams in the order they came.
    pub text: String,
}

/// Runs a program, showing what it writes; after `minutes` it is ended with all it started, which is no success.
pub fn limited(command: &mut Command, minutes: u64) -> Result<Done> {
    let (mut reader, writer) = std::io::pipe()?;
    command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn().with_context(|| format!("could not start {:?}", command.get_program()))?;
    // The command still holds the pipe's writing end; the reader below sees its end only when all are closed.
    command.stdout(Stdio::null()).stderr(Stdio::null());

    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let (mut text, mut buffer) = (Vec::new(), [0_u8; 8192]);
        while let Ok(length @ 1..) = reader.read(&mut buffer) {
            let piece = buffer.get(..length).unwrap_or_default();
            let _ = std::io::stderr().write_all(piece);
            text.extend_from_slice(piece);
        }
        let _ = tell.send(text);
    });
    let text = told.recv_timeout(Duration::from_secs(minutes * 60));
    if text.is_err() {
        eprintln!("\nnot done after {minutes} minutes: ended");
        end_with_children(child.id());
    }
    let status = child.wait()?;
    let text = text.or_else(|_| told.recv_timeout(Duration::from_secs(5)));
    Ok(Done { success: status.success(), text: String::from_utf8_lossy(&text.unwrap_or_default()).into_owned() })
}

/// Ends a process and everything below it. (They share our process group, so that Ctrl-C reaches all of us.)
pub fn end_with_children(pid: u32) {
    let table = Command::new("ps").args(["-eo", "pid=,ppid="]).output().map(|out| out.stdout).unwrap_or_default();
    let pairs: Vec<(u32, u32)> = String::from_utf8_lossy(&table)
        .lines()
        .filter_map(|line| {
            let mut numbers = line.split_whitespace().map(str::parse);
            Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
        })
        .collect();
    let mut doomed = vec![pid];
    let mut seen = 0;
    while let Some(parent) = doomed.get(seen).copied() {
        doomed.extend(pairs.iter().filter(|(_, above)| *above == parent).map(|(pid, _)| *pid));
        seen += 1;
    }
    let pids = doomed.iter().map(u32::to_string);
    let _ = Command::new("kill").arg("-9").args(pids).stderr(Stdio::null()).status();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_streams_and_the_exit_are_told() {
        let done = limited(Command::new("sh").args(["-c", "echo one; echo two >&2; exit 3"]), 1).unwrap();
        assert_eq!((done.success, done.text.as_str()), (false, "one\ntwo\n"));
        assert!(limited(Command::new("true").arg("x"), 1).unwrap().success);
    }

    #[test]
    fn what_takes_too_long_is_ended_with_its_children() {
        let done = limited(Command::new("sh").args(["-c", "echo begun; sleep 60 & sleep 60"]), 0).unwrap();
        assert!(!done.success);
    }
}
