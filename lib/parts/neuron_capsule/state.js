/**
 * How far a learner has turned the picture.
 *
 * @typedef {{ degrees: number }} State counter-clockwise
 */

/**
 * @param {{ turned?: string | null }} view where a link starts
 * @param {number} farthest
 * @returns {State}
 */
export function startingState({ turned }, farthest) {
  return { degrees: turned && /^-?\d+$/.test(turned) ? withinReach(Number(turned), farthest) : 0 }
}

/**
 * @param {number} degrees
 * @param {number} farthest
 */
export function withinReach(degrees, farthest) {
  return Math.min(Math.max(degrees, -farthest), farthest) + 0
}

/**
 * Return the parameters of the address that bring a learner back.
 *
 * @param {State} state
 * @returns {import("../kit/address.js").Changes}
 */
export function addressOf({ degrees }) {
  return { turned: degrees === 0 ? null : degrees }
}
