/**
 * What the views draw from.
 *
 * @typedef {object} Meta
 * @property {string} file that routes in the browser
 * @property {string} server where the server routes
 * @property {import("./state.js").View} view
 *
 * @typedef {import("../kit/part.js").Update<Meta, {}>} Update
 *
 * @typedef {object} Scene
 * @property {Update} update
 * @property {import("./state.js").State} state
 * @property {import("../kit/theme.js").Colours} colours of the theme
 * @property {import("./routing.js").Routed | null} routed null until it is there
 * @property {number | null} reach of the planes that stays while an arrow is dragged; null to fit the votes
 */

import { lengthOf } from "../kit/vectors.js"
import { MOST, range, voteAt } from "./layer.js"
import { momentOf } from "./state.js"

/**
 * Return the vote of lower capsule i for upper capsule j, as it was routed or is typed.
 *
 * @param {Scene} scene
 * @param {number} i
 * @param {number} j
 * @returns {number[]}
 */
export function voteOf({ state: { votes, from, size }, routed }, i, j) {
  const numbers = from === "votes" ? votes : routed?.votes.data
  return range(size.dim).map((at) => numbers?.[voteAt(i, j, at)] ?? 0)
}

/**
 * Return the number of a pair in an iteration.
 *
 * @param {import("../kit/network/passes.js").Floats} array [r, inputs, outputs]
 * @param {number} t
 * @param {number} i
 * @param {number} j
 */
export function ofPair({ data }, t, i, j) {
  return data[(t * MOST.inputs + i) * MOST.outputs + j]
}

/**
 * Return the vector of an upper capsule in an iteration.
 *
 * @param {import("../kit/network/passes.js").Floats} array [r, outputs, dim]
 * @param {number} t
 * @param {number} j
 * @param {number} dim how many of its numbers are there
 */
export function ofCapsule({ data }, t, j, dim) {
  const from = (t * MOST.outputs + j) * MOST.dim
  return Array.from(data.subarray(from, from + dim))
}

/**
 * Return the lengths of the upper capsules in an iteration.
 *
 * @param {Scene} scene
 * @param {number} t
 */
export function lengthsOf({ routed, state: { size } }, t) {
  return range(size.outputs).map((j) => (routed ? lengthOf(ofCapsule(routed.outputs, t, j, size.dim)) : NaN))
}

/**
 * Return what is known at the moment: which step has come at least so far, and which is the one that is looked at.
 *
 * @param {Scene} scene
 */
export function knownAt({ state, routed }) {
  const { t, phase } = momentOf(state)
  return { t, phase, has: (/** @type {number} */ wanted) => routed !== null && phase >= wanted }
}
