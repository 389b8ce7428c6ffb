/** Finds the largest values and changes, and the places of the capsules' arrows. */

import { roundHalfEven } from "../kit/digit/rounding.js"
import { gainsAsRead, placeOfLargest, placesOfLargest } from "../kit/maths.js"

/** @typedef {import("./journeys.js").Network} Network */
/** @typedef {import("./journeys.js").Journey} Journey */

/** The most arrows that are drawn for capsules without known places; more would not be legible. */
const DRAWN_CAPSULES = 144

/**
 * Return the classes other than the winner whose lengths grew most in the last iteration, as two decimals tell them.
 *
 * @param {Pick<Journey, "lengthsAt" | "winner">} journey
 * @param {number} iterations
 */
export function mostGained({ lengthsAt, winner }, iterations) {
  return placesOfLargest(gainsAsRead(lengthsAt(iterations - 2), lengthsAt(iterations - 1), 2), 2, winner)
}

/**
 * Return the strongest of the drawn links: its row and its class.
 *
 * @param {number} iteration
 * @param {Pick<Network, "linked" | "classes">} network
 * @param {Pick<Journey, "coupling">} journey
 */
export function strongestLink(iteration, { linked, classes }, { coupling }) {
  const all = Array.from({ length: linked * classes }, (_, at) => coupling(iteration, Math.floor(at / classes), at % classes))
  const best = placeOfLargest(all)
  return { row: Math.floor(best / classes), j: best % classes }
}

/**
 * @typedef {object} CapsuleLayout boxes of one kind of capsule each, or one box where places are unknown
 * @property {number} boxes
 * @property {number} perRow
 * @property {number} rows of places in a box
 * @property {number} columns
 * @property {{ capsule: number, box: number, place: number }[]} capsules that are drawn
 */

/**
 * Return where the arrows of the capsules stand.
 *
 * @param {Pick<Network, "capsules" | "positions">} network
 * @param {number} stacked rows of boxes
 * @returns {CapsuleLayout}
 */
export function capsuleLayout({ capsules, positions }, stacked) {
  if (positions) {
    const [rows, columns] = positions
    const boxes = capsules / (rows * columns)
    return { boxes, perRow: Math.ceil(boxes / stacked), rows, columns,
      capsules: Array.from({ length: capsules }, (_, capsule) => ({ capsule, box: capsule % boxes, place: Math.floor(capsule / boxes) })) }
  }
  const shown = Math.min(capsules, DRAWN_CAPSULES)
  const columns = Math.ceil(Math.sqrt(shown * 0.66))
  return { boxes: 1, perRow: 1, rows: Math.ceil(shown / columns), columns,
    capsules: Array.from({ length: shown }, (_, place) => ({ capsule: Math.floor(place * capsules / shown), box: 0, place })) }
}

/**
 * Return the smallest and the largest of values.
 *
 * @param {Float32Array} values
 * @returns {[number, number]}
 */
export function rangeOf(values) {
  let [low, high] = [Infinity, -Infinity]
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return [low, high]
}

/**
 * Return values in a range as 256 even steps, as `quantise` of `packing.py` does.
 *
 * @param {Float32Array} values
 * @param {[number, number]} range
 */
export function quantised(values, [low, high]) {
  const span = high - low || 1
  return Uint8Array.from(values, (value) => roundHalfEven(255 * Math.min(Math.max((value - low) / span, 0), 1)))
}

/**
 * Return the `count` capsules whose couplings differ most from an equal share, as `furthest_moved` of `journey.py` does: in the
 * order of the class that they turned to, then of how much they send it.
 *
 * @param {Float32Array} couplings [capsules, classes]
 * @param {number} classes
 * @param {number} count
 */
export function furthestMoved(couplings, classes, count) {
  const capsules = couplings.length / classes
  const all = Array.from({ length: capsules }, (_, capsule) => {
    const own = couplings.subarray(capsule * classes, (capsule + 1) * classes)
    const favourite = placeOfLargest(own)
    const moved = own.reduce((most, coupling) => Math.max(most, Math.abs(coupling - 1 / classes)), 0)
    return { capsule, favourite, moved, share: own[favourite] }
  })
  const chosen = all.sort((one, other) => other.moved - one.moved || one.capsule - other.capsule).slice(0, count)
  return chosen.sort((one, other) => one.favourite - other.favourite || other.share - one.share).map(({ capsule }) => capsule)
}

/**
 * Return what the capsules send to a class on average, in each iteration.
 *
 * @param {Float32Array} couplings [iterations, capsules, classes]
 * @param {number} iterations
 * @param {number} capsules
 * @param {number} classes
 * @param {number} which
 */
export function meanCouplings(couplings, iterations, capsules, classes, which) {
  return Array.from({ length: iterations }, (_, t) => {
    let sum = 0
    for (let i = 0; i < capsules; i += 1) sum += couplings[(t * capsules + i) * classes + which]
    return sum / capsules
  })
}

/**
 * Return the direction of each capsule in the plane of two axes, of length 1: [capsules, 2].
 *
 * @param {import("../kit/unpack.js").NumberArray} axes [2, dim]
 * @param {import("../kit/unpack.js").NumberArray} capsules [1, capsules, dim]
 */
export function unitAlong({ data: axes }, { data, shape }) {
  const [count, dim] = shape.slice(-2)
  const found = new Float32Array(2 * count)
  for (let i = 0; i < count; i += 1) {
    let [across, up] = [0, 0]
    for (let at = 0; at < dim; at += 1) {
      across += data[i * dim + at] * axes[at]
      up += data[i * dim + at] * axes[dim + at]
    }
    const size = Math.hypot(across, up) || 1
    found.set([across / size, up / size], 2 * i)
  }
  return found
}
