/** Dynamic routing (Sabour, Frosst, Hinton 2017): softmax, weighted sum, squash, agreement, update. */

import { subscript } from "../../kit/numbers.js"
import { fill } from "../../kit/text.js"
import { agreementQuantity } from "../describe/quantities.js"
import { thirdIterationQuestion } from "../describe/questions.js"
import { added, firstAndLast, softmaxWork, squashWork, weightedSumWork } from "../describe/work.js"
import { lengthOf } from "../../kit/vectors.js"

/** @typedef {import("../describe/kind.js").Drawing} Drawing */
/** @typedef {import("../describe/kind.js").Moment} Moment */
/** @typedef {import("../describe/kind.js").Work} Work */
/** @typedef {import("../maths/trace.js").Trace} Trace */

const [SQUASH, AGREEMENT, UPDATE, STEPS] = [2, 3, 4, 5]

/**
 * Return what dynamic routing draws and works out.
 *
 * @param {Trace} trace
 * @returns {Drawing}
 */
export function drawingOf(trace) {
  const logit = agreementQuantity(trace, {
    symbol: "b",
    at: (t, i, j) => updatedLogit(trace, t, i, j),
    more: (labels) => labels.more_logit,
    less: (labels) => labels.less_logit,
    width: (labels) => labels.legend_logit,
    map: (labels) => labels.map_logit,
  })
  return {
    steps: {
      softmax: { work: softmaxWork },
      weighted_sum: { work: weightedSumWork },
      squash: { work: squashWork },
      agreement: { work: agreementWork },
      update: { quantity: logit, fresh: "logit", work: updateWork },
    },
    numbers: [
      {
        name: "logit", column: "logit", label: (labels) => labels.logit_name, variable: "logits", known: 0, at: trace.logit,
        now: (t, i, j, phase) => (phase === UPDATE ? updatedLogit(trace, t, i, j) : trace.logit(t, i, j)),
      },
      { name: "coupling", column: "coupling", label: (labels) => labels.coupling_name, variable: "couplings", known: 0, at: trace.coupling },
      {
        name: "agreement", column: "agreement", label: (labels) => labels.agreement_name, variable: "agreements",
        known: AGREEMENT, at: trace.agreement,
      },
    ],
    question: thirdIterationQuestion(trace, STEPS, SQUASH, (labels) => labels.predicted_waiting),
  }
}

/**
 * @param {Trace} trace
 * @param {number} t
 * @param {number} i
 * @param {number} j
 */
function updatedLogit(trace, t, i, j) {
  return trace.logit(t, i, j) + trace.agreement(t, i, j)
}

/**
 * @param {Moment} moment
 * @returns {Work}
 */
function agreementWork({ trace, labels, numbers, state: { i, j }, t }) {
  const [vote, output] = [trace.vote(i, j), trace.output(t, j)]
  const cosine = trace.agreement(t, i, j) / (lengthOf(vote) * trace.lengths[t][j] || 1)
  const last = subscript(trace.size)
  return {
    name: "agreement",
    caption: fill(labels.agreement_caption, { dimensions: trace.size }),
    formula: `a = û · v = û₁v₁ + … + û${last}v${last}`,
    working: [
      firstAndLast(numbers, vote, output),
      `‖û‖‖v‖cos = ${[lengthOf(vote), trace.lengths[t][j], cosine].map((x) => numbers.decimals(x, 2)).join("·")}`,
    ],
    symbol: "a",
    value: trace.agreement(t, i, j),
  }
}

/**
 * @param {Moment} moment
 * @returns {Work}
 */
function updateWork({ trace, labels, numbers, state: { i, j }, t }) {
  return {
    name: "updated",
    caption: t === trace.iterations - 1 ? labels.update_caption_last : labels.update_caption,
    formula: "b ← b + a",
    working: [added(numbers, trace.logit(t, i, j), trace.agreement(t, i, j))],
    symbol: "b",
    value: updatedLogit(trace, t, i, j),
  }
}
