// The first script under Trunk, where nothing is bundled: the glue is a module of its own, at an address that Trunk knows.
import { boot } from "./main.js";

const { js } = document.querySelector("script[data-wasm]").dataset;
boot(window, import(js).then((module) => module.default));
