/** Self-attention routing (Mazzia, Salvetti, Chiaberge 2021): agreement, softmax, weighted sum, squash; no iterations. */

import { counted } from "../../kit/counting.js"
import { placeOfStrongest } from "../../kit/maths.js"
import { subscript } from "../../kit/numbers.js"
import { fill } from "../../kit/text.js"
import { lengthPresence, movedOrder, positionOrder, presenceOrder } from "../describe/orders.js"
import { agreementQuantity, couplingQuantity } from "../describe/quantities.js"
import { added, firstAndLast, softmaxWork } from "../describe/work.js"
import { dot } from "../../kit/vectors.js"

/** @typedef {import("../describe/kind.js").Drawing} Drawing */
/** @typedef {import("../describe/kind.js").Moment} Moment */
/** @typedef {import("../describe/kind.js").Work} Work */
/** @typedef {import("../maths/trace.js").PairAt} PairAt */

/**
 * Return what self-attention routing draws and works out.
 *
 * @param {import("../maths/trace.js").Trace} trace
 * @returns {Drawing}
 */
export function drawingOf(trace) {
  const prior = trace.pair("priors")
  /** @type {PairAt} */
  const weight = (t, i, j) => trace.coupling(t, i, j) + prior(t, i, j)
  const attention = agreementQuantity(trace, {
    more: (labels) => labels.more_attention,
    less: (labels) => labels.less_attention,
    width: (labels) => labels.legend_attention })
  const weights = couplingQuantity(trace, {
    symbol: "c + B",
    at: weight,
    least: -Infinity,
    most: Infinity,
    width: (labels) => labels.legend_prior,
    map: (labels) => labels.map_prior })
  const uneven = movedOrder(trace, (i, j) => weight(0, i, j), {
    option: (labels) => labels.order_uneven,
    title: (plurals) => plurals.title_uneven })
  return {
    steps: {
      agreement: { quantity: attention, work: attentionWork },
      softmax: { work: (moment) => softmaxWork(moment, "ᵃ") },
      weighted_sum: { quantity: weights, fresh: "weight", work: (moment) => priorSumWork(moment, prior, weight) },
      squash: { quantity: weights, work: exponentialSquashWork } },
    numbers: [
      { name: "agreement", column: "agreement", label: (labels) => labels.agreement_name, variable: "agreements", known: 0, at: trace.agreement },
      { name: "coupling", column: "coupling", label: (labels) => labels.coupling_name, variable: "couplings", known: 1, at: trace.coupling },
      { name: "prior", column: "prior", label: (labels) => labels.prior_name, variable: "bias", known: 0, at: prior },
      { name: "weight", column: "weight", label: (labels) => labels.weight_prior_name, variable: "weights", known: 2, at: weight },
    ],
    share: weights,
    orders: {
      moved: uneven,
      longest: presenceOrder(lengthPresence(trace)),
      position: positionOrder(uneven, (plurals) => plurals.title_position_uneven) } }
}

/**
 * @param {Moment} moment
 * @returns {Work}
 */
function attentionWork({ trace, labels, numbers, state: { i, j }, t }) {
  const vote = trace.vote(i, j)
  const total = new Float64Array(trace.size)
  for (let k = 0; k < trace.inputs; k += 1) trace.vote(k, j).forEach((value, d) => { total[d] += value })
  return {
    name: "agreement",
    caption: fill(labels.attention_caption, { inputs: trace.inputs }),
    formula: "a = û · Σû / √D",
    working: [
      `û · Σû = ${firstAndLast(numbers, vote, total)}`,
      `= ${numbers.figures(dot(vote, total))} / √${trace.size}`,
    ],
    symbol: "a",
    value: trace.agreement(t, i, j) }
}

/**
 * Work it out for the dimension in which this vote is largest.
 *
 * @param {Moment} moment
 * @param {PairAt} prior
 * @param {PairAt} weight
 * @returns {Work}
 */
function priorSumWork({ trace, labels, numbers, classes, state: { i, j }, t }, prior, weight) {
  const { figures } = numbers
  const vote = trace.vote(i, j)
  const d = placeOfStrongest(vote)
  const counts = weight(t, i, j)
  return {
    name: "sum-length",
    caption: fill(labels.prior_sum_caption, { inputs: trace.inputs, class: classes[j] }),
    formula: "s = Σ (c + B) û",
    working: [
      `c + B = ${added(numbers, trace.coupling(t, i, j), prior(t, i, j))} = ${figures(counts)}`,
      `(c + B) û${subscript(counted(d))} = ${figures(counts)}·${figures(vote[d])} = ${figures(counts * vote[d])}`,
      `s${subscript(counted(d))} = Σ (c + B) û${subscript(counted(d))} = ${figures(trace.sum(t, j)[d])}`,
    ],
    symbol: "‖s‖",
    value: trace.sumLengths[t][j] }
}

/**
 * @param {Moment} moment
 * @returns {Work}
 */
function exponentialSquashWork({ trace, labels, numbers: { figures }, state: { j }, t }) {
  const length = trace.sumLengths[t][j]
  return {
    name: "length",
    caption: labels.squash_caption,
    formula: "v = (1 − e^(−‖s‖)) · s/‖s‖",
    working: [`‖s‖ = ${figures(length)}`, `1 − e^(−${figures(length)}) = 1 − ${figures(Math.exp(-length))}`],
    symbol: "‖v‖",
    value: trace.lengths[t][j] }
}
