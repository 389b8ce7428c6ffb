/**
 * What a learner has chosen: a case to find, or the mistakes that are switched on; and which primary capsule is looked at.
 *
 * @typedef {object} State
 * @property {"find" | "switches"} look
 * @property {number} number of the case, from 1
 * @property {string[]} switched the mistakes that are switched on, in the order of all
 * @property {number} capsule index of the primary capsule
 *
 * @typedef {Partial<Record<"look" | "case" | "with" | "capsule" | "trials", string | null>>} View where a link starts
 */

import { counted, indexOf } from "../kit/counting.js"

export const FIRST_CASE = 1

/**
 * @param {View} view
 * @param {readonly string[]} names of all mistakes
 * @returns {State}
 */
export function startingState(view, names) {
  const wanted = (view.with ?? "").split(",")
  return {
    look: view.look === "switches" ? "switches" : "find",
    number: wholeIn(view.case) || FIRST_CASE,
    switched: names.filter((name) => wanted.includes(name)),
    capsule: indexOf(wholeIn(view.capsule) || 1),
  }
}

/** @param {string | null | undefined} text */
function wholeIn(text) {
  return text && /^\d{1,6}$/.test(text) ? Number(text) : 0
}

/** Return what stands in a field, if it is a whole number above 0. @param {HTMLInputElement} field @param {number} otherwise */
export function wholeOf({ valueAsNumber }, otherwise) {
  return Number.isInteger(valueAsNumber) && valueAsNumber > 0 ? valueAsNumber : otherwise
}

/**
 * Return the state with a mistake switched on or off.
 *
 * @param {State} state
 * @param {string} name
 * @param {readonly string[]} names of all mistakes
 * @returns {State}
 */
export function withSwitched(state, name, names) {
  const isOn = state.switched.includes(name)
  return { ...state, switched: names.filter((one) => (one === name ? !isOn : state.switched.includes(one))) }
}

/**
 * Return the parameters of the address that bring a learner back; of a case only its number.
 *
 * @param {State} state
 * @returns {import("../kit/address.js").Changes}
 */
export function addressOf({ look, number, switched, capsule }) {
  return {
    look: look === "find" ? null : look,
    case: number === FIRST_CASE ? null : number,
    with: look === "switches" && switched.length > 0 ? String(switched) : null,
    capsule: capsule === 0 ? null : counted(capsule),
  }
}
