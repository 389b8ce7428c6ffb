/**
 * Capsules fall silent one after the other, in several orders: what is left of the answer after each.
 *
 * @typedef {import("../maths/trace.js").Trace} Trace
 * @typedef {import("../describe/kind.js").Kind} Kind
 * @typedef {import("../../kit/network/passes.js").Answer} Answer
 * @typedef {import("../../kit/network.js").Network} Network
 *
 * @typedef {object} Point
 * @property {number} count how many are off
 * @property {number} length of the class that is the answer with all on
 * @property {number} longest the class that is longest now
 * @property {number} turned by how many degrees its capsule points elsewhere than with all on; 0 where it has no direction
 *
 * @typedef {object} Order
 * @property {string} name
 * @property {number[]} capsules in the order in which they fall silent
 * @property {number[]} counts after how many of them is looked
 */

import { placeOfLargest, placesOfHighest } from "../../kit/maths.js"
import { seededRandom } from "../../kit/random.js"
import { silenced } from "../../kit/routed/silence.js"
import { angleOf, dot, lengthOf } from "../../kit/vectors.js"
import { indices } from "../maths/vectors.js"

export const RANDOM_ORDERS = 5
const [MOST_POINTS, RANDOM_POINTS] = [128, 16] // of a curve, beside its beginning

/**
 * Return how much each primary capsule adds to a class capsule after the last iteration: its vote times its weight, along the class
 * capsule. The weight is what the kind of routing multiplies the vote by.
 *
 * @param {number} j
 * @param {Trace} trace
 * @param {Pick<Kind, "share">} kind
 * @param {((t: number, i: number) => number) | null} activation of each primary capsule, where the kind of routing looks at it
 */
export function contributionsTo(j, trace, { share }, activation) {
  const last = trace.iterations - 1
  const output = trace.output(last, j)
  const length = trace.lengths[last][j] || 1
  return indices(trace.inputs).map((i) =>
    share.at(last, i, j) * (activation ? activation(last, i) : 1) * dot(trace.vote(i, j), output) / length)
}

/**
 * Return the orders in which capsules fall silent: the strongest first, the weakest first, and some at random.
 *
 * @param {readonly number[]} contributions
 * @returns {Order[]}
 */
export function ordersOf(contributions) {
  const count = contributions.length
  const strongest = placesOfHighest(contributions, count)
  const fine = countsTo(count, MOST_POINTS)
  const coarse = countsTo(count, RANDOM_POINTS)
  return [
    { name: "strongest", capsules: strongest, counts: fine },
    { name: "weakest", capsules: [...strongest].reverse(), counts: fine },
    ...indices(RANDOM_ORDERS).map((seed) => ({ name: `random-${seed + 1}`, capsules: shuffled(count, seed + 1), counts: coarse })),
  ]
}

/**
 * Return whole numbers from 0 to `count`, evenly apart, at most `most` beside 0.
 *
 * @param {number} count
 * @param {number} most
 */
export function countsTo(count, most) {
  const points = Math.min(count, most)
  return indices(points + 1).map((point) => Math.round((point * count) / points))
}

/** @param {number} count @param {number} seed */
function shuffled(count, seed) {
  const random = seededRandom(seed)
  const keys = Array.from({ length: count }, random)
  return placesOfHighest(keys, count)
}

/**
 * Return what a network's routing makes of a picture with these capsules off; null if a newer request overtook it.
 *
 * @param {Network} network
 * @param {Answer} seen
 * @param {number} iterations
 * @param {readonly number[]} off
 * @param {{ answer: number, vector: ArrayLike<number> }} before the class that is longest with all on, and its capsule
 * @returns {Promise<Point | null>}
 */
export async function pointWithout(network, seen, iterations, off, { answer, vector }) {
  const { votes, input_activations: inputActivations } = silenced(seen, off)
  const routed = await network.route({ votes, inputActivations, iterations, only: ["outputs"] })
  if (!routed) return null
  const { data, shape: [classes, dim] } = lastOf(routed.outputs)
  const capsules = indices(classes).map((j) => data.subarray(j * dim, (j + 1) * dim))
  const lengths = capsules.map(lengthOf)
  return { count: off.length, length: lengths[answer], longest: placeOfLargest(lengths), turned: angleOf(vector, capsules[answer]) || 0 }
}

/** @param {import("../../kit/network/passes.js").Floats} outputs [iterations, classes, dim] */
function lastOf({ data, shape: [, classes, dim] }) {
  return { data: data.subarray(-classes * dim), shape: [classes, dim] }
}

/**
 * Return after how many capsules another class is longest for the first time; null if that was not seen.
 *
 * @param {readonly Point[]} points in the order of their counts
 * @param {number} answer
 */
export function changeOf(points, answer) {
  return points.find(({ longest }) => longest !== answer) ?? null
}

/**
 * Return the bounds of the guesses: at most the first, up to the second, up to the third, more.
 *
 * @param {number} inputs
 */
export function guessBounds(inputs) {
  return [...new Set([inputs / 16, inputs / 4, inputs / 2].map((bound) => Math.max(1, Math.round(bound))))]
}

/**
 * Return which of the guesses is right, by its place.
 *
 * @param {readonly number[]} bounds
 * @param {number} count after which the answer changes; more than all if it does not
 */
export function placeOfGuess(bounds, count) {
  const at = bounds.findIndex((bound) => count <= bound)
  return at < 0 ? bounds.length : at
}
