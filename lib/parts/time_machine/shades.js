/** Blue below zero and orange above, in the colours of lib/charts/tiles.py, which come with the run's data. */

import { mix } from "../kit/colours.js"
import { penOf } from "../kit/paint.js"
import { placeOf, weightOf } from "./history.js"

/** @typedef {import("../kit/colours.js").Rgb} Rgb */

const SHADES = 1024 // on either side of zero

/**
 * Return a table of 32-bit pixels from −limit to +limit.
 *
 * @param {[Rgb, Rgb, Rgb]} colours below zero, at zero, above
 */
export function shadesOf([less, neutral, more]) {
  const bytes = new Uint8ClampedArray(4 * (2 * SHADES + 1))
  for (let shade = -SHADES; shade <= SHADES; shade += 1) {
    bytes.set([...mix(neutral, shade < 0 ? less : more, Math.abs(shade) / SHADES), 255], 4 * (shade + SHADES))
  }
  return new Uint32Array(bytes.buffer)
}

/**
 * @param {Uint32Array} shades
 * @param {number} value
 * @param {number} limit
 */
function shadeAt(shades, value, limit) {
  const share = limit > 0 ? Math.min(Math.max(value / limit, -1), 1) : 0
  return shades[Math.round(share * SHADES) + SHADES]
}

/**
 * Return the colour of a value as CSS.
 *
 * @param {Uint32Array} shades
 * @param {number} value
 * @param {number} limit
 */
export function shadeStyle(shades, value, limit) {
  const word = shadeAt(shades, value, limit)
  return `rgb(${word & 255}, ${(word >> 8) & 255}, ${(word >> 16) & 255})`
}

/**
 * Return whether dark letters are readable on the colour of a value.
 *
 * @param {number} value
 * @param {number} limit
 */
export function isPale(value, limit) {
  return Math.abs(value) < 0.62 * limit
}

/**
 * Paint one filter, seen on one input channel, a canvas pixel each weight.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {import("./history.js").LayerMeta} layer
 * @param {import("./history.js").FrameLayer} frame
 * @param {{ filter: number, channel: number, limit: number, shades: Uint32Array }} painted
 */
export function paintFilter(canvas, layer, frame, { filter, channel, limit, shades }) {
  const { height, width } = layer
  const start = placeOf(layer, filter, channel)
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  const pen = penOf(canvas)
  const pixels = pen.createImageData(width, height)
  const words = new Uint32Array(pixels.data.buffer)
  for (let cell = 0; cell < words.length; cell += 1) words[cell] = shadeAt(shades, weightOf(frame, start + cell), limit)
  pen.putImageData(pixels, 0, 0)
}
