// What every test of the console starts from: a sandbox put back to its seed, the words of the language, the pages, and
// a guard that fails the test when the page complains about anything that was not provoked.
import { test as base, expect, type BrowserContext } from "@playwright/test";
import { Departments } from "./pages/departments";
import { Department } from "./pages/department";
import { Frame } from "./pages/frame";
import { Limits } from "./pages/limits";
import { Platform } from "./pages/platform";
import { Servers } from "./pages/servers";
import { SignIn } from "./pages/sign_in";
import { Trail } from "./pages/trail";
import { OwnSandbox, Sandbox, type Play } from "./sandbox";
import { Users } from "./pages/users";
import { EN, ZH, type Words } from "./words";

export { expect };
export const LOCALES = ["en-US", "zh-CN"] as const;

/** The browser's own words about a call that failed. */
const NETWORK = /^Failed to load resource: |^Access to fetch at .* has been blocked by CORS policy/;

interface Fixtures {
  /** Flags and settings of a sandbox of its own; the usual one when left out. */
  play: Play | undefined;
  sandbox: Sandbox;
  words: Words;
  guard: void;
  frame: Frame;
  signIn: SignIn;
  platform: Platform;
  departments: Departments;
  department: Department;
  trail: Trail;
  users: Users;
  limits: Limits;
  servers: Servers;
}

interface PerWorker {
  sandboxes: (play?: Play) => Promise<Sandbox>;
}

export const test = base.extend<Fixtures, PerWorker>({
  sandboxes: [
    async ({}, use) => {
      const usual = new Sandbox(
        process.env.CONSOLE_URL ?? "http://127.0.0.1:8080",
        process.env.BACKENDS_URL ?? "http://127.0.0.1:8081",
      );
      const own = new Map<string, OwnSandbox>();
      await use(async (play) => {
        if (!play) return usual;
        const key = JSON.stringify(play);
        const sandbox = own.get(key) ?? (await OwnSandbox.start(play));
        own.set(key, sandbox);
        return sandbox;
      });
      for (const sandbox of own.values()) await sandbox.stop();
    },
    { scope: "worker" },
  ],
  play: [undefined, { option: true }],
  sandbox: async ({ sandboxes, play }, use) => {
    const sandbox = await sandboxes(play);
    await sandbox.reset();
    await use(sandbox);
  },
  baseURL: async ({ sandbox }, use) => use(sandbox.console),
  words: async ({ locale }, use) => use(locale?.startsWith("zh") ? ZH : EN),
  guard: [
    async ({ context, sandbox }, use) => {
      const heard = await complaints(context, () => sandbox.provoked);
      await use();
      expect(heard, "what the page complained about").toEqual([]);
      expect(await sandbox.reports(), "reports of the policy").toEqual([]);
    },
    { auto: true },
  ],
  frame: async ({ page, words }, use) => use(new Frame(page, words)),
  signIn: async ({ page, words }, use) => use(new SignIn(page, words)),
  platform: async ({ page, words }, use) => use(new Platform(page, words)),
  departments: async ({ page, words }, use) => use(new Departments(page, words)),
  department: async ({ page, words, sandbox }, use) => use(new Department(page, words, sandbox)),
  trail: async ({ page, words }, use) => use(new Trail(page, words)),
  users: async ({ page, words }, use) => use(new Users(page, words)),
  limits: async ({ page, words }, use) => use(new Limits(page, words)),
  servers: async ({ page, words }, use) => use(new Servers(page, words)),
});

/** Hears uncaught faults, broken policy, and errors in the console; the network's only where nothing was provoked. */
export async function complaints(context: BrowserContext, provoked: () => boolean): Promise<string[]> {
  const heard: string[] = [];
  context.on("weberror", (fault) => heard.push(String(fault.error())));
  context.on("console", (message) => {
    if (message.type() === "error" && !(provoked() && NETWORK.test(message.text()))) heard.push(message.text());
  });
  await context.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    ),
  );
  return heard;
}
