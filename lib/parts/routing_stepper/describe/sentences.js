/** The current step in one sentence. */

import { counted } from "../../kit/counting.js"
import { placeOfLargest } from "../../kit/maths.js"
import { fill } from "../../kit/text.js"
import { verdictOf } from "../../kit/verdict.js"
import { indices, sumOver } from "../maths/vectors.js"
import { knownIteration } from "./kind.js"

/** @typedef {import("./kind.js").Moment} Moment */
/** @typedef {import("./kind.js").Step} Step */

/**
 * Return "Iteration 2: squash"; a kind of one pass has no iterations to number.
 *
 * @param {Pick<Moment, "labels" | "kind">} moment
 * @param {number} t
 * @param {Step} step
 */
export function stepTitle({ labels, kind }, t, { label, group }) {
  const values = { iteration: t + 1, name: label(labels), group: group(labels) }
  if (kind.isOnePass) return values.name
  return fill(values.group ? labels.step_name_group : labels.step_name, values)
}

/**
 * Return what happens at this step, in its sentence for the first, the last or any iteration.
 *
 * @param {Moment} moment
 */
export function stepSentence(moment) {
  const { trace, labels, t, now: { key, makes } } = moment
  const isOver = moment.state.step === moment.steps - 1 || (t === trace.iterations - 1 && makes === "output")
  if (isOver && trace.answers.length > 1) return fill(labels.answer_two, firstTwo(moment))
  const text = (t === 0 && labels[`${key}.first`])
    || (t === trace.iterations - 1 && labels[`${key}.last`])
    || labels[`${key}.sentence`]
  return fill(text, sentenceValues(moment))
}

/**
 * Return whether the answer is right, once the last class capsules are known; "" before that, and if the picture has no label.
 *
 * @param {Pick<Moment, "labels" | "classes" | "origin" | "trace" | "kind" | "state">} moment
 */
export function verdictText({ labels, classes, origin: { shows }, trace, kind, state }) {
  return knownIteration(kind, state.step) === trace.iterations - 1 ? verdictOf(labels, classes, shows, trace.answers) : ""
}

/**
 * Return what the sentence of any step may mention; the step's own `values` go first.
 *
 * @param {Moment} moment
 * @returns {Record<string, string | number>}
 */
function sentenceValues(moment) {
  const { trace, numbers, classes, t, now } = moment
  const values = { inputs: trace.inputs, outputs: trace.outputs, uniform: numbers.decimals(trace.uniform, 2) }
  if (now.makes === "output") return { ...values, ...firstTwo(moment), ...now.values(moment) }
  const leader = now.makes === "sum" ? placeOfLargest(trace.sumLengths[t]) : leadingClass(moment)
  const lengths = now.makes === "sum" ? trace.sumLengths[t] : trace.lengths[t]
  return {
    ...values, class: classes[leader], length: numbers.decimals(lengths[leader], 2), ...towards(moment, leader), ...now.values(moment) }
}

/**
 * Return the two longest class capsules of this iteration, with the digits that tell them apart.
 *
 * @param {Moment} moment
 */
function firstTwo({ trace, classes, numbers: { decimals }, t }) {
  const lengths = trace.lengths[t]
  const leader = placeOfLargest(lengths)
  const second = placeOfLargest(lengths, leader)
  const digits = decimals(lengths[leader], 2) === decimals(lengths[second], 2) ? 4 : 2
  /** @param {number} j */
  const before = (j) => (t > 0 ? decimals(trace.lengths[t - 1][j], digits) : "")
  return {
    class: classes[leader], length: decimals(lengths[leader], digits), before: before(leader),
    second: classes[second], second_length: decimals(lengths[second], digits), second_before: before(second) }
}

/**
 * Return mean and largest of what the links show towards class j, and whose the largest is.
 *
 * @param {Moment} moment
 * @param {number} j
 */
function towards({ trace, numbers, t, now: { quantity } }, j) {
  let [high, capsule] = [-Infinity, 0]
  const total = sumOver(trace.inputs, (i) => {
    const value = quantity.at(t, i, j)
    if (value > high) [high, capsule] = [value, i]
    return value
  })
  return { mean: numbers.decimals(total / trace.inputs, 2), high: numbers.decimals(high, 2), capsule: counted(capsule) }
}

/**
 * Return the class that is longest so far; before there are lengths, the one towards which the links show most.
 *
 * @param {Moment} moment
 */
function leadingClass({ trace, kind, t, state, now: { quantity } }) {
  const known = knownIteration(kind, state.step)
  return placeOfLargest(known >= 0 ? trace.lengths[known]
    : indices(trace.outputs).map((j) => sumOver(trace.inputs, (i) => quantity.at(t, i, j))))
}
