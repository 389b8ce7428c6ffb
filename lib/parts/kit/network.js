/**
 * A network that answers in the browser, or on the server where the browser cannot; whoever asks need not know which.
 *
 * All parts of a tab share one worker and what is compiled in it. It starts when the first network is opened, and nothing
 * waits for it but the answers.
 *
 * @typedef {import("./network/litert.js").Description} Description
 * @typedef {import("./network/passes.js").Answer} Answer
 * @typedef {import("./network/passes.js").Floats} Floats
 * @typedef {import("./network/reasons.js").Reason} Reason
 * @typedef {ArrayLike<number> | Floats} Values numbers in row-major order; an array of an answer can be given back as it is
 *
 * @typedef {object} Wanted
 * @property {string[]} [only] the names of the outputs that are wanted; all if left out
 *
 * @typedef {object} Routed what is routed
 * @property {Values} votes [1, inputs, outputs, dim]
 * @property {Values} [inputActivations] [1, inputs], where the kind of routing has them
 * @property {number} [iteration] the number of the first pass, from 0
 *
 * @typedef {Routed & Wanted & { logits?: Values, iterations?: number, by?: string }} Routing
 *   logits: [1, inputs, outputs], what the first pass begins with, 0 if left out; iterations: 1 if left out; by: the signature
 *   that makes a pass, `route` if left out
 * @typedef {Routed & Wanted & { couplings: Values }} Combining couplings: [1, inputs, outputs]
 */

/**
 * What a network answers, in the browser or on the server.
 *
 * @typedef {object} Answering
 * @property {(image: Values, wanted?: Wanted) => Promise<Answer>} observe every layer's output by its name, and what routing starts from
 * @property {(routing: Routing) => Promise<Answer>} route the trace of all passes; the first axis of each array is the iteration
 * @property {(combining: Combining) => Promise<Answer>} combine the outputs for couplings that were set by hand
 * @property {(capsules: Values, mask: Values) => Promise<Answer>} decode the reconstruction from capsules [1, outputs, dim], mask [1, outputs]
 * @property {(capsules: Values, matrices: Values) => Promise<Answer>} [vote] the votes of capsules [1, inputs, dim] by matrices
 *   [inputs, dim, outputs · dim]; the file of typed vectors has it, no network's
 */

/**
 * @template {(...given: any[]) => Promise<Answer>} Gesture
 * @typedef {(...given: Parameters<Gesture>) => Promise<Answer | null>} OrNull
 */

/**
 * An open network. Of each gesture one request is under way and one waits; where a newer one overtakes the one that waits,
 * that one's answer is null, and so is every answer after `close`.
 *
 * @typedef {object} Network
 * @property {Promise<Description | null>} ready resolves when the network is compiled, to its signatures; to null if the browser does not answer
 * @property {() => Reason | null} reason why the browser does not answer; null if it does or if there was no file to try
 * @property {() => import("./network/stream.js").Arrived | null} arrived how much of its file has arrived; null once nobody waits for it
 * @property {OrNull<Answering["observe"]>} observe
 * @property {OrNull<Answering["route"]>} route
 * @property {OrNull<Answering["combine"]>} combine
 * @property {OrNull<Answering["decode"]>} decode
 * @property {OrNull<NonNullable<Answering["vote"]>>} vote
 * @property {() => void} close
 */

import { createLatest } from "./network/latest.js"
import { NetworkError } from "./network/reasons.js"
import { arrivedOf, ask } from "./network/runtime.js"

export { networkMemory } from "./network/runtime.js"

const IDLE_MS = 300

/**
 * Open the network in the file at `address`, which is relative to the app; null if the browser gets no file.
 *
 * It loads as soon as the page is idle, or with the first request. An answer comes from the browser; from `fallback`
 * once the browser could not, and from then on. Without `fallback` the request is rejected with `NetworkError`.
 *
 * @param {string | null} address
 * @param {{ fallback?: Answering, onFallback?: (reason: Reason) => void }} [options] onFallback: called once, when the browser gives up
 * @returns {Network}
 */
export function openNetwork(address, { fallback, onFallback } = {}) {
  const href = address === null ? null : new URL(address, document.baseURI).href
  /** @type {NetworkError | null} */
  let failure = null
  let closed = false
  /** @type {import("./network/latest.js").Latest<Answer>[]} */
  const queues = []

  /** @param {unknown} error */
  function giveUp(error) {
    if (!(error instanceof NetworkError)) throw error
    const isFirst = failure === null
    failure ??= error
    if (isFirst && !closed) onFallback?.(error.reason)
  }

  /**
   * @template {any[]} Given
   * @param {(...given: Given) => Promise<Answer>} inBrowser
   * @param {keyof Answering} gesture
   * @returns {(...given: Given) => Promise<Answer | null>}
   */
  function gestureOf(gesture, inBrowser) {
    const latest = /** @type {typeof createLatest<Answer>} */ (createLatest)()
    queues.push(latest)
    return (...given) => latest.ask(async () => {
      if (href !== null && !failure) {
        try {
          return await inBrowser(...given)
        } catch (error) {
          giveUp(error)
        }
      }
      if (closed || !fallback) throw failure ?? new NetworkError("missing", "There is no file and no fallback.")
      const onServer = /** @type {(...given: Given) => Promise<Answer>} */ (/** @type {unknown} */ (fallback[gesture]))
      return onServer(...given)
    })
  }

  const at = { address: href ?? "" }
  let isAwaited = href !== null

  /**
   * @param {string} signature
   * @param {Record<string, Values | undefined>} inputs
   * @param {string[]} [only]
   */
  const run = (signature, inputs, only) => ask({ kind: "run", ...at, signature, inputs: floatsOf(inputs), only })

  return {
    ready: href === null ? Promise.resolve(null) : open(href).catch((error) => {
      giveUp(error)
      return null
    }).finally(() => {
      isAwaited = false
    }),
    reason: () => failure?.reason ?? null,
    arrived: () => (isAwaited && !failure ? arrivedOf(at.address) : null),
    observe: gestureOf("observe", (image, { only } = {}) => run("observe", { image }, only)),
    route: gestureOf("route", ({ votes, logits, inputActivations, iterations = 1, iteration, only, by }) => ask({
      kind: "route", ...at, signature: by, inputs: floatsOf({ votes, logits, input_activations: inputActivations }),
      passes: { iterations, iteration, only },
    })),
    combine: gestureOf("combine", ({ votes, couplings, inputActivations, iteration = 0, only }) =>
      run("combine", { votes, couplings, input_activations: inputActivations, iteration: [iteration] }, only)),
    decode: gestureOf("decode", (capsules, mask) => run("decode", { capsules, mask })),
    vote: gestureOf("vote", (capsules, matrices) => run("vote", { capsules, matrices })),
    close() {
      closed = true
      for (const queue of queues) queue.close()
    },
  }
}

/** @param {string} address */
async function open(address) {
  await new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(resolve, { timeout: IDLE_MS })
    else setTimeout(resolve) // Safari
  })
  return ask({ kind: "open", address })
}

/**
 * @param {Record<string, Values | undefined>} inputs
 * @returns {import("./network/passes.js").Inputs}
 */
function floatsOf(inputs) {
  /** @type {import("./network/passes.js").Inputs} */
  const floats = {}
  for (const [name, values] of Object.entries(inputs)) {
    if (!values) continue
    const data = "data" in values ? values.data : values
    floats[name] = data instanceof Float32Array ? data : Float32Array.from(data)
  }
  return floats
}
