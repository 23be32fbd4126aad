//! What people call the columns of a file of users, in English and Chinese.
use super::columns::Target;
use crate::domain::people::day::narrow;
use crate::domain::people::field::Field;
use crate::domain::table::letters::small;

/// What else columns are called, besides the vendor's names: lower case, without spaces and signs. A field that holds a code or an
/// id has only names that say so: a column called 部门 or manager holds what people call them, and is nobody's to guess at.
const NAMES: [(Field, &[&str]); 24] = [
    (
        Field::UserName,
        &[
            "user",
            "username",
            "login",
            "loginname",
            "account",
            "accountname",
            "用户名",
            "登录名",
            "账号",
            "帐号",
            "账户名",
            "用户账号",
        ],
    ),
    (
        Field::Mobile,
        &[
            "mobilephone",
            "mobilenumber",
            "phone",
            "phonenumber",
            "cell",
            "手机",
            "手机号",
            "手机号码",
            "电话",
            "移动电话",
            "联系电话",
        ],
    ),
    (Field::Password, &["pwd", "initialpassword", "密码", "初始密码", "登录密码"]),
    (
        Field::OrgCode,
        &[
            "organizationcode",
            "organizationid",
            "orgid",
            "departmentcode",
            "departmentid",
            "组织编码",
            "组织代码",
            "组织机构编码",
            "机构编码",
            "部门编码",
            "部门代码",
            "部门编号",
            "所属组织编码",
            "主组织编码",
        ],
    ),
    (Field::Name, &["fullname", "displayname", "realname", "姓名", "名称", "真实姓名", "显示名"]),
    (Field::Email, &["mail", "emailaddress", "邮箱", "电子邮箱", "邮件", "电子邮件", "邮箱地址"]),
    (
        Field::EmployeeId,
        &["employeenumber", "employeeno", "staffid", "staffno", "jobnumber", "工号", "员工号", "员工编号", "员工工号"],
    ),
    (Field::FirstName, &["givenname", "名", "名字"]),
    (Field::MiddleName, &["中间名"]),
    (Field::LastName, &["surname", "familyname", "姓", "姓氏"]),
    (
        Field::PwdMustModify,
        &[
            "mustchangepassword",
            "changepassword",
            "首次登录修改密码",
            "首次登录须改密码",
            "是否修改密码",
            "强制修改密码",
        ],
    ),
    (Field::Gender, &["sex", "性别"]),
    (Field::Birthday, &["birthdate", "dateofbirth", "生日", "出生日期", "出生年月日"]),
    (Field::NickName, &["昵称"]),
    (Field::IdentityType, &["idtype", "documenttype", "证件类型", "证件种类"]),
    (
        Field::IdentityNumber,
        &["idnumber", "idno", "idcard", "documentnumber", "证件号", "证件号码", "身份证", "身份证号", "身份证号码"],
    ),
    (Field::Area, &["countrycode", "regioncode", "国家代码", "国家编码", "地区代码", "国家地区代码"]),
    (Field::City, &["城市", "所在城市"]),
    (Field::ManagerId, &["上级id", "直属上级id", "经理id"]),
    (Field::UserType, &["employeetype", "employmenttype", "人员类型", "用户类型", "员工类型", "用工类型"]),
    (Field::HireDate, &["hired", "entrydate", "joindate", "startdate", "入职日期", "入职时间", "雇佣日期"]),
    (Field::WorkPlace, &["workplace", "office", "worklocation", "location", "工作地点", "办公地点", "工作地", "工位"]),
    (
        Field::Relations,
        &[
            "organizationcodes",
            "orgcodes",
            "departmentcodes",
            "所有组织编码",
            "兼职组织编码",
            "附属组织编码",
            "关联组织编码",
        ],
    ),
    (Field::Extension, &["extensions", "扩展属性", "扩展"]),
];

/// What begins the name of a column that holds an attribute of the tenant's own.
const EXTENSION: [&str; 6] = ["extension.", "ext.", "extension:", "扩展.", "扩展属性.", "扩展:"];

/// What a column of this name holds, as far as can be told.
pub(super) fn meant(name: &str) -> Option<Target> {
    let name = name.trim();
    for start in EXTENSION {
        if let Some((head, attribute)) = name.split_at_checked(start.len())
            && head.eq_ignore_ascii_case(start)
            && !attribute.trim().is_empty()
        {
            return Some(Target::Extension(attribute.trim().to_owned()));
        }
    }
    let name = plain(name);
    let key = |field: &Field| {
        let key = plain(field.key());
        key == name || key.strip_prefix("attr") == Some(&name)
    };
    let by_key = Field::all().find(key);
    let by_name = || NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(field, _)| *field);
    by_key.or_else(by_name).map(Target::Field)
}

/// A name of a column without what does not count: notes in brackets, spaces, signs, case, width.
fn plain(name: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for c in name.chars().map(narrow) {
        match c {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            c if depth == 0 && c.is_alphanumeric() => kept.push(c),
            _ => {}
        }
    }
    small(&kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_names_is_not_taken_for_codes() {
        for name in [
            "部门",
            "所属组织",
            "主组织",
            "组织",
            "Department",
            "Organization",
            "经理",
            "Manager",
            "上级",
            "直属上级",
            "国家",
            "地区",
            "Country",
            "Region",
            "附属组织",
            "兼职组织",
            "Departments",
        ] {
            assert_eq!(meant(name), None, "{name}");
        }
        for (name, field) in [
            ("部门编码", Field::OrgCode),
            ("Department ID", Field::OrgCode),
            ("部门编号", Field::OrgCode),
            ("上级ID", Field::ManagerId),
            ("Manager Id", Field::ManagerId),
            ("国家代码", Field::Area),
            ("Country Code", Field::Area),
            ("附属组织编码", Field::Relations),
        ] {
            assert_eq!(meant(name), Some(Target::Field(field)), "{name}");
        }
    }

    #[test]
    fn every_name_means_its_own_field() {
        let mut all: Vec<&str> = NAMES.iter().flat_map(|(_, names)| *names).copied().collect();
        for (field, names) in NAMES {
            for name in names.iter().chain(&[field.key()]) {
                assert_eq!(meant(name), Some(Target::Field(field)), "{name}");
                assert_eq!(plain(name), name.replace('_', ""), "{name} could never be met");
            }
        }
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
