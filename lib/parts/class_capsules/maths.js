/** The arithmetic of class capsules: losses, squash, and what is near a vector. */

import { lengthOf } from "../kit/vectors.js"

/** How many pictures show what one number of a capsule draws: the paper has as many (Sabour et al. 2017, figure 4). */
export const STEPS = 11

/**
 * Return the length of each vector of the last of `shape` [iterations, classes, dim].
 *
 * @param {import("../kit/network/passes.js").Floats} vectors
 */
export function lastLengths({ data, shape: [iterations, classes, dim] }) {
  const last = data.subarray((iterations - 1) * classes * dim)
  return Array.from({ length: classes }, (_, at) => lengthOf(last.subarray(at * dim, (at + 1) * dim)))
}

/**
 * Return the sum of the squared differences of all pixels.
 *
 * @param {ArrayLike<number>} image
 * @param {ArrayLike<number>} drawn
 */
export function squaredError(image, drawn) {
  let sum = 0
  for (let at = 0; at < image.length; at += 1) sum += (image[at] - drawn[at]) ** 2
  return sum
}

/**
 * Return the functions of `lib/models/capsules/squash.py` as the length that comes out of a length that goes in.
 *
 * @type {Record<string, ((length: number) => number) | undefined>}
 */
export const SQUASHED = {
  squash: (length) => length ** 2 / (1 + length ** 2),
  exponential_squash: (length) => 1 - Math.exp(-length),
}

/**
 * Return the offsets from −span to span.
 *
 * @param {number} span
 */
export function offsetsOf(span) {
  const half = (STEPS - 1) / 2
  return Array.from({ length: STEPS }, (_, at) => (at - half) * span / half)
}

/**
 * Return a vector with one number moved.
 *
 * @param {Float32Array} vector
 * @param {number} number
 * @param {number} offset
 */
export function withNumber(vector, number, offset) {
  const moved = vector.slice()
  moved[number] += offset
  return moved
}

/**
 * Return the vector moved by `offsets`; those that are left out are 0.
 *
 * @param {Float32Array} vector
 * @param {ArrayLike<number>} offsets
 */
export function movedBy(vector, offsets) {
  return vector.map((value, at) => value + (offsets[at] ?? 0))
}

/**
 * Return how much a pixel grows with each number of the capsule, around the capsule itself: the difference of the pictures to
 * the right and left of the middle, by their distance.
 *
 * @param {readonly (readonly (ArrayLike<number> | null)[])[]} pictures of each number at each of `offsetsOf(span)`; null if not drawn yet
 * @param {number} at which value of the pictures
 * @param {number} span
 * @returns {number[] | null} null as long as one is missing
 */
export function slopesAt(pictures, at, span) {
  const middle = (STEPS - 1) / 2
  const distance = 2 * span / middle
  const slopes = pictures.map((row) => {
    const [below, above] = [row[middle - 1], row[middle + 1]]
    return below && above ? (above[at] - below[at]) / distance : NaN
  })
  return slopes.some(Number.isNaN) ? null : slopes
}

/** How far two heights of the squash curve must be apart, so that both can be written. */
const APART = 0.08

/**
 * Return the heights that are written beside the curve: the margins of the loss, and 0 and 0.5 where they do not cover these.
 *
 * @param {readonly number[]} margins
 */
export function heightsBeside(margins) {
  /** @type {number[]} */
  const heights = []
  for (const height of [...margins, 0, 0.5]) {
    if (heights.every((other) => Math.abs(other - height) >= APART)) heights.push(height)
  }
  return heights
}
