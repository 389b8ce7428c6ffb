/**
 * What can be measured of a digit in its pixels: how far it leans, how thick its strokes are, how large it is, how much ink it has.
 *
 * Ink is what a pixel has of light in [0, 1]. Levels below `LEAST` count as none, so that the faint haze of a drawn picture does not.
 * Everything but the ink is null where there is none.
 *
 * @typedef {object} Properties
 * @property {number | null} slant degrees by which the digit is sheared, positive where its top leans to the right: the arc tangent of
 *   −μ₁₁ / μ₀₂, from the ink's second moments about its centre, x to the right and y down. A shear by s degrees adds s in its tangent.
 * @property {number | null} thickness the mean width of the strokes in pixels: four times the mean distance from a point of a stroke to its edge,
 *   which lies at half of the highest level. The ends of a stroke make it a little less, crossings a little more.
 * @property {number | null} width pixels from left to right that the middle 98 % of the ink lie in
 * @property {number | null} height pixels from top to bottom that the middle 98 % of the ink lie in
 * @property {number} ink the sum over all pixels: so many white ones would have as much
 *
 * @typedef {keyof Properties} Property
 */

import { strokeWidth } from "./frame.js"
import { isAbove } from "./grids.js"
import { resize } from "./resize.js"
import { FILTERS } from "./weights.js"

/** @type {readonly Property[]} */
export const PROPERTIES = ["slant", "thickness", "width", "height", "ink"]

const LEAST = 0.1
const HELD = 0.98
/** The edge of a stroke is found to this part of a pixel. */
const FINENESS = 4

/**
 * Measure a grey picture, light on dark.
 *
 * @param {{ data: ArrayLike<number>, shape: readonly number[] }} picture [height, width] or with one channel behind; bytes from 0 to 255, or
 *   values in [0, 1]
 * @returns {Properties}
 */
export function measureDigit({ data, shape: [height, width] }) {
  const picture = { data: inkOf(data), height, width }
  const rows = new Float64Array(height)
  const columns = new Float64Array(width)
  let ink = 0
  picture.data.forEach((level, at) => {
    ink += level
    rows[Math.floor(at / width)] += level
    columns[at % width] += level
  })
  if (ink === 0) return { slant: null, thickness: null, width: null, height: null, ink }
  const [slant, thickness] = [slantOf(picture, rows, columns, ink), thicknessOf(picture)]
  return { slant, thickness, width: spreadOf(columns, ink), height: spreadOf(rows, ink), ink }
}

/** @param {ArrayLike<number>} levels */
function inkOf(levels) {
  const whole = levels instanceof Uint8Array ? 255 : 1
  return Float32Array.from(levels, (level) => (level / whole < LEAST ? 0 : level / whole))
}

/**
 * @param {import("./grids.js").Grey} picture in [0, 1]
 * @param {Float64Array} rows the ink of each
 * @param {Float64Array} columns
 * @param {number} ink
 */
function slantOf({ data, width }, rows, columns, ink) {
  const middle = (/** @type {Float64Array} */ sums) => sums.reduce((sum, own, at) => sum + own * at, 0) / ink
  const [x, y] = [middle(columns), middle(rows)]
  let [mixed, down] = [0, 0] // μ₁₁ and μ₀₂, times the ink
  data.forEach((level, at) => {
    const below = Math.floor(at / width) - y
    mixed += level * (at % width - x) * below
    down += level * below * below
  })
  return mixed === 0 ? 0 : Math.atan(-mixed / down) * 180 / Math.PI
}

/** @param {import("./grids.js").Grey} picture in [0, 1] */
function thicknessOf(picture) {
  const most = picture.data.reduce((so, level) => Math.max(so, level), 0)
  const fine = resize(picture, FINENESS * picture.height, FINENESS * picture.width, FILTERS.BILINEAR)
  // `strokeWidth` counts from the middle of the pixels beside a stroke, so it is one fine pixel wider than from edge to edge.
  return (strokeWidth(isAbove(fine, most / 2)) - 1) / FINENESS
}

/**
 * Return how many pixels the middle `HELD` of the ink takes, each pixel's spread evenly over it.
 *
 * @param {Float64Array} sums the ink of each row or column
 * @param {number} ink
 */
function spreadOf(sums, ink) {
  return placeOf(sums, ink * (1 + HELD) / 2) - placeOf(sums, ink * (1 - HELD) / 2)
}

/**
 * Return how far from the first edge so much of the ink lies.
 *
 * @param {Float64Array} sums
 * @param {number} wanted
 */
function placeOf(sums, wanted) {
  let before = 0
  for (let at = 0; at < sums.length; at += 1) {
    if (sums[at] > 0 && before + sums[at] >= wanted) return at + (wanted - before) / sums[at]
    before += sums[at]
  }
  return sums.length
}
