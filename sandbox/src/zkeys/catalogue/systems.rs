//! Operating systems (baremetal.md §4.3).

use serde_json::{Value, json};

use super::lines::LINES;
use super::{SAMPLE_SYSTEM, turn};

/// An operating system.
pub struct System {
    pub id: i64,
    pub guid: i64,
    /// Guid of its family.
    pub family: i64,
    name: String,
    pub login: &'static str,
    port: &'static str,
    mirror: String,
    /// Cores and G it needs; 0 = none.
    pub cores_least: i64,
    pub memory_least: i64,
    /// Comma list of `create` and `install`.
    kind: &'static str,
    /// GB of disk it needs.
    pub disk: i64,
    /// Comma list of `server`, `idc`, `baremetal`.
    support: &'static str,
    /// How the undocumented maps are written.
    menu: Menu,
    lines: Vec<i64>,
}

#[derive(Clone, Copy, Default)]
enum Menu {
    #[default]
    Object,
    Text,
    List,
}

/// Name, family, login name, disk in GB, cores and G needed, versions.
type Family = (&'static str, i64, &'static str, i64, i64, i64, &'static [&'static str]);

const CENTOS: i64 = 1_666_193_469_952_094;

const FAMILIES: [Family; 9] = [
    ("CentOS", CENTOS, "root", 30, 0, 0, &["6.10", "7.6", "7.8", "8.2", "8.5", "Stream 9"]),
    ("Ubuntu", 1_666_193_478_635_328, "root", 30, 0, 0, &["16.04", "18.04", "20.04", "22.04", "24.04"]),
    ("Debian", 1_666_193_487_318_562, "root", 20, 0, 0, &["9.13", "10.13", "11.9", "12.5"]),
    (
        "Windows Server",
        1_666_193_496_001_796,
        "administrator",
        50,
        4,
        8,
        &["2012 R2 数据中心版", "2016 数据中心版", "2019 数据中心版", "2022 数据中心版"],
    ),
    ("Rocky Linux", 1_666_193_504_685_030, "root", 30, 0, 2, &["8.9", "9.3"]),
    ("AlmaLinux", 1_666_193_513_368_264, "root", 30, 0, 2, &["8.9", "9.3"]),
    ("openEuler", 1_666_193_522_051_498, "root", 40, 0, 0, &["20.03 LTS", "22.03 LTS"]),
    ("Anolis OS", 1_666_193_530_734_732, "root", 40, 0, 0, &["7.9", "8.8"]),
    ("VMware ESXi", 1_666_193_539_417_966, "root", 120, 16, 128, &["6.7", "7.0", "8.0"]),
];

/// How many there are besides the two that the vendor's samples name.
const MORE: usize = 114;

/// All systems: the sample first, the sample machine's own last.
pub fn all() -> Vec<System> {
    let versions: Vec<_> =
        FAMILIES.iter().flat_map(|family| family.6.iter().map(move |version| (family, *version))).collect();
    let more = (0..MORE).filter_map(|n| {
        let (family, version) = versions.get(n % versions.len().max(1))?;
        let round = n / versions.len().max(1);
        let (name, guid, login, disk, cores, memory, _) = **family;
        let edition = ["64位", "64位 纯净版", "64位 UEFI", "64位 预装环境"].get(round).copied().unwrap_or("64位");
        let number = i64::try_from(n).unwrap_or(0);
        Some(System {
            id: 46 + number,
            guid: SAMPLE_SYSTEM + 7_000_013 * (number + 1),
            family: guid,
            name: format!("{name} {version} {edition}"),
            login,
            port: if login == "root" { "22" } else { "3389" },
            mirror: format!("{}-{}-x64", name.to_ascii_lowercase().replace(' ', "-"), 46 + n),
            cores_least: cores,
            memory_least: memory,
            kind: turn(&["create,install", "create,install", "create", "install"], n),
            disk,
            support: turn(&["baremetal", "server,idc,baremetal", "server,baremetal", "server", "baremetal,idc"], n),
            menu: turn(&[Menu::Object, Menu::Text, Menu::List], n),
            lines: of_lines(n),
        })
    });
    std::iter::once(sample()).chain(more).chain([own()]).collect()
}

/// Most systems name no line, some all that are open, some only a few.
fn of_lines(n: usize) -> Vec<i64> {
    let of = |keep: &dyn Fn(usize) -> bool| {
        let lines = LINES.iter().enumerate().filter(|(place, _)| keep(*place));
        lines.map(|(_, line)| line.guid).collect()
    };
    match n % 6 {
        0..=2 => Vec::new(),
        3 | 4 => of(&|_| true),
        _ => of(&|place| place % 2 == 0),
    }
}

/// The system of the vendor's document.
fn sample() -> System {
    System {
        id: 1,
        guid: 1_695_196_885_222_115,
        family: CENTOS,
        name: "6.8 64位".into(),
        login: "root",
        port: "22",
        mirror: "root".into(),
        cores_least: 0,
        memory_least: 0,
        kind: "create",
        disk: 30,
        support: "server",
        menu: Menu::Object,
        lines: vec![1_683_665_299_911_682],
    }
}

/// The system that the sample machine has.
fn own() -> System {
    System {
        id: 160,
        guid: SAMPLE_SYSTEM,
        name: "CentOS 7.9 64位".into(),
        kind: "create,install",
        support: "server,baremetal",
        mirror: "centos-7.9-x64".into(),
        menu: Menu::Text,
        lines: Vec::new(),
        ..sample()
    }
}

fn lists(list: &str, word: &str) -> bool {
    list.split(',').any(|one| one == word)
}

impl System {
    /// Whether it can be bought with a machine.
    pub fn for_order(&self) -> bool {
        lists(self.kind, "create")
    }

    /// Whether a machine can be reinstalled with it.
    pub fn for_install(&self) -> bool {
        lists(self.kind, "install")
    }

    /// Whether it runs on bare metal.
    pub fn for_baremetal(&self) -> bool {
        lists(self.support, "baremetal")
    }

    /// Whether a line has it; one that names no line is taken to be on all.
    pub fn on_line(&self, line: i64) -> bool {
        self.lines.is_empty() || self.lines.contains(&line)
    }

    /// As `getsystems` shows it.
    pub fn shown(&self) -> Value {
        let map = json!({"19": "", "250": ""});
        let menu = match self.menu {
            Menu::Object => map,
            Menu::Text => json!(map.to_string()),
            Menu::List => json!([]),
        };
        let lines: Vec<String> = self.lines.iter().map(i64::to_string).collect();
        json!({
            "distinct_id": self.id.to_string(), "id": self.id.to_string(), "guid": self.guid.to_string(),
            "class_guid": self.family.to_string(), "name": self.name, "login_name": self.login,
            "port": self.port, "mirror_name": self.mirror, "cpu_limit": self.cores_least.to_string(),
            "ram_limit": self.memory_least.to_string(), "type": self.kind,
            "system_harddisk": self.disk.to_string(), "support": self.support,
            "boot_menu_contents": menu, "ghost_url": menu.clone(), "lines": lines,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::all;

    #[test]
    fn there_are_116_and_no_two_share_a_name_or_an_id() {
        let all = all();
        let ids: std::collections::HashSet<_> = all.iter().map(|system| system.id).collect();
        let names: std::collections::HashSet<_> = all.iter().map(|system| &system.name).collect();
        assert_eq!((all.len(), ids.len(), names.len()), (116, 116, 116));
    }
}
