/**
 * Lets networks read a picture at one value of a dial after the other, while nobody moves a dial.
 *
 * @typedef {{ id: string, network: string | null, score_name: string, features: string, iterations?: number | null }} Described
 * @typedef {ReturnType<typeof createSweep>} Sweep
 */

import { createChosen } from "./chosen.js"
import { readPicture } from "./read_picture.js"

const REST = 200 // ms that a dial rests before the networks read on

/**
 * @param {(id: string, value: number, reading: import("./read_picture.js").Reading) => void} onReading
 * @param {Parameters<typeof createChosen>[1]} [open]
 */
export function createSweep(onReading, open) {
  /** @type {Map<string, ReturnType<typeof createChosen>>} */
  const networks = new Map()
  let turn = 0
  let gate = Promise.resolve()
  /** @type {(() => void) | null} */
  let release = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  function letGo() {
    clearTimeout(timer)
    release?.()
    release = null
  }

  /**
   * Read the values by one network; one that takes long to arrive keeps no other waiting.
   *
   * @param {Described} described
   * @param {readonly number[]} values
   * @param {(value: number, id: string) => Float32Array} imageOf
   * @param {number} mine the turn that this belongs to
   */
  async function readAll(described, values, imageOf, mine) {
    const { id } = described
    for (const value of values) {
      await gate
      if (turn !== mine) return
      const reading = await networks.get(id)?.ask((network) => readPicture(network, imageOf(value, id), described))
      if (turn !== mine) return
      if (reading) onReading(id, value, reading)
    }
  }

  return {
    /** Read nothing until the dials have rested. */
    hold() {
      if (!release) gate = new Promise((resolve) => { release = resolve })
      clearTimeout(timer)
      timer = setTimeout(letGo, REST)
    },

    /**
     * Read the values in this order by every network, in the place of what was read before.
     *
     * @param {readonly Described[]} described
     * @param {readonly number[]} values
     * @param {(value: number, id: string) => Float32Array} imageOf what a network receives at a value
     */
    async start(described, values, imageOf) {
      const mine = ++turn
      for (const [id, chosen] of networks) {
        if (described.some((one) => one.id === id)) continue
        chosen.close()
        networks.delete(id)
      }
      for (const { id, network } of described) {
        const chosen = networks.get(id) ?? createChosen(() => {}, open)
        networks.set(id, chosen)
        chosen.open(network)
      }
      await Promise.all(described.map((one) => readAll(one, values, imageOf, mine)))
    },

    /** Read no further in what is under way. */
    cancel() {
      turn += 1
    },

    stop() {
      turn += 1
      letGo()
      for (const chosen of networks.values()) chosen.close()
      networks.clear()
    },
  }
}
