/** The test digits of a checkpoint, whose vectors show what is usual; they come when the page has nothing better to do. */

import { loadVectors } from "../kit/capsules/vectors.js"

/** @typedef {import("../kit/capsules/vectors.js").ClassVectors} ClassVectors */

/**
 * @param {() => void} onArrival when other digits are there
 * @param {typeof loadVectors} [load]
 */
export function createDigits(onArrival, load = loadVectors) {
  /** @type {string | undefined} */
  let address
  /** @type {ClassVectors | null} */
  let digits = null

  return {
    /** Return the digits of the address that was opened last; null until they are there. */
    known: () => digits,

    /**
     * Load the digits at `next`; without them the page goes on.
     *
     * @param {string | undefined} next undefined for none
     */
    async open(next) {
      if (next === address) return
      address = next
      digits = null
      if (next === undefined) return
      const found = await load(next).catch(() => null)
      if (address !== next || !found) return
      digits = found
      onArrival()
    },
  }
}
