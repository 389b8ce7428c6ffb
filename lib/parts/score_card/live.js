/**
 * Lets a network read what is on the canvas.
 *
 * @typedef {import("./state.js").Reading} Reading
 */

import { prepareDrawing } from "../kit/digit/prepare.js"
import { placeOfLargest } from "../kit/maths.js"
import { CAPSULES, drawnFrom } from "../kit/network/reading.js"

/** @typedef {import("../kit/digit/prepare.js").Step} Step */
/** @typedef {import("../kit/live.js").LiveDrawing} LiveDrawing */

/** @type {WeakMap<LiveDrawing, Map<string, Uint8Array | null>>} what networks receive of a drawing, by size and steps */
const prepared = new WeakMap()

/**
 * Return what the network says of a drawing; null if it has no answer: a newer drawing has overtaken this one, nothing is
 * drawn, or only the server can prepare it.
 *
 * @param {import("../kit/network.js").Network} network
 * @param {LiveDrawing} drawing
 * @param {[number, number]} size height and width of what it receives
 * @param {readonly Step[]} steps of the preparation that are switched on
 * @param {string} scoreName
 * @returns {Promise<Reading | null>} rejects with `NetworkError` if the browser cannot run it
 */
export async function readDrawing(network, drawing, size, steps, scoreName) {
  const received = receivedOf(drawing, size, steps)
  if (!received || received.every((level) => level === 0)) return null
  const image = Float32Array.from(received, (level) => level / 255)
  const description = await network.ready
  const hasDecoder = Boolean(description?.decode)
  const seen = await network.observe(image, { only: hasDecoder ? [scoreName, CAPSULES] : [scoreName] })
  if (!seen) return null
  const scores = seen[scoreName].data
  if (!hasDecoder) return { scores, reconstruction: null }
  const reconstruction = await drawnFrom(network, seen[CAPSULES], placeOfLargest(scores))
  return reconstruction && { scores, reconstruction }
}

/**
 * @param {LiveDrawing} drawing
 * @param {[number, number]} size
 * @param {readonly Step[]} steps
 */
function receivedOf(drawing, size, steps) {
  const all = prepared.get(drawing) ?? new Map()
  prepared.set(drawing, all)
  const key = [...size, ...steps].join()
  if (!all.has(key)) all.set(key, prepareDrawing(drawing.pixels(), drawing.side, size, steps))
  return /** @type {Uint8Array | null} */ (all.get(key))
}
