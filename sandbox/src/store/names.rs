//! Names of departments, and ids that are the same at every seeding.

/// The first departments; the first four are those of a usual test Keystone (keystone.md §1).
const FIRST: [(&str, &str); 12] = [
    ("Default", "The default domain"),
    ("研发部", "Research"),
    ("财务部", "Finance"),
    ("运维部", "Operations"),
    ("市场部", "Marketing"),
    ("人力资源部", "Human resources"),
    ("Platform Engineering", "Shared clusters and tools"),
    ("Data & AI 实验室", "Model training"),
    ("客户成功部", "Customer success"),
    ("法务合规部", "Legal and compliance"),
    ("Security Operations", "Monitoring and response"),
    ("华东分公司", "Branch office, Shanghai"),
];

const PLACES: [(&str, &str); 25] = [
    ("北京", "Beijing"),
    ("深圳", "Shenzhen"),
    ("广州", "Guangzhou"),
    ("成都", "Chengdu"),
    ("杭州", "Hangzhou"),
    ("武汉", "Wuhan"),
    ("西安", "Xi'an"),
    ("南京", "Nanjing"),
    ("重庆", "Chongqing"),
    ("天津", "Tianjin"),
    ("苏州", "Suzhou"),
    ("长沙", "Changsha"),
    ("青岛", "Qingdao"),
    ("郑州", "Zhengzhou"),
    ("厦门", "Xiamen"),
    ("合肥", "Hefei"),
    ("济南", "Jinan"),
    ("福州", "Fuzhou"),
    ("昆明", "Kunming"),
    ("大连", "Dalian"),
    ("沈阳", "Shenyang"),
    ("宁波", "Ningbo"),
    ("贵阳", "Guiyang"),
    ("南昌", "Nanchang"),
    ("兰州", "Lanzhou"),
];

const TASKS: [(&str, &str); 20] = [
    ("研发中心", "R&D"),
    ("数据平台部", "Data Platform"),
    ("基础架构部", "Infrastructure"),
    ("测试部", "Quality"),
    ("移动端部", "Mobile"),
    ("支付部", "Payments"),
    ("风控部", "Risk"),
    ("物流部", "Logistics"),
    ("供应链部", "Supply Chain"),
    ("零售部", "Retail"),
    ("视频部", "Video"),
    ("游戏部", "Games"),
    ("教育部", "Education"),
    ("医疗部", "Health"),
    ("物联网部", "IoT"),
    ("地图部", "Maps"),
    ("搜索部", "Search"),
    ("广告部", "Advertising"),
    ("客服部", "Support"),
    ("采购部", "Procurement"),
];

/// Name and description of the n-th department, from 0 (`Default`). Every name is another one.
pub fn department(n: usize) -> (String, String) {
    if let Some((name, text)) = FIRST.get(n) {
        return ((*name).to_owned(), (*text).to_owned());
    }
    let n = n - FIRST.len();
    let round = n / (PLACES.len() * TASKS.len());
    let place = PLACES.get(n % PLACES.len()).unwrap_or(&PLACES[0]);
    // One step further in the second list per lap through the first: every pair comes before any twice.
    let task = TASKS.get((n % PLACES.len() + n / PLACES.len()) % TASKS.len()).unwrap_or(&TASKS[0]);
    let (chinese, english) = (format!("{}{}", place.0, task.0), format!("{} {}", place.1, task.1));
    let (name, text) = if n % 3 == 2 { (english, chinese) } else { (chinese, english) };
    if round == 0 { (name, text) } else { (format!("{name} {}", round + 1), text) }
}

/// A generator that gives the same for the same label, at every start.
pub fn dice(label: &str) -> fastrand::Rng {
    // FNV-1a: any fixed hash will do; the standard library promises none.
    let hash = label
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    fastrand::Rng::with_seed(hash)
}

/// An id of 32 hexadecimal digits for a label.
pub fn id(label: &str) -> String {
    format!("{:032x}", dice(label).u128(..))
}

/// An id that nothing else has, for what is made later.
pub fn fresh_id() -> String {
    format!("{:032x}", fastrand::u128(..))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    #[test]
    fn thousand_departments_have_thousand_names() {
        let names: HashSet<_> = (0..2000).map(|n| super::department(n).0).collect();
        assert_eq!(names.len(), 2000);
    }
}
