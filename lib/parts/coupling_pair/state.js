/**
 * What of the two pictures' couplings is shown. A state is never changed.
 *
 * @typedef {object} State
 * @property {number | null} to the class whose couplings are shown; null for each picture's own answer
 * @property {number | null} capsule the primary capsule that is selected
 * @property {number | null} pointed the one under the pointer
 */

import { placeOfLargest } from "../kit/maths.js"

/** What the address says for each picture's own answer. */
export const ANSWER = "answer"

/**
 * Return where a link starts; what is not there is left out.
 *
 * @param {{ to: number | null, capsule: number | null }} view
 * @param {number} classes
 * @param {number} capsules
 * @returns {State}
 */
export function startingState({ to, capsule }, classes, capsules) {
  return {
    to: to !== null && to < classes ? to : null,
    capsule: capsule !== null && capsule < capsules ? capsule : null,
    pointed: null,
  }
}

/**
 * Return what the address holds of the state.
 *
 * @param {State} state
 * @returns {import("../kit/address.js").Changes}
 */
export function addressOf({ to, capsule }) {
  return { to, capsule: capsule === null ? null : capsule + 1 }
}

/**
 * Return the class capsules that the two maps are about: the chosen one twice, or each picture's answer.
 *
 * @param {State} state
 * @param {readonly ArrayLike<number>[]} lengths of the class capsules, of both pictures
 */
export function classesShown({ to }, lengths) {
  return lengths.map((ofPicture) => to ?? placeOfLargest(ofPicture))
}

/**
 * How strongly two pictures' couplings correlate, as a learner guesses it.
 *
 * @typedef {"low" | "middle" | "high"} Guess
 */

/** @type {readonly Guess[]} */
export const GUESSES = ["low", "middle", "high"]
export const LOW = 0.5
export const HIGH = 0.9

/**
 * Return which guess is right.
 *
 * @param {number} correlation
 * @returns {Guess}
 */
export function outcomeOf(correlation) {
  return correlation < LOW ? "low" : correlation < HIGH ? "middle" : "high"
}
