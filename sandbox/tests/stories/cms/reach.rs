//! What is there without a token: ping, address, paths, methods, slashes, CORS.

use sandbox::Generation::{self, A, B, C};

use super::{ALL, service};

fn paths(generation: Generation) -> (&'static str, &'static str, &'static str) {
    match generation {
        A => ("/api/v1/wukong/ping", "/api/v1/wukong/addr", "pong"),
        B | C => ("/api/v1/platform/ping", "/api/v1/platform/address", "ping"),
    }
}

#[test]
fn ping_and_address_are_bare_text() {
    for generation in ALL {
        let service = service(generation);
        let (ping, address, word) = paths(generation);
        let answer = service.get(ping);
        assert_eq!((answer.status, answer.text.as_str()), (200, word));
        assert!(answer.header("content-type").starts_with("text/plain"), "{generation:?}");
        assert_eq!((answer.header("x-openstack-request-id"), answer.header("vary")), ("", ""), "not Keystone");
        let answer = service.call("GET", address, &[("X-Forwarded-For", "203.0.113.9")], None);
        let (host, port) = answer.text.split_once(':').unwrap();
        assert_eq!(host, "127.0.0.1");
        assert!(port.parse::<u16>().unwrap() > 0);
        let others = if generation == A { paths(C) } else { paths(A) };
        assert_eq!((service.get(others.0).status, service.get(others.1).status), (401, 401), "{generation:?}");
    }
}

#[test]
fn wrong_methods_slashes_and_unknown_paths() {
    for generation in ALL {
        let service = service(generation);
        let (ping, token) = (paths(generation).0, service.token());
        for method in ["HEAD", "POST", "PUT", "DELETE", "PATCH"] {
            assert_eq!(service.call(method, ping, &[], None).status, 401, "{method}");
            let known = service.call(method, ping, &[("Token", &token)], None);
            assert_eq!(known.status, 404, "{method}: never 405");
        }
        let moved = service.get(&format!("{ping}/?a=b"));
        assert_eq!((moved.status, moved.header("location")), (301, format!("{ping}?a=b").as_str()));
        assert_eq!(service.get(&format!("{}/", service.own_path())).status, 301);
        for path in [
            "/api/v1/cluster/list",
            "/api/v1/user/logout",
            "/metrics/nothing",
            "/api/v1/user/list2/",
            "/api/v1/",
            "/api/v1",
        ] {
            assert_eq!(service.get(path).status, 401, "{path}");
            let unknown = service.get_as(&token, path);
            assert_eq!((unknown.status, unknown.text.as_str()), (404, "404 page not found"), "{path}");
        }
        assert_eq!(service.get("/metrics/").status, if generation == A { 401 } else { 301 });
        let metrics = if generation == A { 401 } else { 200 };
        assert_eq!(service.get("/metrics").status, metrics, "{generation:?}");
    }
}

#[test]
fn preflights_are_always_answered() {
    for generation in ALL {
        let service = service(generation);
        for path in ["/api/v1/user/login", service.own_path(), "/api/v1/nothing", "/metrics"] {
            let headers = [
                ("Origin", "http://elsewhere.example"),
                ("Access-Control-Request-Method", "GET"),
                ("Access-Control-Request-Headers", "token"),
            ];
            let answer = service.call("OPTIONS", path, &headers, None);
            assert_eq!((answer.status, answer.text.as_str()), (204, ""), "{path}");
            assert_eq!(answer.header("access-control-allow-origin"), "http://elsewhere.example");
            assert_eq!(answer.header("access-control-allow-credentials"), "true");
            assert_eq!(answer.header("access-control-max-age"), "");
            for name in ["Token", "Content-Type", "Authorization"] {
                assert!(answer.header("access-control-allow-headers").split(", ").any(|one| one == name), "{name}");
            }
            for method in ["POST", "GET", "OPTIONS", "DELETE", "PUT"] {
                assert!(answer.header("access-control-allow-methods").contains(method), "{method}");
            }
        }
    }
}

#[test]
fn every_origin_may_read_but_b_forgot_its_public_routes() {
    for generation in ALL {
        let service = service(generation);
        let token = service.token();
        let read = |method: &str, path: &str, body: Option<&str>, token: &str| {
            let answer = service.call(method, path, &[("Origin", "null"), ("Token", token)], body);
            assert_eq!(answer.header("vary"), "");
            (answer.status, answer.header("access-control-allow-origin") == "null")
        };
        let public = generation != B;
        assert_eq!(read("GET", paths(generation).0, None, ""), (200, public), "{generation:?}");
        assert_eq!(read("GET", paths(generation).1, None, ""), (200, public));
        assert_eq!(read("POST", "/api/v1/user/login", Some("{}"), ""), (200, public));
        assert_eq!(read("POST", "/api/v1/user/register", Some("{}"), ""), (200, public));
        if generation != A {
            assert_eq!(read("GET", "/metrics", None, ""), (200, public));
        }
        assert_eq!(read("GET", service.own_path(), None, &token), (200, true));
        assert_eq!(read("GET", service.own_path(), None, ""), (401, true));
        assert!(read("GET", service.own_path(), None, "x.y.z").1);
        assert_eq!(read("GET", "/api/v1/nothing", None, &token), (404, true));
    }
}

#[test]
fn keystone_stands_beside_it_undisturbed() {
    let service = service(C);
    let answer = service.get("/v3");
    assert_eq!((answer.status, answer.json()["version"]["status"].as_str()), (200, Some("stable")));
    assert!(answer.header("x-openstack-request-id").starts_with("req-"));
    let unknown = service.get("/api/v9/user");
    assert_eq!((unknown.status, unknown.header("content-type")), (404, "text/html"));
}
