/** How what is on the canvas becomes the input of networks: computed once for all parts that ask. */

import { preparePicture } from "./prepare.js"

/** @typedef {import("../live.js").LiveDrawing} LiveDrawing */
/** @typedef {import("./prepare.js").Preparation} Preparation */

/** @type {WeakMap<LiveDrawing, Map<string, Preparation>>} by shape and steps */
const prepared = new WeakMap()
/** @type {WeakMap<LiveDrawing, import("./pixels.js").Pixels>} */
const drawn = new WeakMap()

/**
 * Return how a drawing becomes the input of a network.
 *
 * @param {LiveDrawing} drawing
 * @param {import("./prepare.js").Shape} shape of the input
 * @param {readonly import("./prepare.js").Step[]} steps that are switched on
 * @returns {Preparation}
 */
export function preparationOf(drawing, shape, steps) {
  const all = prepared.get(drawing) ?? new Map()
  prepared.set(drawing, all)
  const key = [...shape, ...steps].join()
  if (!all.has(key)) all.set(key, preparePicture(pixelsOf(drawing), shape, steps))
  return /** @type {Preparation} */ (all.get(key))
}

/** @param {LiveDrawing} drawing */
function pixelsOf(drawing) {
  const { side } = drawing
  const pixels = drawn.get(drawing) ?? { data: drawing.pixels(), height: side, width: side, channels: 1 }
  drawn.set(drawing, pixels)
  return pixels
}
