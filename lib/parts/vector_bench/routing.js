/**
 * Routes what was typed in by the app's own dynamic routing: in the browser, or on the server where the browser cannot. What is
 * overtaken is not shown.
 *
 * @typedef {import("../kit/network/passes.js").Floats} Floats
 * @typedef {import("./state.js").State} State
 *
 * @typedef {object} Routed all in the size of the file
 * @property {Floats} votes [1, inputs, outputs, dim]
 * @property {Floats} logits [r, inputs, outputs] before each pass
 * @property {Floats} couplings [r, inputs, outputs]
 * @property {Floats} weighted_sums [r, outputs, dim]
 * @property {Floats} outputs [r, outputs, dim]
 * @property {Floats} agreements [r, inputs, outputs]
 * @property {Floats} next_logits [r, inputs, outputs] after each pass
 */

import { createChosen } from "../kit/network/chosen.js"
import { createLatest } from "../kit/network/latest.js"
import { askPatiently } from "../kit/network/patient.js"
import { postJson } from "../kit/post.js"
import { traceOf } from "../kit/routed/route_picture.js"
import { unpack } from "../kit/unpack.js"
import { MOST, capsulePlaces, firstLogits, matrixPlaces, only, votePlaces } from "./layer.js"

const NAMES = ["logits", "couplings", "weighted_sums", "outputs", "agreements", "next_logits"]
const SHAPE = [1, MOST.inputs, MOST.outputs, MOST.dim]

/**
 * @param {() => void} onFallback called when the browser cannot
 * @param {Parameters<typeof createChosen>[1]} [open]
 */
export function createRouting(onFallback, open) {
  const chosen = createChosen(onFallback, open)
  /** @type {string | null} */
  let server = null
  const latest = newLatest()

  /**
   * @param {(network: import("../kit/network.js").Network) => Promise<Record<string, Floats> | null>} inBrowser
   * @param {unknown} posted
   * @returns {Promise<Record<string, Floats> | null>}
   */
  async function ask(inBrowser, posted) {
    const address = server
    return askPatiently(chosen, inBrowser, async () => (address === null ? null : latest.ask(() => askServer(address, posted))))
  }

  return {
    chosen,

    /** @param {string} file @param {string} route where the server routes */
    open(file, route) {
      server = route
      chosen.open(file)
    },

    /**
     * Return the routing of what is typed; null if newer numbers overtook it, or nobody can tell.
     *
     * @param {State} state
     * @returns {Promise<Routed | null>}
     */
    async route(state) {
      const { size, passes: iterations } = state
      const votes = state.from === "votes" ? { data: only(state.votes, votePlaces(size)), shape: SHAPE } : await voted(state)
      if (!votes) return null
      const logits = firstLogits(size)
      const found = await ask((network) => network.route({ votes, logits, iterations }),
        { votes: Array.from(votes.data), logits: Array.from(logits), iterations })
      return found && /** @type {Routed} */ ({ votes, ...traceOf({}, found, NAMES) })
    },

    close() {
      chosen.close()
      latest.close()
    },
  }

  /** @param {State} state @returns {Promise<Floats | null>} */
  async function voted({ size, capsules, matrices }) {
    const [u, w] = [only(capsules, capsulePlaces(size)), only(matrices, matrixPlaces(size))]
    const found = await ask((network) => network.vote(u, w), { capsules: Array.from(u), matrices: Array.from(w) })
    return found && found.votes
  }
}

/** @param {string} address @param {unknown} posted @returns {Promise<Record<string, Floats> | null>} null if the server cannot, either */
async function askServer(address, posted) {
  try {
    const { arrays } = unpack(await (await postJson(address, posted)).arrayBuffer())
    return Object.fromEntries(Object.entries(arrays).map(([name, { data, shape }]) => [name, { data: Float32Array.from(data), shape }]))
  } catch {
    return null
  }
}

/** @returns {import("../kit/network/latest.js").Latest<Record<string, Floats> | null>} */
function newLatest() {
  return createLatest()
}
