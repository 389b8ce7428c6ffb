/**
 * All votes for one class capsule in two of their dimensions: along their mean, and along what is left most.
 *
 * @typedef {object} Projection
 * @property {Float64Array} along
 * @property {Float64Array} beside
 * @property {(vector: ArrayLike<number>) => [number, number]} see a vector along both directions
 * @property {[number, number][]} points every vote, seen so
 * @property {number} share of the votes' spread around their mean that is seen so, from 0 to 1; 1 where they do not differ
 *
 * @typedef {import("./trace.js").Trace} Trace
 */

import { placeOfLargest, placeOfStrongest } from "../../kit/maths.js"
import { dot, lengthOf } from "../../kit/vectors.js"
import { indices } from "./vectors.js"

const ROUNDS = 40

/**
 * Return what gives the projection of a class's votes. It keeps each one, for none depends on the step.
 *
 * @param {Trace} trace
 * @returns {(j: number) => Projection}
 */
export function projectionsOf(trace) {
  /** @type {Map<number, Projection>} */
  const kept = new Map()
  return (j) => {
    const projection = kept.get(j) ?? projectVotes(indices(trace.inputs).map((i) => trace.vote(i, j)))
    kept.set(j, projection)
    return projection
  }
}

/**
 * Return the projection of votes on their mean and on the direction of their largest spread beside it.
 *
 * @param {ArrayLike<number>[]} votes at least one, all of one length
 * @returns {Projection}
 */
export function projectVotes(votes) {
  const size = votes[0].length
  const mean = new Float64Array(size)
  for (const vote of votes) for (let d = 0; d < size; d += 1) mean[d] += vote[d] / votes.length
  const along = unit(mean)
  const rest = votes.map((vote) => {
    const part = dot(vote, along)
    return Float64Array.from(vote, (value, d) => value - part * along[d])
  })
  const beside = mainDirection(rest, size)
  /** @type {Projection["see"]} */
  const see = (vector) => [dot(vector, along), dot(vector, beside)]
  const points = votes.map(see)
  const spread = spreadAround(votes, mean)
  return { see, along, beside, points, share: spread > 0 ? Math.min(spreadAround(points, see(mean)) / spread, 1) : 1 }
}

/**
 * @param {ArrayLike<number>[]} vectors
 * @param {ArrayLike<number>} mean
 */
function spreadAround(vectors, mean) {
  return vectors.reduce((sum, vector) => sum + Array.from(vector).reduce((squares, value, d) => squares + (value - mean[d]) ** 2, 0), 0)
}

/**
 * Return the variance that a distribution with independent dimensions has along both directions, and the covariance between them.
 *
 * @param {ArrayLike<number>} variance of each dimension
 * @param {Projection} projection
 */
export function seenCovariance(variance, { along, beside }) {
  /** @param {Float64Array} one @param {Float64Array} other */
  const seen = (one, other) => Array.from(variance).reduce((sum, value, d) => sum + one[d] * value * other[d], 0)
  return { across: seen(along, along), both: seen(along, beside), up: seen(beside, beside) }
}

/** @param {Float64Array} vector */
function unit(vector) {
  const length = lengthOf(vector)
  return length > 1e-12 ? vector.map((value) => value / length) : vector.map((_, d) => (d === 0 ? 1 : 0))
}

/**
 * Return the direction of largest spread around zero, by power iteration.
 *
 * @param {Float64Array[]} vectors
 * @param {number} size
 */
function mainDirection(vectors, size) {
  const spread = new Float64Array(size * size) // the sum of each vector's products with itself
  for (const vector of vectors) {
    for (let row = 0; row < size; row += 1) {
      for (let column = 0; column < size; column += 1) spread[row * size + column] += vector[row] * vector[column]
    }
  }
  let direction = unit(vectors[placeOfLargest(vectors.map(lengthOf))])
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = direction.map((_, row) => dot(direction, spread.subarray(row * size, (row + 1) * size)))
    if (lengthOf(next) < 1e-12) break
    direction = unit(next)
  }
  // A direction and its opposite are as good; take the same one every time.
  return direction[placeOfStrongest(direction)] < 0 ? direction.map((value) => -value) : direction
}
