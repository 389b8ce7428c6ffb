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
 * @typedef {{ answer: number, vector: ArrayLike<number> }} Before the class that is longest with all on, and its capsule
 *
 * @typedef {object} Order
 * @property {string} name
 * @property {number[]} capsules in the order in which they fall silent
 * @property {number[]} counts after how many of them is looked
 */

import { placeOfLargest, placesOfHighest } from "../../kit/maths.js"
import { postJson } from "../../kit/post.js"
import { seededRandom } from "../../kit/random.js"
import { silenced } from "../../kit/routed/silence.js"
import { unpack } from "../../kit/unpack.js"
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
 * @param {Before} before
 * @returns {Promise<Point | null>}
 */
export async function pointWithout(network, seen, iterations, off, before) {
  const { votes, input_activations: inputActivations } = silenced(seen, off)
  const routed = await network.route({ votes, inputActivations, iterations, only: ["outputs"] })
  return routed && pointOf(routed.outputs, -1, off.length, before)
}

/**
 * Return the points of an order as the server computes them.
 *
 * @param {string} address
 * @param {import("../../kit/network/passes.js").Floats} image [height, width, channels] in [0, 1]
 * @param {number} iterations
 * @param {Order} order
 * @param {Before} before
 * @returns {Promise<Point[] | null>} null if the server cannot, either
 */
export async function pointsOnServer(address, image, iterations, { capsules, counts }, before) {
  try {
    const answer = await postJson(address, { image: Array.from(image.data), iterations, capsules, counts })
    const { outputs } = /** @type {Answer} */ (unpack(await answer.arrayBuffer()).arrays)
    return counts.map((count, at) => pointOf(outputs, at, count, before))
  } catch {
    return null
  }
}

/**
 * @param {import("../../kit/network/passes.js").Floats} outputs [n, classes, dim]
 * @param {number} at which of the n; from the end if it is negative
 * @param {number} count how many capsules are off
 * @param {Before} before
 * @returns {Point}
 */
function pointOf({ data, shape: [all, classes, dim] }, at, count, { answer, vector }) {
  const first = (at < 0 ? all + at : at) * classes
  const capsules = indices(classes).map((j) => data.subarray((first + j) * dim, (first + j + 1) * dim))
  const lengths = capsules.map(lengthOf)
  return { count, length: lengths[answer], longest: placeOfLargest(lengths), turned: angleOf(vector, capsules[answer]) || 0 }
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
