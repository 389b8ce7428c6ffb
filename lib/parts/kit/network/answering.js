/**
 * Answers in the worker what `runtime.js` asks for on the page.
 *
 * @typedef {import("./litert.js").CompiledModel} CompiledModel
 * @typedef {import("./litert.js").Description} Description
 * @typedef {import("./passes.js").Answer} Answer
 * @typedef {import("./reasons.js").Reason} Reason
 *
 * @typedef {object} Asked what one request is about
 * @property {"open" | "run" | "route" | "memory" | "ping"} kind to compile and describe, to run a signature, to loop one that makes
 *   a pass, how much memory LiteRT.js has, or whether the worker is there
 * @property {string} address of the network's file
 * @property {string} [signature] to run or to loop; `route` if left out
 * @property {import("./passes.js").Inputs} [inputs]
 * @property {import("./passes.js").Passes} [passes]
 * @property {string[]} [only] the outputs that are wanted; all if left out
 *
 * @typedef {Asked & { id: number }} Request
 *
 * @typedef {object} Reply
 * @property {number} id
 * @property {Answer | Description | number} [answer]
 * @property {string} [error] why there is no answer
 * @property {Reason} [reason] of the error; left out if the request itself was wrong
 * @property {boolean} [lost] whether LiteRT.js itself could not be loaded, so that no request will be answered
 */

import { compile, describe, loadLiteRt, memoryOf, run } from "./litert.js"
import { loopPasses } from "./passes.js"
import { RequestError, NetworkError, reasonOf } from "./reasons.js"
import { createRecent } from "./recent.js"
import { readStream } from "./stream.js"

const MOST_COMPILED = 4
/** Of all their files: each takes 1.4 times as much memory, or 6 times if the file is float16, as `capsnet` with 97 MB. */
const MOST_BYTES = 40e6

const loading = loadLiteRt()
loading.catch(() => {}) // each request says it

const useNetwork = createRecent({
  most: MOST_COMPILED,
  mostSize: MOST_BYTES,
  sizeOf: (/** @type {Uint8Array} */ file) => file.byteLength,
  read,
  make: async (file) => compile(await loading, file),
  letGo: (/** @type {CompiledModel} */ model) => model.delete(),
})

/** @param {Request} request */
export async function answer(request) {
  const post = (/** @type {Omit<Reply, "id">} */ reply, /** @type {Transferable[]} */ transferred = []) =>
    self.postMessage({ id: request.id, ...reply }, { transfer: transferred })
  try {
    await loading
  } catch (error) {
    return post({ error: messageOf(error), reason: reasonOf(error, "failed"), lost: true })
  }
  try {
    const found = await find(request)
    const arrays = request.kind === "run" || request.kind === "route" ? Object.values(/** @type {Answer} */ (found)) : []
    post({ answer: found }, arrays.map(({ data }) => data.buffer))
  } catch (error) {
    post({ error: messageOf(error), ...(!(error instanceof RequestError) && { reason: reasonOf(error, "failed") }) })
  }
}

/**
 * @param {Request} request
 * @returns {Promise<Answer | Description | number>}
 */
async function find({ kind, address, signature = "route", inputs = {}, passes, only }) {
  const litert = await loading
  if (kind === "memory") return memoryOf(litert)
  return useNetwork(address, async (model) => {
    if (kind === "open") return describe(model)
    const once = (/** @type {typeof inputs} */ given, /** @type {string[] | undefined} */ wanted) => run(litert, model, signature, given, wanted)
    if (kind === "run") return once(inputs, only)
    const { [signature]: pass } = describe(model)
    if (!pass || !passes) throw new RequestError("This network routes nothing.")
    return loopPasses(pass, once, inputs, passes)
  })
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error)
}

/** @param {string} address */
async function read(address) {
  /** @type {Response} */
  let response
  try {
    response = await fetch(address)
  } catch (error) {
    throw new NetworkError("missing", String(error))
  }
  if (!response.ok) throw new NetworkError("missing", `${address} gave ${response.status}.`)
  try {
    return await readStream(response, (arrived) => self.postMessage({ arrived: { address, ...arrived } }))
  } catch (error) { // it broke off
    throw new NetworkError(reasonOf(error, "missing"), String(error))
  }
}
