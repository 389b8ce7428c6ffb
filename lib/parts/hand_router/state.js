/**
 * What a learner has set on the couplings.
 *
 * @typedef {import("./maths.js").Rest} Rest
 *
 * @typedef {object} State
 * @property {number[] | null} set the capsules that are set, by index; null for the usual ones
 * @property {Record<number, number[]>} rows the couplings in thousandths by the capsule's index; one that is missing shares equally
 * @property {number | null} capsule which one is looked at, by index; null for the first of the set
 * @property {Rest} rest
 * @property {boolean} isShown whether what the algorithm chose is shown
 *
 * @typedef {Partial<Record<"set" | "hand" | "capsule" | "rest" | "answer", string | null>>} View where a link starts
 * @typedef {{ inputs: number, classes: number }} Sizes
 */

import { counted, indexOf } from "../kit/counting.js"
import { placesOfHighest } from "../kit/maths.js"
import { WHOLE, equalShares, movesOf } from "./maths.js"

/** How many capsules are set by hand. */
export const COUNT = 6
/** @type {Rest[]} the first is as usual */
export const RESTS = ["uniform", "routed", "silent"]
const SHOWN = "shown"
const LEAST_MOVE = 1e-5 // of all couplings of a capsule together

/**
 * @param {View} view
 * @param {Sizes} sizes
 * @returns {State}
 */
export function startingState(view, sizes) {
  const set = (view.set ?? "").split(",").filter((text) => /^[1-9]\d{0,5}$/.test(text)).map((text) => indexOf(Number(text)))
  const rest = RESTS.find((one) => one === view.rest) ?? RESTS[0]
  const capsule = view.capsule ? indexOf(Number(view.capsule)) : null
  const rows = rowsIn(view.hand ?? "", sizes.classes)
  return fitted({ set: set.length > 0 ? set : null, rows, capsule, rest, isShown: view.answer === SHOWN }, sizes)
}

/**
 * Return the state with what a network of these sizes has: a set of other capsules is the usual one.
 *
 * @param {State} state
 * @param {Sizes} sizes
 * @returns {State}
 */
export function fitted(state, { inputs, classes }) {
  const { set, rows, capsule } = state
  const isSet = set !== null && new Set(set).size === Math.min(COUNT, inputs) && set.length === Math.min(COUNT, inputs)
    && set.every((at) => at >= 0 && at < inputs) && Object.values(rows).every((row) => row.length === classes)
  if (!isSet) return { ...state, set: null, rows: {}, capsule: null }
  return { ...state, rows: Object.fromEntries(set.filter((at) => rows[at]).map((at) => [at, rows[at]])),
    capsule: capsule !== null && set.includes(capsule) ? capsule : null }
}

/**
 * @param {string} text such as "12:2.900_3.100", the class from 0 and thousandths
 * @param {number} classes
 */
function rowsIn(text, classes) {
  /** @type {Record<number, number[]>} */
  const rows = {}
  for (const [, number, shares] of text.matchAll(/([1-9]\d{0,5}):([\d._]+)/g)) {
    const row = Array.from({ length: classes }, () => 0)
    for (const [, which, share] of shares.matchAll(/(\d+)\.(\d+)/g)) if (Number(which) < classes) row[Number(which)] = Number(share)
    if (row.reduce((sum, share) => sum + share, 0) === WHOLE) rows[indexOf(Number(number))] = row
  }
  return rows
}

/**
 * Return the parameters of the address that bring a learner back.
 *
 * @param {State} state
 * @returns {import("../kit/address.js").Changes}
 */
export function addressOf({ set, rows, capsule, rest, isShown }) {
  const hand = (set ?? []).filter((at) => rows[at]).map((at) => {
    const shares = rows[at].flatMap((share, which) => (share > 0 ? [[which, share].join(".")] : []))
    return [counted(at), shares.join("_")].join(":")
  })
  return {
    set: set && String(set.map(counted)),
    hand: hand.length > 0 ? String(hand) : null,
    capsule: set === null || capsule === null || capsule === set[0] ? null : counted(capsule),
    rest: rest === RESTS[0] ? null : rest,
    answer: isShown ? SHOWN : null,
  }
}

/**
 * Return the capsules that are set if nobody chooses others: those whose couplings the algorithm moved furthest, and whether it
 * moved any; else they are the first ones.
 *
 * @param {ArrayLike<number>} routed [inputs · classes]
 * @param {number} classes
 */
export function usualSet(routed, classes) {
  const moves = movesOf(routed, classes)
  const furthest = placesOfHighest(moves, COUNT)
  if (moves[furthest[0]] > LEAST_MOVE) return { capsules: furthest, isMoved: true }
  return { capsules: Array.from({ length: Math.min(COUNT, moves.length) }, (_, at) => at), isMoved: false }
}

/**
 * Return the shares of a capsule in thousandths.
 *
 * @param {State} state
 * @param {number} capsule
 * @param {number} classes
 */
export function sharesOf({ rows }, capsule, classes) {
  return rows[capsule] ?? equalShares(classes)
}

/**
 * Return the state with these shares for some capsules of the set; null shares equally.
 *
 * @param {State} state
 * @param {readonly number[]} set the capsules that are set now
 * @param {readonly number[]} capsules
 * @param {number[] | null} shares
 * @returns {State}
 */
export function withRows(state, set, capsules, shares) {
  const rows = { ...state.rows }
  for (const capsule of capsules) {
    if (shares) rows[capsule] = shares
    else delete rows[capsule]
  }
  const isUntouched = state.set === null && Object.keys(rows).length === 0
  return { ...state, rows, set: isUntouched ? null : [...set] }
}

/**
 * Return the state with another capsule in the place of one; the state itself if that one is set already.
 *
 * @param {State} state
 * @param {readonly number[]} set the capsules that are set now
 * @param {number} old
 * @param {number} capsule
 * @returns {State}
 */
export function withCapsule(state, set, old, capsule) {
  if (set.includes(capsule)) return state
  const rows = Object.fromEntries(Object.entries(state.rows).filter(([at]) => Number(at) !== old))
  return { ...state, rows, set: set.map((at) => (at === old ? capsule : at)), capsule }
}

/**
 * Return what is set by hand.
 *
 * @param {State} state
 * @param {readonly number[]} set the capsules that are set now
 * @param {number} classes
 * @returns {import("./maths.js").Setting}
 */
export function settingOf(state, set, classes) {
  const couplings = set.map((capsule) => sharesOf(state, capsule, classes).map((share) => share / WHOLE))
  return { capsules: [...set], couplings, rest: state.rest }
}
