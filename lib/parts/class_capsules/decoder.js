/**
 * Draws from class capsules by the network's own decoder, for one purpose: what is overtaken is not drawn. The browser draws; the
 * server where the browser cannot.
 *
 * @typedef {ReturnType<typeof createDecoder>} Decoder
 * @typedef {{ which: number, vector: ArrayLike<number> }} Capsule the capsule of a class; all others are masked
 * @typedef {{ network: string | null, server: string | undefined }} Source where a checkpoint's network is, and where the server draws
 */

import { createChosen } from "../kit/network/chosen.js"
import { createLatest } from "../kit/network/latest.js"
import { postJson } from "../kit/post.js"
import { unpack } from "../kit/unpack.js"

/**
 * @param {() => void} [onFallback] called when the browser cannot run the network
 * @param {Parameters<typeof createChosen>[1]} [open]
 */
export function createDecoder(onFallback = () => {}, open) {
  const chosen = createChosen(onFallback, open)
  /** @type {string | undefined} */
  let server
  let latest = newLatest()

  return {
    /**
     * Draw with another checkpoint; return whether it is another one.
     *
     * @param {Source} source
     */
    open(source) {
      const isOther = source.server !== server
      server = source.server
      if (isOther) {
        latest.close()
        latest = newLatest()
      }
      return chosen.open(source.network) || isOther
    },

    /**
     * Return what these capsules draw together, [height · width · channels] in [0, 1]; null if a newer request overtook it, or
     * nobody can draw it.
     *
     * @param {readonly Capsule[]} capsules at least one
     * @param {number} classes how many there are
     * @returns {Promise<Float32Array | null>}
     */
    async draw(capsules, classes) {
      const [{ vector: { length: dim } }] = capsules
      const data = new Float32Array(classes * dim)
      const mask = new Float32Array(classes)
      for (const { which, vector } of capsules) {
        data.set(vector, which * dim)
        mask[which] = 1
      }
      const drawn = await chosen.ask((network) => network.decode({ data, shape: [1, classes, dim] }, mask))
      if (drawn) return drawn.reconstruction.data
      if (chosen.isAble() || server === undefined) return null
      const address = server
      return latest.ask(() => drawOnServer(address, capsules))
    },

    close() {
      chosen.close()
      latest.close()
    },
  }
}

/**
 * @param {string} address
 * @param {readonly Capsule[]} capsules
 * @returns {Promise<Float32Array | null>} null if the server cannot, either
 */
async function drawOnServer(address, capsules) {
  const drawings = [capsules.map(({ which, vector }) => ({ class: which, numbers: Array.from(vector) }))]
  try {
    const answer = await postJson(address, { drawings })
    return Float32Array.from(unpack(await answer.arrayBuffer()).arrays.images.data)
  } catch {
    return null
  }
}

/** @returns {import("../kit/network/latest.js").Latest<Float32Array | null>} */
function newLatest() {
  return createLatest()
}
