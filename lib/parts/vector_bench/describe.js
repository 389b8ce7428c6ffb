/** The arithmetic of a step with its numbers, for one pair of capsules. */

import { counted } from "../kit/counting.js"
import { subscript } from "../kit/numbers.js"
import { fill } from "../kit/text.js"
import { placeOfLargest } from "../kit/maths.js"
import { lengthOf } from "../kit/vectors.js"
import { range } from "./layer.js"
import { lengthsOf, ofCapsule, ofPair, voteOf } from "./scene.js"
import { STEPS, momentOf } from "./state.js"

/** @typedef {import("./scene.js").Scene} Scene */

/**
 * Return what happens in the step, in a sentence; until it is routed, that this takes a moment.
 *
 * @param {Scene} scene
 */
export function sentenceOf(scene) {
  const { update: { labels, numbers }, state, routed } = scene
  if (!routed) return labels.waits
  const { t, phase } = momentOf(state)
  const [i, j] = state.pair
  const two = (/** @type {number} */ value) => numbers.decimals(value, 2)
  const lengths = lengthsOf(scene, t)
  const longest = placeOfLargest(lengths)
  const isLast = t === state.passes - 1
  const sentence = {
    softmax: t === 0 ? labels.say_first_softmax : labels.say_softmax,
    weighted_sum: labels.say_weighted_sum,
    squash: labels.say_squash,
    agreement: labels.say_agreement,
    update: isLast ? labels.say_last_update : labels.say_update,
  }[STEPS[phase]]
  return fill(sentence, {
    input: counted(i), output: counted(j), longest: counted(longest),
    coupling: two(ofPair(routed.couplings, t, i, j)), agreement: two(ofPair(routed.agreements, t, i, j)),
    logit: two(ofPair(routed.next_logits, t, i, j)), length: two(lengths[longest]),
    sum: two(lengthOf(ofCapsule(routed.weighted_sums, t, j, state.size.dim))),
  })
}

/**
 * Return the step's formula with the numbers of the pair; "" until it is routed.
 *
 * @param {Scene} scene
 */
export function workOf(scene) {
  const { update: { numbers }, state: { pair: [i, j], size, ...state }, routed } = scene
  if (!routed) return ""
  const { t, phase } = momentOf({ ...state, pair: [i, j], size })
  const two = (/** @type {number} */ value) => numbers.decimals(value, 2)
  const factor = (/** @type {number} */ value) => (value < 0 ? `(${two(value)})` : two(value))
  const vector = (/** @type {number[]} */ values) => `(${values.map(two).join("  ")})`
  const [pair, upper] = [subscript(counted(i)) + subscript(counted(j)), subscript(counted(j))]
  const sum = ofCapsule(routed.weighted_sums, t, j, size.dim)
  const output = ofCapsule(routed.outputs, t, j, size.dim)
  const power = (/** @type {number} */ at) => `e^${factor(ofPair(routed.logits, t, i, at))}`
  const length = lengthOf(sum)
  switch (STEPS[phase]) {
    case "softmax":
      return `c${pair} = ${power(j)} / (${range(size.outputs).map(power).join(" + ")}) = ${two(ofPair(routed.couplings, t, i, j))}`
    case "weighted_sum": {
      const terms = range(size.inputs).map((at) => `${two(ofPair(routed.couplings, t, at, j))} · ${vector(voteOf(scene, at, j))}`)
      return `s${upper} = ${terms.join(" + ")} = ${vector(sum)}`
    }
    case "squash":
      return `v${upper} = ${two(length)}² / (1 + ${two(length)}²) · s${upper} / ${two(length)} = ${vector(output)}`
    case "agreement": {
      const vote = voteOf(scene, i, j)
      const terms = vote.map((value, at) => `${at === 0 ? two(value) : factor(value)} · ${factor(output[at])}`)
      return `û${pair} · v${upper} = ${terms.join(" + ")} = ${two(ofPair(routed.agreements, t, i, j))}`
    }
    default: {
      const [before, agreement] = [ofPair(routed.logits, t, i, j), ofPair(routed.agreements, t, i, j)]
      return `b${pair} = ${two(before)} + ${factor(agreement)} = ${two(ofPair(routed.next_logits, t, i, j))}`
    }
  }
}
