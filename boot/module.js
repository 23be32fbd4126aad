// WebAssembly out of an answer.

/** The compiled module; it compiles while it arrives, where the server says that it is WebAssembly. */
export async function compiled(answer) {
  const said = answer.headers.get("content-type") ?? "";
  return said.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(answer)
    : WebAssembly.compile(await answer.arrayBuffer());
}
