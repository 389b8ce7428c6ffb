/** Steps that several kinds share, worked out for the selected pair. */

import { counted } from "../../kit/counting.js"
import { placeOfStrongest } from "../../kit/maths.js"
import { subscript } from "../../kit/numbers.js"
import { fill } from "../../kit/text.js"
import { sumOver } from "../maths/vectors.js"

/** @typedef {import("../../kit/numbers.js").Numbers} Numbers */
/** @typedef {import("./kind.js").Moment} Moment */
/** @typedef {import("./kind.js").Work} Work */

/**
 * Write "a + b", with a minus sign where b is negative.
 *
 * @param {Numbers} numbers
 * @param {number} one
 * @param {number} other
 */
export function added({ figures }, one, other) {
  return `${figures(one)} + ${figures(other)}`.replace("+ −", "− ")
}

/**
 * Write "a − b", with a plus sign where b is negative.
 *
 * @param {Numbers} numbers
 * @param {number} one
 * @param {number} other
 */
export function subtracted({ figures }, one, other) {
  return `${figures(one)} − ${figures(other)}`.replace("− −", "+ ")
}

/**
 * Write the first and the last product of a dot product.
 *
 * @param {Numbers} numbers
 * @param {ArrayLike<number>} one
 * @param {ArrayLike<number>} other
 */
export function firstAndLast({ figures }, one, other) {
  const last = one.length - 1
  return `${figures(one[0] * other[0])} + … + ${figures(one[last] * other[last])}`.replace("+ −", "− ")
}

/**
 * Work the softmax out: c = e^b / Σ e^b.
 *
 * @param {Moment} moment
 * @param {string} [letter] that of the logits, as an exponent
 * @returns {Work}
 */
export function softmaxWork({ trace, labels, numbers: { figures, operand }, state: { i, j }, t }, letter = "ᵇ") {
  const total = sumOver(trace.outputs, (k) => Math.exp(trace.logit(t, i, k)))
  const logit = trace.logit(t, i, j)
  return {
    name: "coupling",
    caption: fill(labels.softmax_caption, { outputs: trace.outputs }),
    formula: `c = e${letter} / Σ e${letter}`,
    working: [`e^${operand(logit)} / Σ e${letter}`, `= ${figures(Math.exp(logit))} / ${operand(total)}`],
    symbol: "c",
    value: trace.coupling(t, i, j) }
}

/**
 * Work it out for the dimension in which this vote is largest.
 *
 * @param {Moment} moment
 * @returns {Work}
 */
export function weightedSumWork({ trace, labels, numbers, classes, state: { i, j }, t }) {
  const { figures } = numbers
  const vote = trace.vote(i, j)
  const d = placeOfStrongest(vote)
  const coupling = trace.coupling(t, i, j)
  const votes = sumOver(trace.inputs, (k) => trace.coupling(t, k, j) * trace.vote(k, j)[d])
  const bias = trace.sum(t, j)[d] - votes // a learned one, where the class capsules have it
  const isBiased = Math.abs(bias) > 1e-3
  return {
    name: "sum-length",
    caption: fill(labels.weighted_sum_caption, { inputs: trace.inputs, class: classes[j] }),
    formula: `s = Σ c û${isBiased ? " + β" : ""}   [${trace.inputs} × ${trace.size}] → [${trace.size}]`,
    working: [
      `c û${subscript(counted(d))} = ${figures(coupling)}·${figures(vote[d])} = ${figures(coupling * vote[d])}`,
      isBiased
        ? `s${subscript(counted(d))} = ${added(numbers, votes, bias)} = ${figures(trace.sum(t, j)[d])}`
        : `s${subscript(counted(d))} = Σ c û${subscript(counted(d))} = ${figures(trace.sum(t, j)[d])}`,
    ],
    symbol: "‖s‖",
    value: trace.sumLengths[t][j] }
}

/**
 * Work the squash out (Sabour, Frosst, Hinton 2017, equation 1).
 *
 * @param {Moment} moment
 * @returns {Work}
 */
export function squashWork({ trace, labels, numbers: { figures, operand }, state: { j }, t }) {
  const length = trace.sumLengths[t][j]
  const square = length * length
  return {
    name: "length",
    caption: labels.squash_caption,
    formula: "v = ‖s‖²/(1 + ‖s‖²) · s/‖s‖",
    working: [`‖s‖ = ${figures(length)}, ‖s‖² = ${figures(square)}`, `${figures(square)} / ${operand(1 + square)}`],
    symbol: "‖v‖",
    value: trace.lengths[t][j] }
}
