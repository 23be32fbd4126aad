"""Fills a bootstrapped Keystone with departments, projects, users and services: seed.py DATABASE.

Departments are domains. The users go round: user01 belongs to Default, user02 to 研发部, user03 to 财务部, user04 to
运维部, user05 to Default again. Each is member of its department's project; 运维部 has none, so its users can only sign
in without a scope. user02 manages its department. Nobody but admin is an administrator.
"""

import json
import sqlite3
import sys

database = sys.argv[1]
sys.argv = ["keystone"]  # Keystone reads the arguments as its own
sqlite3.connect(database).execute("PRAGMA journal_mode=WAL")

from keystone.wsgi.api import application  # noqa: E402
from werkzeug.test import Client  # noqa: E402

DEFAULT = "default"
client, token = Client(application), ""


def call(method, path, body=None):
    answer = client.open("/v3" + path, method=method, json=body, headers={"X-Auth-Token": token})
    if answer.status_code >= 300:
        sys.exit(f"{method} {path}: {answer.status} {answer.get_data(as_text=True)}")
    return answer


def make(kind, **fields):
    answer = call("POST", f"/{kind}s", {kind: fields})
    return json.loads(answer.get_data())[kind]["id"]


def sign_in(name, password, project):
    domain = {"id": DEFAULT}
    user = {"name": name, "domain": domain, "password": password}
    scope = {"project": {"name": project, "domain": domain}}
    identity = {"methods": ["password"], "password": {"user": user}}
    answer = call("POST", "/auth/tokens", {"auth": {"identity": identity, "scope": scope}})
    return answer.headers["X-Subject-Token"]


token = sign_in("admin", "devstacker", "admin")
roles = {role["name"]: role["id"] for role in json.loads(call("GET", "/roles").get_data())["roles"]}

departments = [DEFAULT] + [
    make("domain", name=name, description=words)
    for name, words in (("研发部", "Research"), ("财务部", "Finance"), ("运维部", "Operations"))
]
projects = [
    make("project", name=name, domain_id=department)
    for name, department in zip(("web", "lab", "ledger"), departments)
] + [None]

users = []
for n in range(20):
    name, department, project = f"user{n + 1:02}", departments[n % 4], projects[n % 4]
    more = {"default_project_id": project} if project else {}
    users.append(
        make("user", name=name, domain_id=department, password="Passw0rd-1", email=f"{name}@example.org", **more)
    )
    if project:
        call("PUT", f"/projects/{project}/users/{users[n]}/roles/{roles['member']}")
call("PUT", f"/domains/{departments[1]}/users/{users[1]}/roles/{roles['manager']}")

# Nothing listens at these; they make the catalogue look like a cloud's.
services = {}
for kind, name, port in (("compute", "nova", "8774/v2.1"), ("volumev3", "cinder", "8776/v3"), ("network", "neutron", "9696")):
    service = services[name] = make("service", type=kind, name=name)
    url = f"http://127.0.0.1:{port}"
    make("endpoint", service_id=service, interface="public", region_id="RegionOne", url=url)

# Unified limits: what holds for all, for three departments of the four, and for one project.
registered = [
    ("nova", "instances", 10),
    ("nova", "cores", 20),
    ("nova", "ram", 51200),
    ("cinder", "volumes", 10),
    ("cinder", "gigabytes", 1000),
    ("cinder", "snapshots", 10),
    ("cinder", "backups", 10),
    ("cinder", "backup_gigabytes", 1000),
    ("neutron", "network", 100),
    ("neutron", "subnet", 100),
    ("neutron", "port", 500),
    ("neutron", "router", 10),
    ("neutron", "floatingip", 50),
    ("neutron", "security_group", 10),
    ("neutron", "security_group_rule", -1),
]


def limit(service, resource, **more):
    return {"service_id": services[service], "region_id": "RegionOne", "resource_name": resource, **more}


call("POST", "/registered_limits", {
    "registered_limits": [limit(service, resource, default_limit=number) for service, resource, number in registered]
})
call("POST", "/limits", {
    "limits": [
        limit(service, resource, domain_id=department, resource_limit=number * (n + 2))
        for n, department in enumerate(departments[:3])
        for service, resource, number in registered[:3]
    ]
    + [limit("nova", "cores", project_id=projects[1], resource_limit=12)]
})
