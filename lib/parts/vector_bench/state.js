/**
 * What a learner has typed in, and how far it is routed.
 *
 * @typedef {import("./layer.js").Size} Size
 * @typedef {"votes" | "capsules"} From what is typed: the votes themselves, or lower capsules and matrices
 *
 * @typedef {object} State
 * @property {import("./presets.js").PresetName | null} preset null once a number was changed
 * @property {From} from
 * @property {Size} size
 * @property {number[]} votes see `voteAt`
 * @property {number[]} capsules see `capsuleAt`
 * @property {number[]} matrices see `matrixAt`
 * @property {number} passes how many iterations are made
 * @property {number} step that is looked at, from 0
 * @property {[number, number]} pair a lower and an upper capsule whose arithmetic is shown, from 0
 *
 * @typedef {Partial<Record<"preset" | "from" | "size" | "votes" | "u" | "w" | "passes" | "step" | "pair", string | null>>} View
 */

import { counted, indexOf } from "../kit/counting.js"
import { asTyped, numberIn } from "../kit/number_field.js"
import { CAPSULES, LEAST, MATRICES, MOST, VOTES, capsuleAt, capsulePlaces, matrixAt, matrixPlaces, range, voteAt, votePlaces } from "./layer.js"
import { PRESETS, presetOf } from "./presets.js"

/** The named steps of an iteration, as the app's dynamic routing declares them. */
export const STEPS = /** @type {const} */ (["softmax", "weighted_sum", "squash", "agreement", "update"])
export const MOST_PASSES = 10
export const USUAL_PASSES = 3
/** A number may be so far from 0. */
export const LARGEST = 99

/**
 * @param {View} view
 * @returns {State}
 */
export function startingState(view) {
  const chosen = presetOf(view.preset)
  const from = view.from === "capsules" ? "capsules" : "votes"
  const size = sizeIn(view.size)
  const passes = wholeIn(view.passes, MOST_PASSES) ?? USUAL_PASSES
  const start = withPreset({ preset: null, from: "votes", size: LEAST, votes: [], capsules: [], matrices: [], passes, step: 0, pair: [0, 0] },
    chosen ?? PRESETS[0])
  const typed = size && (from === "votes" ? withTyped(start, size, view.votes) : withTypedCapsules(start, size, view))
  const state = typed || withFrom(start, from, start.votes)
  const [i, j] = (view.pair ?? "").split("-").map((text) => wholeIn(text, MOST.inputs))
  const isPair = i && j && i <= state.size.inputs && j <= state.size.outputs
  const step = (wholeIn(view.step, passes * STEPS.length) ?? 1) - 1
  return { ...state, step, pair: isPair ? [indexOf(i), indexOf(j)] : [0, 0] }
}

/** @param {string | null | undefined} text @param {number} most */
function wholeIn(text, most) {
  const value = text && /^[1-9]\d{0,2}$/.test(text) ? Number(text) : null
  return value !== null && value <= most ? value : null
}

/**
 * @param {string | null | undefined} text such as "3x2x2"
 * @returns {Size | null}
 */
function sizeIn(text) {
  const [, inputs, outputs, dim] = (/^([2-4])x([23])x([2-4])$/.exec(text ?? "") ?? []).map(Number)
  return inputs ? { inputs, outputs, dim } : null
}

/** @param {string | null | undefined} text @param {readonly number[]} places @param {number} count of all @returns {number[] | null} */
function numbersIn(text, places, count) {
  const found = (text ?? "").split(",").map((one) => numberIn(one, LARGEST))
  if (found.length !== places.length || found.includes(null)) return null
  const numbers = range(count).map(() => 0)
  places.forEach((place, at) => { numbers[place] = found[at] ?? 0 })
  return numbers
}

/** @param {State} state @param {Size} size @param {string | null | undefined} text @returns {State | null} */
function withTyped(state, size, text) {
  const votes = numbersIn(text, votePlaces(size), VOTES)
  return votes && { ...state, preset: null, size, votes }
}

/** @param {State} state @param {Size} size @param {View} view @returns {State | null} */
function withTypedCapsules(state, size, { u, w }) {
  const capsules = numbersIn(u, capsulePlaces(size), CAPSULES)
  const matrices = numbersIn(w, matrixPlaces(size), MATRICES)
  return capsules && matrices && { ...state, preset: null, from: "capsules", size, capsules, matrices }
}

/**
 * Return the state with the votes of a preset; where capsules are typed, with capsules and matrices that make them.
 *
 * @param {State} state
 * @param {import("./presets.js").Preset} preset
 * @returns {State}
 */
export function withPreset(state, { name, size, votes: compact }) {
  const votes = range(VOTES).map(() => 0)
  votePlaces(size).forEach((place, at) => { votes[place] = compact[at] })
  return withFrom({ ...state, preset: name, size, votes, step: 0, pair: [0, 0] }, state.from, votes)
}

/** Where the lower capsules begin: vectors of length 1 in a plane. */
const FIRST = [[1, 0], [0.8, 0.6], [0.6, 0.8], [0, 1]]

/**
 * Return the state in which the one or the other is typed, so that the votes stay what they are, but for rounding. In two dimensions
 * the first matrices turn and stretch; in more they make the vote of the lower capsule, and leave alone what is orthogonal to it.
 *
 * @param {State} state
 * @param {From} from
 * @param {ArrayLike<number>} votes as they are, see `voteAt`
 * @returns {State}
 */
export function withFrom(state, from, votes) {
  const rounded = Array.from(votes, asTyped)
  if (from === "votes") return { ...state, from, votes: rounded }
  const { size } = state
  const [capsules, matrices] = [range(CAPSULES).map(() => 0), range(MATRICES).map(() => 0)]
  for (const [i, [a, b]] of FIRST.entries()) {
    const u = range(MOST.dim).map((at) => FIRST[i][at] ?? 0)
    u.forEach((value, at) => { capsules[capsuleAt(i, at)] = value })
    for (const j of range(MOST.outputs)) {
      const vote = range(MOST.dim).map((at) => rounded[voteAt(i, j, at)])
      const [along, across] = [a * vote[0] + b * vote[1], a * vote[1] - b * vote[0]]
      const turning = [[along, across], [-across, along]]
      for (const row of range(MOST.dim)) {
        for (const column of range(MOST.dim)) {
          const value = size.dim === 2 ? turning[row]?.[column] ?? 0 : u[row] * vote[column] + Number(row === column) - u[row] * u[column]
          matrices[matrixAt(i, j, row, column)] = asTyped(value)
        }
      }
    }
  }
  return { ...state, from, votes: rounded, capsules, matrices }
}

/**
 * Return the state with one number changed.
 *
 * @param {State} state
 * @param {"votes" | "capsules" | "matrices"} which
 * @param {number} place
 * @param {number} value
 * @returns {State}
 */
export function withNumber(state, which, place, value) {
  return { ...state, preset: null, [which]: state[which].map((old, at) => (at === place ? value : old)) }
}

/**
 * Return the state with another size; numbers that are new are those that stood there before, or 0.
 *
 * @param {State} state
 * @param {Partial<Size>} change
 * @returns {State}
 */
export function withSize(state, change) {
  const size = { ...state.size, ...change }
  const [i, j] = state.pair
  return { ...state, preset: null, size, pair: [Math.min(i, size.inputs - 1), Math.min(j, size.outputs - 1)] }
}

/**
 * @param {State} state
 * @param {number} passes
 * @returns {State}
 */
export function withPasses(state, passes) {
  const made = Math.min(Math.max(Math.round(passes) || 1, 1), MOST_PASSES)
  return { ...state, passes: made, step: Math.min(state.step, made * STEPS.length - 1) }
}

/**
 * @param {State} state
 * @param {number} step
 * @returns {State}
 */
export function withStep(state, step) {
  return { ...state, step: Math.min(Math.max(step, 0), state.passes * STEPS.length - 1) }
}

/**
 * Return the iteration and the step in it that are looked at, both from 0.
 *
 * @param {State} state
 */
export function momentOf({ step }) {
  return { t: Math.floor(step / STEPS.length), phase: step % STEPS.length }
}

/**
 * Return the parameters of the address that bring a learner back.
 *
 * @param {State} state
 * @returns {import("../kit/address.js").Changes}
 */
export function addressOf({ preset, from, size, votes, capsules, matrices, passes, step, pair: [i, j] }) {
  const isTyped = preset === null
  const listed = (/** @type {number[]} */ numbers, /** @type {number[]} */ places) => String(places.map((place) => numbers[place]))
  return {
    preset: isTyped || preset === PRESETS[0].name ? null : preset,
    from: from === "votes" ? null : from,
    size: isTyped ? [size.inputs, size.outputs, size.dim].join("x") : null,
    votes: isTyped && from === "votes" ? listed(votes, votePlaces(size)) : null,
    u: isTyped && from === "capsules" ? listed(capsules, capsulePlaces(size)) : null,
    w: isTyped && from === "capsules" ? listed(matrices, matrixPlaces(size)) : null,
    passes: passes === USUAL_PASSES ? null : passes,
    step: step === 0 ? null : counted(step),
    pair: i === 0 && j === 0 ? null : [counted(i), counted(j)].join("-"),
  }
}
