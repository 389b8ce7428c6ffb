/** Draws from class capsules by the network's own decoder in the browser, for one purpose: what is overtaken is not drawn. */

import { createChosen } from "../kit/network/chosen.js"

/**
 * @typedef {ReturnType<typeof createDecoder>} Decoder
 * @typedef {{ which: number, vector: ArrayLike<number> }} Capsule the capsule of a class; all others are masked
 */

/**
 * @param {() => void} [onFallback] called when the browser cannot run the network
 * @param {Parameters<typeof createChosen>[1]} [open]
 */
export function createDecoder(onFallback = () => {}, open) {
  const chosen = createChosen(onFallback, open)
  return {
    open: chosen.open,
    isAble: chosen.isAble,
    close: chosen.close,

    /**
     * Return what these capsules draw together, [height · width · channels] in [0, 1]; null if a newer request overtook it, or the
     * browser cannot.
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
      return drawn && drawn.reconstruction.data
    },
  }
}
