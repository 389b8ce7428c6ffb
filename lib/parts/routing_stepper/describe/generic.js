/** Draws a kind of routing from its declaration alone, if `kinds/` has no file of its name. */

import { lengthPresence, movedOrder, positionOrder, presenceOrder } from "./orders.js"
import { agreementQuantity, couplingQuantity } from "./quantities.js"
import { secondQuestion } from "./questions.js"

/** @typedef {import("../maths/trace.js").Trace} Trace */
/** @typedef {import("./kind.js").DeclaredKind} DeclaredKind */
/** @typedef {import("./kind.js").Kind} Kind */
/** @typedef {import("./kind.js").Step} Step */
/** @typedef {import("./quantities.js").Quantity} Quantity */

/** @type {Record<string, Step["makes"]>} */
const MADE = { weighted_sums: "sum", outputs: "output" }
/** @type {Record<string, string>} */
const FRESH = { couplings: "coupling", agreements: "agreement" }

/**
 * Return each declared step with its texts, and with what can be drawn of the array that it computes.
 *
 * @param {DeclaredKind} declared
 * @param {Trace} trace
 * @returns {Kind}
 */
export function genericKind({ name, isOnePass, steps }, trace) {
  const coupling = couplingQuantity(trace)
  const agreement = agreementQuantity(trace)
  /** @param {string} array */
  const phaseOf = (array) => steps.findIndex((step) => step.array === array)
  const [shared, agreed, summed, made] = ["couplings", "agreements", "weighted_sums", "outputs"].map(phaseOf)
  const presence = lengthPresence(trace)
  const moved = movedOrder(trace, (i, j) => trace.coupling(trace.iterations - 1, i, j))
  const longest = presenceOrder(presence)
  const before = (trace.iterations - 1) * steps.length
  return {
    name,
    isOnePass,
    title: (labels) => labels[name],
    steps: steps.map((step, phase) => genericStep(name, step, phase < shared ? agreement : coupling, agreement)),
    numbers: [
      {
        name: "coupling", column: "coupling", label: (/** @type {import("./kind.js").Labels} */ labels) => labels.coupling_name,
        variable: "couplings", known: shared, at: trace.coupling,
      },
      {
        name: "agreement", column: "agreement", label: (/** @type {import("./kind.js").Labels} */ labels) => labels.agreement_name,
        variable: "agreements", known: agreed, at: trace.agreement,
      },
    ].filter(({ known }) => known >= 0),
    capsuleNumbers: [
      {
        name: "sum", label: (/** @type {import("./kind.js").Labels} */ labels) => labels.sum_name, isVector: true,
        variable: steps[summed]?.variable, known: summed, at: (/** @type {number} */ t, /** @type {number} */ j) => trace.sumLengths[t][j],
      },
      {
        name: "output", label: (/** @type {import("./kind.js").Labels} */ labels) => labels.output_name, isVector: true,
        variable: "outputs", known: made, at: (/** @type {number} */ t, /** @type {number} */ j) => trace.lengths[t][j],
      },
    ].filter(({ known }) => known >= 0),
    couplingPhase: Math.max(shared, 0),
    share: coupling,
    sumSymbol: "s",
    lengths: {
      head: (labels) => labels.lengths, button: (labels) => labels.class_button, empty: (labels) => labels.class_button_empty,
      table: (labels) => labels.table_lengths, plane: (labels) => labels.projection_summary,
    },
    shape: voteShape(trace),
    presence,
    orders: isOnePass && coupling.isFlat // nothing moves
      ? { longest, position: positionOrder(longest, (plurals) => plurals.title_position_longest) }
      : { moved, longest, position: positionOrder(moved, (plurals) => plurals.title_position) },
    question: summed < 0 ? null : secondQuestion(trace, before + (trace.iterations > 1 ? summed : made), before + made),
    sumPhase: summed,
    outputPhase: made,
    coupling,
    curvesTitle: (labels) => (isOnePass ? labels.curves_title_once : labels.curves_title),
  }
}

/**
 * Return the sizes of a primary capsule, its matrix and its vote, as text.
 *
 * @param {Trace} trace
 */
export function voteShape({ primarySize, size }) {
  return `[${primarySize}] · [${primarySize} × ${size}] → [${size}]`
}

/**
 * @param {string} kind
 * @param {{ name: string, array: string }} declared
 * @param {Quantity} share
 * @param {Quantity} agreement
 * @returns {Step}
 */
function genericStep(kind, { name, array }, share, agreement) {
  const key = `${kind}.${name}`
  const quantity = array === "agreements" ? agreement : share
  return {
    name,
    key,
    quantity,
    label: (labels) => labels[key],
    group: (labels) => labels[`${key}.group`],
    fresh: FRESH[array],
    makes: MADE[array],
    values: () => ({}),
    work: ({ trace, labels, state: { i, j }, t }) => {
      const [symbol, value] = MADE[array] === "sum" ? ["‖s‖", trace.sumLengths[t][j]]
        : MADE[array] === "output" ? ["‖v‖", trace.lengths[t][j]]
          : [quantity.symbol, quantity.at(t, i, j)]
      return { name, caption: labels[key], formula: "", working: [], symbol, value } // the result, without the way to it
    },
  }
}
