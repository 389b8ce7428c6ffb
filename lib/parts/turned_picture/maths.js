/** The arithmetic of vectors that move while a picture turns. */

import { placeOfLargest } from "../kit/maths.js"
import { dot, lengthOf } from "../kit/vectors.js"

/** @typedef {import("../kit/vectors.js").Vector} Vector */

const PASSES = 80 // of the power iteration; the first axes of a path are far from equally long

/**
 * @typedef {object} Plane
 * @property {[Float64Array, Float64Array]} axes of length 1, at right angles
 * @property {number} share of the vectors' squared lengths that lies in the plane
 */

/**
 * Return the plane through zero in which the vectors lie best: their first two principal axes, without a mean taken off.
 *
 * @param {readonly Vector[]} vectors two or more, of the same length
 * @returns {Plane}
 */
export function planeOf(vectors) {
  const gram = vectors.map((one) => vectors.map((other) => dot(one, other)))
  const total = gram.reduce((sum, row, at) => sum + row[at], 0)
  const first = eigenOf(gram, [])
  const second = eigenOf(gram, [first.vector])
  const [one, other] = [first, second].map(({ value, vector }) => axisOf(vectors, vector, value))
  return { axes: [one, other], share: total > 0 ? (first.value + second.value) / total : 1 }
}

/**
 * Return the largest eigenvalue of a symmetric matrix, and its vector, at right angles to `others`.
 *
 * @param {readonly (readonly number[])[]} matrix
 * @param {readonly number[][]} others of length 1
 */
function eigenOf(matrix, others) {
  let vector = matrix.map((_, at) => 1 + Math.sin(at + 1)) // at right angles to nothing in particular
  let value = 0
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const other of others) {
      const part = dot(vector, other)
      vector = vector.map((one, at) => one - part * other[at])
    }
    const length = lengthOf(vector) || 1
    const unit = vector.map((one) => one / length)
    vector = matrix.map((row) => dot(row, unit))
    value = Math.max(0, dot(unit, vector))
    if (pass === PASSES - 1) vector = unit
  }
  return { value, vector }
}

/**
 * @param {readonly Vector[]} vectors
 * @param {readonly number[]} weights
 * @param {number} value
 */
function axisOf(vectors, weights, value) {
  const axis = new Float64Array(vectors[0].length)
  const length = Math.sqrt(value) || 1
  vectors.forEach((vector, at) => {
    for (let place = 0; place < axis.length; place += 1) axis[place] += weights[at] * vector[place] / length
  })
  return dot(axis, vectors[0]) < 0 ? axis.map((one) => -one) : axis // the first vector points to the right and up
}

/**
 * Return between what values of a dial all that was read is the same as in the middle; null if the middle is unknown.
 *
 * @param {ReadonlyMap<number, { scores: Vector }>} readings by the dial's value
 * @param {number} usual
 * @returns {{ which: number, low: number, high: number } | null} what was read, and the last values at which it was
 */
export function lastingOf(readings, usual) {
  const middle = readings.get(usual)
  if (!middle) return null
  const which = placeOfLargest(middle.scores)
  const outwards = [...readings].sort(([one], [other]) => Math.abs(one - usual) - Math.abs(other - usual))
  const [low, high] = [-1, 1].map((way) => {
    let last = usual
    for (const [value, { scores }] of outwards.filter(([one]) => Math.sign(one - usual) === way)) {
      if (placeOfLargest(scores) !== which) break
      last = value
    }
    return last
  })
  return { which, low, high }
}
