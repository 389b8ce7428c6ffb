/**
 * The worker that networks run in. It is no module, as LiteRT.js loads its WebAssembly by `importScripts`, which modules
 * do not have; what it answers is one.
 */

const answering = import("./answering.js")
answering.catch(() => {}) // each request says it

/** @param {MessageEvent<import("./answering.js").Request>} event */
self.onmessage = async ({ data }) => {
  if (data.kind === "ping") {
    self.postMessage({ id: data.id })
    return
  }
  try {
    (await answering).answer(data)
  } catch (error) {
    self.postMessage({ id: data.id, error: String(error), reason: "failed", lost: true })
  }
}
