use crate::http::{Answer, call, desk};

fn preflight(backends: &str, origin: &str, method: &str, headers: &str) -> Answer {
    let headers =
        [("Origin", origin), ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", headers)];
    call("OPTIONS", &format!("{backends}/v3/users/abc"), &headers, None).unwrap()
}

#[test]
fn preflights() {
    let desk = desk();
    let (back, console) = (desk.sandbox.backends(), desk.sandbox.console());
    let good = preflight(back, console, "PATCH", "content-type,x-auth-token");
    assert_eq!(good.status, 200);
    for (name, value) in [
        ("access-control-allow-origin", console),
        ("access-control-allow-credentials", "true"),
        ("access-control-allow-methods", "PATCH"),
        ("access-control-allow-headers", "content-type,x-auth-token"),
        ("access-control-max-age", "3600"),
        ("vary", "Origin"),
    ] {
        assert_eq!(good.header(name), value, "{name}");
    }
    let twin = console.replace("127.0.0.1", "localhost");
    assert_eq!(preflight(back, &twin, "GET", "x-auth-token").header("access-control-allow-origin"), twin);
    for (origin, method, headers) in [
        ("http://elsewhere.example", "PATCH", "x-auth-token"),
        (console, "HEAD", "x-auth-token"),
        (console, "PATCH", "x-auth-token,x-request-id"),
    ] {
        let refused = preflight(back, origin, method, headers);
        assert_eq!(refused.status, 200);
        assert!(!refused.headers.keys().any(|name| name.as_str().starts_with("access-control")), "{method} {headers}");
    }
}

#[test]
fn answers() {
    let desk = desk();
    let console = desk.sandbox.console();
    let get = |path: &str, origin: &str| {
        let headers = [("Origin", origin), ("X-Auth-Token", desk.token.as_str())];
        call("GET", &format!("{}{path}", desk.sandbox.backends()), &headers, None).unwrap()
    };
    for path in ["/v3/domains", "/v3/domains/nope", "/nothing"] {
        let answer = get(path, console);
        assert_eq!(answer.header("access-control-allow-origin"), console, "{path}");
        assert!(answer.header("access-control-expose-headers").contains("X-Subject-Token"));
    }
    assert_eq!(get("/v3/domains", "http://elsewhere.example").header("access-control-allow-origin"), "");
    assert_eq!(get("/v3/users?limit=abc", console).header("access-control-allow-origin"), "", "a 500 has none");
}
