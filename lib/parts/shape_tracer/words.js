/** Writes the formulas in numbers, and the sentences about them. */

import { fill, fillPlural, joinSentences } from "../kit/text.js"
import { capsulesOf, paddingOf } from "./maths.js"

/** @typedef {import("./maths.js").FeatureMap} FeatureMap */
/** @typedef {import("./maths.js").Window} Window */
/** @typedef {import("./maths.js").FittingStep} FittingStep */
/** @typedef {import("./maths.js").FailingStep} FailingStep */
/** @typedef {import("./view.js").Update} Update */
/** @typedef {import("../kit/part.js").Labels} Labels */

/**
 * Return what a padding is called.
 *
 * @param {Labels} labels
 * @param {"valid" | "same"} padding
 */
export function paddingText(labels, padding) {
  return padding === "same" ? labels.padding_same : labels.padding_valid
}

/**
 * Return what a kind of layer is called.
 *
 * @param {Labels} labels
 * @param {Window["kind"]} kind
 */
export function kindText(labels, kind) {
  return { convolution: labels.convolution, pooling: labels.pooling, capsules: labels.capsules }[kind]
}

/**
 * Return "20 × 20 × 256", or "24 × 32" for a sequence.
 *
 * @param {FeatureMap} map
 * @param {1 | 2} dimensions
 */
export function shapeText({ side, channels }, dimensions) {
  return [...Array(dimensions).fill(side), channels].join(" × ")
}

/**
 * Return "⌊(20 − 9) / 2⌋ + 1 = 6", or "⌈20 / 2⌉ = 10".
 *
 * @param {Window} window
 * @param {FittingStep} step
 */
export function sumText({ stride, padding }, { kernel, before, after }) {
  if (padding === "same") return `⌈${before.side} / ${stride}⌉ = ${after.side}`
  return `⌊(${before.side} − ${kernel}) / ${stride}⌋ + 1 = ${after.side}`
}

/**
 * Return what a layer costs and sees: "Weights: 9 · 9 · 256 · 256 + 256 = 5,308,672. One output sees 17×17 of the image."
 *
 * @param {Update} update
 * @param {Window} window
 * @param {FittingStep} step
 */
export function costText({ labels, numbers }, { bias, groups, dimensions }, { before, after, kernel, weights, field }) {
  const factors = [...Array(dimensions).fill(kernel), before.channels / groups, after.channels].join(" · ")
  return joinSentences([
    weights !== null && fill(labels.weights, { sum: `${factors}${bias ? ` + ${after.channels}` : ""} = ${numbers.grouped(weights)}` }),
    fill(dimensions === 1 ? labels.sees_sequence : labels.sees, { field }),
  ])
}

/**
 * Return the reason why a layer does not fit.
 *
 * @param {Labels} labels
 * @param {Window} window
 * @param {FailingStep} step
 */
export function problemText(labels, { groups, dimensions }, { before, kernel, problem }) {
  if (problem === "groups") return fill(labels.no_groups, { groups })
  return fill(dimensions === 1 ? labels.too_large_sequence : labels.too_large, { kernel, side: before.side })
}

/**
 * Return how often the window fits along the side, and what is left over.
 *
 * @param {Update} update
 * @param {Window} window
 * @param {FittingStep} step
 */
export function fitText({ labels, plurals, language }, { stride, padding }, { before, after, kernel }) {
  const [first, behind] = paddingOf(before.side, kernel, stride, padding)
  const left = first + before.side + behind - (after.side - 1) * stride - kernel
  return joinSentences([
    first + behind > 0 && fill(labels.zeros, { before: first, behind }),
    fillPlural(stride === 1 ? plurals.fits_one : plurals.fits, after.side, language, { kernel, stride, cells: before.side }),
    left > 0 && fill(labels.left, { left }),
  ])
}

/**
 * Return what the last map becomes: how many capsules, or how many numbers.
 *
 * @param {Update} update
 * @param {FeatureMap | null} map null if a layer does not fit
 */
export function endText({ labels, numbers, meta }, map) {
  const { dimensions } = meta.windows[0]
  if (map === null) return labels.no_end
  if (meta.capsule_size === null) {
    return fill(labels.end_numbers, { shape: shapeText(map, dimensions), count: numbers.grouped(map.side ** dimensions * map.channels) })
  }
  const capsules = capsulesOf(map, meta.capsule_size)
  const values = { side: map.side, channels: map.channels, size: meta.capsule_size }
  if (capsules === null) return fill(labels.not_divisible, values)
  return joinSentences([fill(labels.end_types, { ...values, types: capsules.types }),
    fill(labels.end_capsules, { ...values, types: capsules.types, count: numbers.grouped(capsules.count) })])
}
