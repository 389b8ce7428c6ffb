/**
 * Asks the server for noise, which takes gradients; what was asked before is not asked again.
 *
 * @typedef {object} Noise
 * @property {number} label the class whose loss grows, or that the steps go to
 * @property {ArrayLike<number> & { reduce: Uint8Array["reduce"] }} direction [height · width · channels], 1 more than the sign of the gradient
 * @property {Float32Array} pictures [k · height · width · channels], for each ε of the dial; empty for FGSM
 * @property {ReadonlyMap<string, Served>} read what the server read of the picture with noise, by the network's id
 *
 * @typedef {object} Served for each ε of the dial
 * @property {import("../kit/unpack.js").NumberArray} scores [k, classes]
 * @property {import("../kit/unpack.js").NumberArray | null} drawn uint8 [k, height, width, channels]; null without a decoder
 *
 * @typedef {object} Asked
 * @property {string} picture as the address calls it
 * @property {import("./state.js").Method} method
 * @property {number | null} label null for the class that the network reads
 * @property {[string, string][]} readers runs and checkpoints that no browser can run
 */

import { postJson } from "../kit/post.js"
import { unpack } from "../kit/unpack.js"

const KEPT = 16 // answers, of up to some hundred kilobytes

/** @param {(address: string, asked: Asked) => Promise<Noise>} [ask] */
export function createNoises(ask = askServer) {
  /** @type {Map<string, Promise<Noise>>} */
  const known = new Map()
  return {
    /**
     * Return the noise of a network; its promise rejects with what the server says against it.
     *
     * @param {string} address where the network's noise is made
     * @param {Asked} asked
     */
    get(address, asked) {
      const key = JSON.stringify([address, asked])
      const coming = known.get(key) ?? ask(address, asked)
      known.delete(key)
      known.set(key, coming) // the newest last
      coming.catch(() => known.delete(key))
      for (const oldest of known.keys()) {
        if (known.size <= KEPT) break
        known.delete(oldest)
      }
      return coming
    },
  }
}

/**
 * @param {string} address
 * @param {Asked} asked
 * @returns {Promise<Noise>}
 */
async function askServer(address, asked) {
  const answer = await postJson(address, asked)
  const { meta, arrays } = unpack(await answer.arrayBuffer())
  const read = asked.readers.map(([id]) => /** @type {const} */ ([id, { scores: arrays[`scores-${id}`], drawn: arrays[`drawn-${id}`] ?? null }]))
  return {
    label: /** @type {{ label: number }} */ (meta).label,
    direction: /** @type {Uint8Array} */ (arrays.direction.data),
    pictures: /** @type {Float32Array} */ (arrays.pictures.data),
    read: new Map(read),
  }
}
