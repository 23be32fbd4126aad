// Tests of a console behind a gateway that signs: no key is asked for, so its pages stay where others would ask.
import { test } from "./console";
import { Gateway } from "./gateway";

export const behind = test.extend<{ gateway: Gateway }>({
  gateway: async ({ sandbox, page }, use) => {
    const gateway = new Gateway(sandbox);
    await gateway.start();
    await use(gateway);
    await page.close();
    await gateway.stop();
  },
});
