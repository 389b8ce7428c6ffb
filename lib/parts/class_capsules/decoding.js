/**
 * Draws what class capsules draw, by the network's own decoder in the browser: the one whose numbers a learner moves, with every
 * move, and around it those of the overview, one after the other.
 *
 * @typedef {object} Subject whose numbers are moved
 * @property {Float32Array} vector [dim] as the network made it
 * @property {number} which class
 * @property {number} classes how many there are
 *
 * @typedef {object} Handlers
 * @property {(pictures: (Float32Array | null)[][]) => void} onOverview some more pictures of the overview are there
 * @property {() => void} onFallback the browser cannot run the network, so that the server draws
 */

import { createDecoder } from "./decoder.js"
import { STEPS, offsetsOf, withNumber } from "./maths.js"

const SOON = 150 // ms that a capsule rests before its overview is drawn

/**
 * @param {Handlers} handlers
 * @param {Parameters<typeof createDecoder>[1]} [open]
 */
export function createDecoding({ onOverview, onFallback }, open) {
  const [one, many] = [createDecoder(onFallback, open), createDecoder(() => {}, open)]
  let turn = 0
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  let shown = ""
  /** @type {(Float32Array | null)[][]} as far as it is drawn */
  let pictures = []

  /** @param {Subject} subject @param {number} span */
  async function drawOverview(subject, span) {
    const mine = ++turn
    const offsets = offsetsOf(span)
    const middle = (STEPS - 1) / 2
    const { vector, which, classes } = subject
    const draw = (/** @type {Float32Array} */ moved) => many.draw([{ which, vector: moved }], classes)
    const own = await draw(vector)
    if (!own || turn !== mine) return
    const made = Array.from(vector, () => offsets.map((_, at) => (at === middle ? own : null)))
    pictures = made
    const outwards = offsets.map((_, at) => at).filter((at) => at !== middle).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
    for (const at of outwards) {
      for (let number = 0; number < vector.length; number += 1) {
        const drawn = await draw(withNumber(vector, number, offsets[at]))
        if (!drawn || turn !== mine) return
        made[number][at] = drawn
      }
      onOverview(made)
    }
  }

  return {
    /**
     * Draw with another checkpoint.
     *
     * @param {import("./decoder.js").Source} source
     */
    open(source) {
      many.open(source)
      if (!one.open(source)) return
      shown = ""
      pictures = []
      turn += 1
    },

    /**
     * Return what one capsule draws as it is now, [height · width · channels] in [0, 1]; null if a newer move overtook this one.
     *
     * @param {Subject} subject
     * @param {Float32Array} vector
     */
    draw: ({ which, classes }, vector) => one.draw([{ which, vector }], classes),

    /**
     * Draw the overview of a capsule that has come to rest, or give it again if it is there.
     *
     * @param {Subject} subject
     * @param {number} span
     */
    overview(subject, span) {
      const wanted = `${subject.which} ${span} ${subject.vector}`
      if (wanted === shown) {
        if (pictures.length > 0) onOverview(pictures)
        return
      }
      shown = wanted
      pictures = []
      turn += 1
      clearTimeout(timer)
      timer = setTimeout(() => drawOverview(subject, span), SOON)
    },

    stop() {
      clearTimeout(timer)
      turn += 1
      one.close()
      many.close()
    },
  }
}
