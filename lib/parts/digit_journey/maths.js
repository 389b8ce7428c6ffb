/** Finds the largest values and changes, and the places of the capsules' arrows. */

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
