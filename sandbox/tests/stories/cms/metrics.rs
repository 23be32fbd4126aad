//! The metrics: Prometheus' text, alive.

use std::collections::BTreeMap;

use sandbox::Generation::{B, C};

use super::{Service, service};

type Samples = BTreeMap<String, f64>;

fn scrape(service: &Service) -> Samples {
    let answer = service.get("/metrics");
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/plain; version=0.0.4; charset=utf-8"));
    let samples = answer.text.lines().filter(|line| !line.starts_with('#'));
    samples
        .map(|line| line.rsplit_once(' ').unwrap())
        .map(|(name, value)| (name.into(), value.parse().unwrap()))
        .collect()
}

fn series(api: &str, method: &str, status: u16) -> String {
    format!("{{api=\"{api}\",method=\"{method}\",status_code=\"{status}\"}}")
}

#[test]
fn the_families_of_a_go_server() {
    let service = service(C);
    let text = service.get("/metrics").text;
    for (name, kind) in [
        ("go_gc_duration_seconds", "summary"),
        ("go_goroutines", "gauge"),
        ("go_info", "gauge"),
        ("go_memstats_alloc_bytes_total", "counter"),
        ("process_cpu_seconds_total", "counter"),
        ("process_resident_memory_bytes", "gauge"),
        ("process_start_time_seconds", "gauge"),
        ("promhttp_metric_handler_requests_total", "counter"),
    ] {
        assert!(text.contains(&format!("# TYPE {name} {kind}\n")), "{name}");
        assert!(text.contains(&format!("# HELP {name} ")), "{name}");
    }
    assert!(text.contains("process_virtual_memory_bytes 1.264144384e+09\n"), "numbers as Go writes them");
    assert!(text.contains("go_gc_duration_seconds{quantile=\"0.5\"}") && text.ends_with('\n'));
    assert!(!text.contains("server_api_latency_microseconds"), "nobody was signed in yet");
}

#[test]
fn only_signed_in_calls_are_timed_in_nanoseconds() {
    for generation in [B, C] {
        let service = service(generation);
        let token = service.token();
        service.register(serde_json::json!({"username": "x", "password": "y"}));
        service.get("/api/v1/platform/ping");
        service.get("/api/v1/user/list");
        service.get_as("bad", "/api/v1/user/list");
        let name = "server_api_latency_microseconds";
        assert!(scrape(&service).keys().all(|key| !key.starts_with(name)));
        for _ in 0..3 {
            service.get_as(&token, "/api/v1/user/list?x=1");
        }
        service.get_as(&token, "/api/v1/\"odd\\path");
        service.send(&token, "POST", "/api/v1/user/list", serde_json::json!({}));
        let samples = scrape(&service);
        let list = series("/api/v1/user/list", "GET", 200);
        assert_eq!(samples.get(&format!("{name}_count{list}")), Some(&3.0));
        let sum = samples[&format!("{name}_sum{list}")];
        assert!(sum > 3_000.0 && sum < 60e9, "nanoseconds: {sum}");
        assert_eq!(samples.get(&format!("{name}_count{}", series("/api/v1/user/list", "POST", 404))), Some(&1.0));
        let keys: Vec<_> = samples.keys().filter(|key| key.starts_with(name)).collect();
        assert_eq!(keys.len(), 6, "{keys:?}");
        assert!(keys.iter().any(|key| key.contains("odd")), "paths that nobody serves become labels: {keys:?}");
        let text = service.get("/metrics").text;
        assert!(text.contains(&format!("# TYPE {name} summary\n")) && !text.contains(&format!("{name}{{")));
    }
}

#[test]
fn counters_grow_and_start_over_with_the_service() {
    let service = service(C);
    let token = service.token();
    let first = scrape(&service);
    for _ in 0..20 {
        service.get_as(&token, "/api/v1/user/list");
    }
    let second = scrape(&service);
    for name in ["go_memstats_alloc_bytes_total", "go_memstats_mallocs_total"] {
        assert!(second[name] > first[name], "{name}");
    }
    for name in first.keys().filter(|name| name.contains("_total") || name.ends_with("_count")) {
        assert!(second[name] >= first[name], "{name}: a counter never goes back");
    }
    assert_eq!(first["process_start_time_seconds"], second["process_start_time_seconds"]);
    let scrapes = "promhttp_metric_handler_requests_total{code=\"200\"}";
    assert_eq!((first[scrapes], second[scrapes]), (0.0, 1.0));
    service.sandbox.restart_cms(Some(C));
    let third = scrape(&service);
    assert_eq!(third[scrapes], 0.0);
    assert!(third["go_memstats_alloc_bytes_total"] < second["go_memstats_alloc_bytes_total"]);
    assert!(third["process_start_time_seconds"] >= second["process_start_time_seconds"]);
    assert!(third.keys().all(|key| !key.starts_with("server_api")));
    assert_eq!(service.get_as(&token, "/api/v1/user/list").status, 200, "tokens outlive it");
}
