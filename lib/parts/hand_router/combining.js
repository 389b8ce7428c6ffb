/**
 * Combines votes with couplings by the network's own `combine`, and draws from the longest capsule: in the browser, or on the
 * server where the browser cannot. What is overtaken is not shown.
 *
 * @typedef {import("../kit/network/passes.js").Floats} Floats
 * @typedef {import("./maths.js").Setting} Setting
 *
 * @typedef {object} Subject what is routed
 * @property {Floats} image [height, width, channels] in [0, 1]
 * @property {Floats} votes [inputs, classes, dim]
 * @property {Float32Array | null} inputActivations [inputs], where the kind of routing has them
 * @property {Float32Array} routed the couplings that the algorithm chose, [inputs · classes]
 * @property {number} iterations
 *
 * @typedef {object} Combined
 * @property {Floats} sums [classes, dim]
 * @property {Floats} outputs [classes, dim]
 * @property {number[]} lengths of the outputs, or activations
 * @property {number} longest class
 * @property {Float32Array | null} drawn from the longest one, [height · width · channels] in [0, 1]; null without a decoder
 */

import { placeOfLargest, toLevels } from "../kit/maths.js"
import { createChosen } from "../kit/network/chosen.js"
import { createLatest } from "../kit/network/latest.js"
import { askPatiently } from "../kit/network/patient.js"
import { decodedFrom } from "../kit/network/reading.js"
import { postJson } from "../kit/post.js"
import { unpack } from "../kit/unpack.js"
import { lengthOf } from "../kit/vectors.js"
import { couplingsOf } from "./maths.js"

/**
 * @param {() => void} onFallback called when the browser cannot run the network
 * @param {Parameters<typeof createChosen>[1]} [open]
 * @param {number} [patience] ms until the server is asked too
 */
export function createCombining(onFallback, open, patience) {
  const chosen = createChosen(onFallback, open)
  /** @type {string | undefined} */
  let server
  let latest = newLatest()

  return {
    /**
     * Combine by another checkpoint's network.
     *
     * @param {{ network: string | null, server: string | undefined }} source
     */
    open(source) {
      if (source.server !== server) {
        latest.close()
        latest = newLatest()
      }
      server = source.server
      return chosen.open(source.network)
    },

    /**
     * Return what becomes of the votes; null if a newer request overtook this one, or nobody can tell.
     *
     * @param {Subject} subject
     * @param {Setting} setting
     */
    async combine(subject, setting) {
      const address = server
      const askServer = async () => (address === undefined ? null : latest.ask(() => onServer(address, subject, setting)))
      return askPatiently(chosen, (network) => inBrowser(network, subject, setting), askServer, patience)
    },

    close() {
      chosen.close()
      latest.close()
    },
  }
}

/**
 * @param {import("../kit/network.js").Network} network
 * @param {Subject} subject
 * @param {Setting} setting
 * @returns {Promise<Combined | null>}
 */
async function inBrowser(network, { votes, inputActivations, routed, iterations }, setting) {
  const couplings = couplingsOf(setting, routed, votes.shape[1])
  const found = await network.combine({ votes, couplings, inputActivations: inputActivations ?? undefined, iteration: iterations - 1 })
  if (!found) return null
  const combined = combinedFrom(found.weighted_sums, found.outputs, null)
  const description = await network.ready
  if (!description?.decode) return combined
  const drawn = await decodedFrom(network, found.outputs, combined.longest)
  return drawn && { ...combined, drawn: drawn.data }
}

/**
 * @param {string} address
 * @param {Subject} subject
 * @param {Setting} setting
 * @returns {Promise<Combined | null>} null if the server cannot, either
 */
async function onServer(address, { image, iterations }, setting) {
  try {
    const answer = await postJson(address, { image: Array.from(toLevels(image.data)), iterations, ...setting })
    const { weighted_sums: sums, outputs, reconstruction } = unpack(await answer.arrayBuffer()).arrays
    return combinedFrom(floats(sums), floats(outputs), reconstruction ? Float32Array.from(reconstruction.data) : null)
  } catch {
    return null
  }
}

/** @param {import("../kit/unpack.js").NumberArray} array */
function floats({ data, shape }) {
  return { data: Float32Array.from(data), shape }
}

/**
 * @param {Floats} sums [1, classes, dim]
 * @param {Floats} outputs [1, classes, dim]
 * @param {Float32Array | null} drawn
 * @returns {Combined}
 */
function combinedFrom(sums, outputs, drawn) {
  const [, classes, dim] = outputs.shape
  const lengths = Array.from({ length: classes }, (_, at) => lengthOf(outputs.data.subarray(at * dim, (at + 1) * dim)))
  return { sums: withoutBatch(sums), outputs: withoutBatch(outputs), lengths, longest: placeOfLargest(lengths), drawn }
}

/** @param {Floats} array */
function withoutBatch({ data, shape: [, ...shape] }) {
  return { data, shape }
}

/** @returns {import("../kit/network/latest.js").Latest<Combined | null>} */
function newLatest() {
  return createLatest()
}
