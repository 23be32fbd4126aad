// The first script of the page. Everything it needs to know stands in the attributes of its own element.
import { preloadChunks } from "./chunks.js";
import { glue } from "./glue.js";
import { installPolicy } from "./inert.js";
import { applyLook } from "./look.js";
import { askForSettings } from "./settings.js";
import { start } from "./start.js";

const { js, wasm, wasmIntegrity, routes } = document.querySelector("script[data-wasm]").dataset;

applyLook(window);
installPolicy(window);
askForSettings(window);
preloadChunks(window, JSON.parse(routes ?? "{}"));
start(window, { wasm, integrity: wasmIntegrity }, glue(window, js, (address) => import(address)));
