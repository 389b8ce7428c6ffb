/**
 * Whether a number of a class capsule means the same for other digits of its class: how much each property that can be measured in
 * pixels changes while the number moves, digit by digit.
 *
 * @typedef {import("../kit/digit/properties.js").Property} Property
 *
 * @typedef {object} Change of a property over several digits
 * @property {Property} property
 * @property {number} mean by how much it grows when the number grows by `PER`
 * @property {number} spread the standard deviation of that over the digits
 * @property {number} agreeing in how many digits it goes the same way as in the mean
 * @property {number} digits how many were measured
 * @property {number} steadiness the mean, without its sign, by the standard deviation: the higher, the more alike it is in all digits
 */

import { PROPERTIES, measureDigit } from "../kit/digit/properties.js"
import { offsetsOf } from "./maths.js"

/** Of a number, by which changes are told. */
export const PER = 0.1
/** How many other digits are looked at, at most. */
export const DIGITS = 20

/** Return the offsets at which each digit is drawn, from −span to span. @param {number} span */
export function triedOffsets(span) {
  return offsetsOf(span).filter((_, at) => at % 2 === 1 || at === 5)
}

/**
 * Return how each property changes, the steadiest first; one that no two pictures of a digit have is left out.
 *
 * @param {readonly number[]} offsets
 * @param {readonly (readonly Float32Array[])[]} pictures of each digit at each offset, [height · width] in [0, 1]
 * @param {readonly number[]} shape [height, width, channels] of each
 * @returns {Change[]}
 */
export function changesOf(offsets, pictures, shape) {
  const measured = pictures.map((row) => row.map((data) => measureDigit({ data, shape })))
  return PROPERTIES.flatMap((property) => {
    const slopes = measured.map((row) => slopeOf(offsets, row.map((one) => one[property]))).filter((slope) => slope !== null)
    if (slopes.length === 0) return []
    const mean = meanOf(slopes)
    const spread = spreadOf(slopes)
    const agreeing = slopes.filter((slope) => Math.sign(slope) === Math.sign(mean)).length
    const steadiness = spread > 0 ? Math.abs(mean) / spread : 0
    return [{ property, mean: PER * mean, spread: PER * spread, agreeing, digits: slopes.length, steadiness }]
  }).sort((one, other) => other.steadiness - one.steadiness)
}

/**
 * Return the slope of the straight line through these points by least squares; null if fewer than two are known.
 *
 * @param {readonly number[]} across
 * @param {readonly (number | null)[]} up null for a point that is not known
 */
export function slopeOf(across, up) {
  const points = across.flatMap((x, at) => {
    const y = up[at]
    return y === null ? [] : [{ x, y }]
  })
  if (points.length < 2) return null
  const [x, y] = [meanOf(points.map((point) => point.x)), meanOf(points.map((point) => point.y))]
  let [mixed, square] = [0, 0]
  for (const point of points) {
    mixed += (point.x - x) * (point.y - y)
    square += (point.x - x) ** 2
  }
  return mixed / square
}

/** @param {readonly number[]} values */
function meanOf(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The standard deviation of a sample; 0 of fewer than two. @param {readonly number[]} values */
function spreadOf(values) {
  if (values.length < 2) return 0
  const mean = meanOf(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}
