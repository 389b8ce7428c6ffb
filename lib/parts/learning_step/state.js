/**
 * The layer that a learner has chosen or typed in, how many steps it has learned, and which number is looked at.
 *
 * @typedef {object} State
 * @property {import("./presets.js").PresetName | null} preset null once a number was changed
 * @property {import("./maths.js").Layer} start before the first step
 * @property {number} rate
 * @property {number} steps that were taken
 * @property {import("./cells.js").Cell} looked whose arithmetic is shown
 *
 * @typedef {Partial<Record<"preset" | "x" | "w" | "b" | "label" | "rate" | "steps" | "cell", string | null>>} View
 */

import { counted, indexOf } from "../kit/counting.js"
import { asTyped, numberIn } from "../kit/number_field.js"
import { cell, cellIn, idOf, placeOf } from "./cells.js"
import { CLASSES, INPUTS, learn } from "./maths.js"
import { PRESETS, presetOf } from "./presets.js"

/** A number may be so far from 0: its powers of e can still be written. */
export const LARGEST = 9
export const RATES = [0.01, 0.05, 0.1, 0.5, 1, 2]
export const USUAL_RATE = 0.5
export const MOST_STEPS = 200
export const FIRST = cell("z")

/**
 * @param {View} view
 * @returns {State}
 */
export function startingState(view) {
  const typed = typedIn(view)
  const preset = presetOf(view.preset) ?? PRESETS[0]
  const steps = view.steps && /^\d{1,3}$/.test(view.steps) ? Math.min(Number(view.steps), MOST_STEPS) : 0
  return {
    preset: typed ? null : preset.name,
    start: typed ?? preset.layer,
    rate: RATES.find((rate) => String(rate) === view.rate) ?? USUAL_RATE,
    steps,
    looked: cellIn(view.cell) ?? FIRST,
  }
}

/** @param {View} view @returns {import("./maths.js").Layer | null} */
function typedIn({ x, w, b, label }) {
  const [inputs, weights, biases] = [numbersIn(x, INPUTS), numbersIn(w, INPUTS * CLASSES), numbersIn(b, CLASSES)]
  const right = /^[1-3]$/.test(label ?? "") ? indexOf(Number(label)) : 0
  return inputs && weights && biases && { x: inputs, w: weights, b: biases, label: right }
}

/** @param {string | null | undefined} text @param {number} count @returns {number[] | null} */
function numbersIn(text, count) {
  const numbers = (text ?? "").split(",").flatMap((one) => numberIn(one, LARGEST) ?? [])
  return numbers.length === count ? numbers : null
}

/**
 * Return what the address says of a state.
 *
 * @param {State} state
 */
export function addressOf({ preset, start: { x, w, b, label }, rate, steps, looked }) {
  const isTyped = preset === null
  return {
    preset: isTyped || preset === PRESETS[0].name ? null : preset,
    x: isTyped ? String(x) : null,
    w: isTyped ? String(w) : null,
    b: isTyped ? String(b) : null,
    label: isTyped && label > 0 ? counted(label) : null,
    rate: rate === USUAL_RATE ? null : rate,
    steps: steps || null,
    cell: idOf(looked) === idOf(FIRST) ? null : idOf(looked),
  }
}

/**
 * Return what the layer learned in the state's steps, see `learn`.
 *
 * @param {State} state
 */
export function learned({ start, rate, steps }) {
  return learn(start, rate, steps)
}

/** @param {State} state @param {import("./presets.js").Preset} preset @returns {State} */
export function withPreset(state, { name, layer }) {
  return { ...state, preset: name, start: layer, steps: 0 }
}

/**
 * Return the state that begins where the layer is now, rounded as if it had been typed, with one number changed.
 *
 * @param {State} state
 * @param {import("./cells.js").Cell} changed of kind x, w or b
 * @param {number} value
 * @returns {State}
 */
export function withNumber(state, changed, value) {
  const start = typedLayer(state)
  const kind = /** @type {"x" | "w" | "b"} */ (changed.kind)
  const numbers = start[kind].map((old, at) => (at === placeOf(changed) ? value : old))
  return { ...state, preset: null, steps: 0, start: { ...start, [kind]: numbers } }
}

/** @param {State} state @param {number} label @returns {State} the same layer with another right class */
export function withLabel(state, label) {
  return { ...state, preset: null, steps: 0, start: { ...typedLayer(state), label } }
}

/** @param {State} state @param {number} by @returns {State} */
export function withSteps(state, by) {
  return { ...state, steps: Math.min(state.steps + by, MOST_STEPS) }
}

/** @param {State} state */
function typedLayer(state) {
  const { layer } = learned(state)
  const within = (/** @type {number} */ value) => asTyped(Math.min(LARGEST, Math.max(-LARGEST, value)))
  return { ...layer, w: layer.w.map(within), b: layer.b.map(within) }
}
