//! The program: its flags, its one line, its end.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Output, Stdio};

use sandbox::{Options, start};

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sandbox"));
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = program(arguments).output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn help_names_every_flag_and_fault() {
    let (code, help, _) = run(&["--help"]);
    assert_eq!(code, Some(0));
    for word in [
        "--console",
        "--keystone",
        "--departments",
        "--cms",
        "--zkeys",
        "--oneaccess",
        "captcha-aes",
        "chen.xi / Passw0rd-1",
        "--servers",
        "--pace",
        "timeout-after",
        "status-after=502",
        "html-after",
        "swapped-totals",
        "admin / devstacker",
        "platform-admin-1",
        "1100134",
        "demo_key_0123456789abcdef",
    ] {
        assert!(help.contains(word), "{word}");
    }
}

#[test]
fn mistakes_are_one_sentence() {
    for arguments in [
        ["--nonsense", ""],
        ["--console", "port"],
        ["--fault", "GET /v3 nonsense"],
        ["--strength", "strong"],
        ["--cms", "d"],
        ["--zkeys", "maybe"],
        ["--oneaccess", "maybe"],
        ["--servers", "-1"],
        ["stray", ""],
    ] {
        let used: Vec<&str> = arguments.into_iter().filter(|one| !one.is_empty()).collect();
        let (code, _, error) = run(&used);
        assert_eq!((code, error.lines().count()), (Some(1), 1), "{error}");
    }
}

#[test]
fn a_port_in_use_is_one_sentence() {
    let other = start(Options::default()).unwrap();
    let port = other.console().rsplit(':').next().unwrap().to_owned();
    let (code, _, error) = run(&["--memory", "--backends", "0", "--console", &port]);
    assert_eq!(code, Some(1));
    assert!(error.lines().count() == 1 && error.contains(&format!("port {port} is in use")), "{error}");
}

#[test]
fn it_says_its_address_and_ends_when_asked() {
    let mut child: Child = program(&["--memory", "--console", "0", "--backends", "0"]).spawn().unwrap();
    let mut errors = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    errors.read_line(&mut line).unwrap();
    assert!(line.contains("ready at http://127.0.0.1:"), "{line}");
    let asked = Command::new("kill").arg(child.id().to_string()).status().unwrap();
    assert!(asked.success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let mut rest = String::new();
    errors.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "");
}

#[test]
fn a_sandbox_can_be_stopped_at_any_moment() {
    for _ in 0..50 {
        start(Options { departments: 1, users: 0, ..Options::default() }).unwrap().stop();
    }
}
