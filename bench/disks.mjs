// Loaded ahead of the harness (node --import): teaches its server, for whichever app asks, the one answer that Gantry's
// pages of servers need and the peers do not: which disks there are. Without it Gantry says, rightly, that the catalogue
// could not be read, and that notice would be timed with the page.
import http from "node:http";
import { syncBuiltinESMExports } from "node:module";
import { Readable } from "node:stream";

/** The two disks that the harness's products and servers name, as the engine writes them. */
const disks = [
  ["1623164948719896", "SSD", "960"],
  ["1623164939837722", "SATA", "4000"],
].map(([guid, type, size], at) => {
  return { id: String(at + 1), line_type: "local", guid, api_guid: guid, type, size, status: "1" };
});
const answer = Buffer.from(JSON.stringify({ code: 0, message: "success", data: disks }));

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const { createServer } = http;
http.createServer = (options, handle) =>
  createServer(options, async (request, response) => {
    if (request.method !== "POST" || new URL(request.url, "http://loopback").pathname !== "/api") {
      return handle(request, response);
    }
    const body = await bodyOf(request);
    if (new URLSearchParams(body.toString()).get("action") === "sync_harddisk") {
      // The isolation headers are those of the harness's own answers.
      response.writeHead(200, {
        "content-type": "application/json", "cache-control": "no-store", "content-length": answer.length,
        "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp",
        "cross-origin-resource-policy": "same-origin",
      });
      return response.end(answer);
    }
    const { method, url, headers } = request;
    return handle(Object.assign(Readable.from([body]), { method, url, headers }), response);
  });
syncBuiltinESMExports();
