// The console over a real Keystone, called by a real browser from another origin; quotas are the sandbox's.
import type { Page } from "@playwright/test";
import { expect, test as base } from "./console";
import { figure } from "./pages/table";
import { Sandbox } from "./sandbox";

const KEYSTONE = process.env.KEYSTONE_URL;

/** A sandbox beside a real Keystone: what concerns identity goes there. */
class BesideKeystone extends Sandbox {
  override identity = KEYSTONE ?? "";
}

const test = base.extend({
  sandbox: async ({}, use) => {
    const sandbox = new BesideKeystone(process.env.REAL_URL ?? "", process.env.REAL_BACKENDS_URL ?? "");
    await sandbox.reset();
    await use(sandbox);
  },
});

test.skip(!KEYSTONE || !process.env.REAL_URL, "no real Keystone is named in the environment");

/** The status with which Keystone answers for a token. */
async function standing(token: string): Promise<number> {
  const headers = { "x-auth-token": token, "x-subject-token": token };
  return (await fetch(`${KEYSTONE}/auth/tokens`, { headers })).status;
}

/** The token that the page carries from now on. */
function tokenOf(page: Page): Promise<string> {
  const asked = page.waitForRequest((request) => request.method() === "GET" && "x-auth-token" in request.headers());
  return asked.then((request) => request.headers()["x-auth-token"]);
}

test("a wrong password, then the right one; the departments and quotas; a change; and out, revoked", async ({ page, frame, signIn, platform, departments, department, trail, words, sandbox }) => {
  test.slow();
  sandbox.provoked = true;
  await page.goto("/departments");
  await signIn.send({ password: "wrong" });
  await expect(page.getByText(words.signIn.wrong)).toBeVisible();
  const carried = tokenOf(page);
  await signIn.send();
  const token = await carried;
  expect(await standing(token)).toBe(200);

  await expect(departments.rows).toHaveCount(4);
  for (const name of ["Default", "研发部", "财务部", "运维部"]) {
    await expect(departments.row(name)).toContainText(words.quota.known);
  }
  await departments.link("研发部").click();
  const before = await department.raise(words.item.cores);
  await department.review.apply().click();
  await expect(department.review.sheet).toBeHidden();
  expect(await sandbox.cap(await sandbox.department("研发部"), "cores")).toBe(before + 5);
  await frame.link(words.frame.platform).click();
  await platform.ready();
  expect(figure(await (await platform.cell(words.item.cores, words.quota.handedOut)).innerText())).toBeGreaterThan(before);
  await frame.link(words.frame.trail).click();
  await expect(trail.entries.first()).toContainText(words.trail.applied);

  await frame.signOut();
  await expect(signIn.heading).toBeVisible();
  await expect.poll(() => standing(token)).toBe(401);
});

test("a manager in the scope of its department", async ({ signIn, departments, department, words, sandbox }) => {
  sandbox.provoked = true;
  await signIn.at("/departments", { user: "user02", password: "Passw0rd-1", domain: "研发部", scope: { domain: "研发部" } });
  await expect(departments.rows).toHaveCount(1);
  await departments.link("研发部").click();
  await department.capNow(words.item.cores);
});

test("no scope at all: let in, and told what it may not see", async ({ page, signIn, words, sandbox }) => {
  sandbox.provoked = true;
  await signIn.at("/departments", { user: "user04", password: "Passw0rd-1", domain: "运维部", scope: "none" });
  await expect(page.getByText(words.failure.forbidden)).toBeVisible();
});

test("a pasted token", async ({ page, signIn, departments, words, sandbox }) => {
  await page.goto("/departments");
  await signIn.choose(words.signIn.byToken);
  await signIn.field(words.signIn.token).fill(await sandbox.token());
  await signIn.submit();
  await expect(departments.rows).toHaveCount(4);
});

test("a token revoked from outside while editing: sign in again, and apply what was typed", async ({ page, signIn, departments, department, words, sandbox }) => {
  sandbox.provoked = true;
  await page.goto(await department.address());
  const carried = tokenOf(page);
  await signIn.send();
  const token = await carried;
  const before = await department.capNow(words.item.cores);
  await department.cap(words.item.cores).fill(String(before + 5));
  const revoked = await fetch(`${KEYSTONE}/auth/tokens`, { method: "DELETE", headers: { "x-auth-token": token, "x-subject-token": token } });
  expect(revoked.status).toBe(204);
  // The list of departments is Keystone's own: there the console learns of it.
  await page.getByRole("link", { name: words.quota.allDepartments }).click();
  await expect(signIn.panel).toBeVisible();
  await expect(departments.heading).toBeVisible();
  await signIn.send();
  await expect(signIn.panel).toBeHidden();
  await page.goBack();
  await expect(department.cap(words.item.cores)).toHaveValue(String(before + 5));
  await department.reviewButton.click();
  await department.review.apply().click();
  await expect(department.review.sheet).toBeHidden();
  await expect(department.cap(words.item.cores)).toHaveValue(String(before + 5));
  expect(await sandbox.calls("PATCH")).toHaveLength(1);
});

test("users are listed, found, given a new password; the old one is refused; disabled and enabled again", async ({ page, signIn, users, words, sandbox }) => {
  sandbox.provoked = true;
  const signsIn = async (id: string, password: string) => {
    const identity = { methods: ["password"], password: { user: { id, password } } };
    const reply = await fetch(`${KEYSTONE}/auth/tokens`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ auth: { identity } }),
    });
    return reply.status;
  };
  await signIn.at("/users");
  await expect(page.getByText(words.users.count(21))).toBeVisible();
  await users.open("user09");
  const id = new URL(page.url()).pathname.split("/").pop()!;
  await users.reset("user09");
  const secret = await users.secret("user09");
  expect(await signsIn(id, secret)).toBe(201);
  expect(await signsIn(id, "Passw0rd-1")).toBe(401);
  await users.card("user09").getByRole("button", { name: words.reset.clear }).click();
  await page.getByRole("button", { name: words.users.disable, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: words.users.disable, exact: true }).click();
  await expect(page.getByRole("button", { name: words.users.enable, exact: true })).toBeVisible();
  expect(await signsIn(id, secret)).toBe(401);
  await page.getByRole("button", { name: words.users.enable, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: words.users.enable, exact: true }).click();
  await expect(page.getByRole("button", { name: words.users.disable, exact: true })).toBeVisible();
  expect(await signsIn(id, secret)).toBe(201);
});

test("a member may neither list users nor reset a password, and is told so", async ({ page, signIn, users, words, sandbox }) => {
  sandbox.provoked = true;
  await signIn.at("/users", { user: "user01", password: "Passw0rd-1", scope: { project: "web", domain: "Default" } });
  await expect(page.getByText(words.failure.forbidden)).toBeVisible();
  const session = await (await fetch(`${KEYSTONE}/users?name=user01`, { headers: { "x-auth-token": await sandbox.token() } })).json();
  await signIn.at(`/users/${session.users[0].id}`, { user: "user01", password: "Passw0rd-1", scope: { project: "web", domain: "Default" } });
  await users.reset("user01");
  await expect(users.sheet("user01").getByText(words.reset.said[403])).toBeVisible();
});

/** Asks Keystone beside the console, as the administrator. */
async function asked(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<any> {
  const headers = { "x-auth-token": await sandbox.token(), "content-type": "application/json" };
  const reply = await fetch(`${KEYSTONE}${path}`, { method, headers, body: body && JSON.stringify(body) });
  expect(reply.ok, `${method} ${path}: ${reply.status}`).toBe(true);
  return reply.status === 204 ? undefined : reply.json();
}

/** Whether a token that Keystone gives a user now is good. One given in the second in which the password changed is not: Keystone
 * counts whole seconds, and ends all tokens up to that one. */
async function good(id: string, password: string): Promise<boolean> {
  const auth = { identity: { methods: ["password"], password: { user: { id, password } } } };
  const reply = await fetch(`${KEYSTONE}/auth/tokens`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ auth }) });
  return (await standing(reply.headers.get("x-subject-token") ?? "")) === 200;
}

/** A user of its own for a test, who may administer the project `admin`. */
async function administrator(sandbox: Sandbox): Promise<{ id: string; name: string; password: string }> {
  const name = `e2e-${Date.now()}`;
  const { user } = await asked(sandbox, "POST", "/users", { user: { name, password: "Passw0rd-1", domain_id: "default" } });
  const { roles } = await asked(sandbox, "GET", "/roles?name=admin");
  const { projects } = await asked(sandbox, "GET", "/projects?name=admin");
  await asked(sandbox, "PUT", `/projects/${projects[0].id}/users/${user.id}/roles/${roles[0].id}`);
  return { id: user.id, name, password: "Passw0rd-1" };
}

test("a user who is gone meanwhile: said when the password is set, and when the page is opened", async ({ page, signIn, users, words, sandbox }) => {
  sandbox.provoked = true;
  const { id, name } = await administrator(sandbox);
  await signIn.at("/users");
  await users.open(name);
  await asked(sandbox, "DELETE", `/users/${id}`);
  await users.reset(name);
  await expect(users.sheet(name).getByText(words.reset.said[404])).toBeVisible();
  await signIn.at(`/users/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: words.users.notFound })).toBeVisible();
});

test("one's own password ends the session; the new one lets in again, and the old one does not", async ({ page, signIn, users, words, sandbox }) => {
  sandbox.provoked = true;
  const { id, name, password } = await administrator(sandbox);
  await signIn.at(`/users/${id}`, { user: name, password });
  await users.resetButton.click();
  await expect(users.sheet(name).getByText(words.reset.own)).toBeVisible();
  await page.keyboard.press("Escape");
  await users.reset(name);
  const secret = await users.secret(name);
  await users.card(name).getByRole("button", { name: words.reset.clear }).click();
  await page.getByRole("button", { name: words.quota.reload }).click();
  await expect(signIn.panel).toBeVisible();
  await signIn.send({ user: name, password });
  await expect(signIn.panel.getByText(words.signIn.wrong)).toBeVisible();
  await expect.poll(() => good(id, secret)).toBe(true);
  await signIn.send({ user: name, password: secret });
  await expect(signIn.panel).toBeHidden();
  await asked(sandbox, "DELETE", `/users/${id}`);
});

test("unified limits are read and changed: for all, and for one department", async ({ signIn, limits, words, sandbox }) => {
  sandbox.provoked = true;
  const registered = async () => (await asked(sandbox, "GET", "/registered_limits?resource_name=router")).registered_limits[0];
  const department = await sandbox.department("研发部");
  const own = async () => (await asked(sandbox, "GET", `/limits?resource_name=router&domain_id=${department}`)).limits[0];
  const everybodys = await registered();
  // Keystone lets nobody change a default while somebody has a limit of their own; other tests may have left one.
  for (const left of (await asked(sandbox, "GET", "/limits?resource_name=router")).limits) await asked(sandbox, "DELETE", `/limits/${left.id}`);
  await signIn.at("/limits");
  await expect(limits.cap(words.limits.router)).toHaveValue(String(everybodys.default_limit));
  await limits.cap(words.limits.router).fill(String(everybodys.default_limit + 2));
  await limits.reviewButton.click();
  await limits.review.sheet.getByRole("checkbox", { name: words.limits.confirm }).check();
  await limits.review.apply().click();
  await expect(limits.review.sheet).toBeHidden();
  expect((await registered()).default_limit).toBe(everybodys.default_limit + 2);
  await limits.choose(`${words.limits.department} 研发部`);
  await limits.cap(words.limits.router).fill("34");
  await limits.reviewButton.click();
  await limits.review.apply().click();
  await expect(limits.review.sheet).toBeHidden();
  const after = await own();
  expect(after.resource_limit).toBe(34);
  await limits.choose(words.limits.forAll);
  await expect(limits.row(words.limits.router)).toContainText(words.limits.held);
  await expect(limits.cap(words.limits.router)).not.toBeEditable();

  await asked(sandbox, "DELETE", `/limits/${after.id}`);
  await asked(sandbox, "PATCH", `/registered_limits/${everybodys.id}`, { registered_limit: { default_limit: everybodys.default_limit } });
});
