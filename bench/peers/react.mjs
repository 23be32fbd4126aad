// The page in React + Ant Design, for the harness: its own adapter, and time for the table to come to rest.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { default: react } = await import(pathToFileURL(join(process.env.PEERS, "bench/adapters/react-antd.mjs")));

export default {
  ...react,
  page: {
    ...react.page,
    /**
     * A sorted table of Ant Design's scrolls itself to its top for 450 ms, and takes back every wheel in that time: a jump
     * just after a sort is lost. The harness asks for the scroller once, between the sorts and the jumps and outside of
     * everything it times, so the time passes here.
     */
    grid: () => {
      const start = performance.now();
      while (performance.now() - start < 600);
      return document.querySelector(".ant-table-tbody-virtual");
    },
  },
};
