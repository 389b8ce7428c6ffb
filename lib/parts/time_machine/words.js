/** Writes numbers, and the sentences of this moment. */

import { fill, fillPlural, joinSentences } from "../kit/text.js"
import { firstReaching, grownStrokes, layerMedian } from "./maths.js"

/** @typedef {import("../kit/numbers.js").Numbers} Numbers */
/** @typedef {import("./view.js").Shown} Shown */

/**
 * Write two or three digits that say something: 1.23, 0.123, 0.0123.
 *
 * @param {Numbers} numbers
 * @param {number} value
 */
export function shortText(numbers, value) {
  const size = Math.abs(value)
  return numbers.decimals(value, size > 0 && size < 1 ? Math.min(6, 2 - Math.floor(Math.log10(size))) : 2)
}

/**
 * Write ".12" or "−.12", so that it fits into a cell.
 *
 * @param {Numbers} numbers
 * @param {number} value
 */
export function cellText(numbers, value) {
  return numbers.decimals(value, 2).replace(/^(−?)0\./, "$1.")
}

/**
 * Write what a measure gives.
 *
 * @param {Numbers} numbers
 * @param {{ cosine: number, share: number }} moved
 * @param {"share" | "cosine"} measure
 */
export function measureText(numbers, { cosine, share }, measure) {
  return measure === "cosine" ? numbers.decimals(cosine, 3) : numbers.decimals(share, 2)
}

/**
 * Return the sentence of this moment.
 *
 * @param {Shown} shown
 */
export function summaryOf({ run, state: { at, layer }, plurals, language, numbers }) {
  const { cosine, share } = layerMedian(run, at, layer)
  const { name, all_filters: filters } = run.meta.layers[layer]
  return fillPlural(plurals.summary, filters, language, { step: numbers.grouped(run.frames[at].step), layer: name,
    cosine: numbers.decimals(cosine, 3), share: numbers.decimals(share, 2) })
}

/**
 * Return what to look for: where strokes grow out of noise; "" if they do nowhere.
 *
 * @param {Shown} shown
 */
export function lookForText({ run, labels, numbers }) {
  const grown = grownStrokes(run)
  return grown ? fill(labels.look_for, { layer: run.meta.layers[grown.layer].name, before: numbers.decimals(grown.before, 2),
    after: numbers.decimals(grown.after, 2) }) : ""
}

/**
 * Return which weights were kept, or "" if all were.
 *
 * @param {Shown} shown
 */
export function keptText({ run, state, plurals, language }) {
  const { filters, all_filters: allFilters, inputs, all_inputs: allInputs } = run.meta.layers[state.layer]
  return joinSentences([
    filters < allFilters && fillPlural(plurals.kept_filters, allFilters, language, { kept: filters }),
    allInputs === null ? fillPlural(plurals.kept_inputs_some, inputs, language)
      : inputs < allInputs && fillPlural(plurals.kept_inputs, allInputs, language, { kept: inputs }),
  ])
}

/**
 * Return what the jump found while the learner stays there, then "".
 *
 * @param {Shown} shown
 */
export function jumpText({ run, state: { at, jumpedTo }, labels, numbers }) {
  if (jumpedTo === null) return ""
  const found = firstReaching(run, jumpedTo)
  const percent = 100 * jumpedTo
  if (!found) return fill(labels.never, { percent })
  if (found.at !== at) return ""
  return fill(found.of === "validation" ? labels.reached_validation : labels.reached_train,
    { percent, step: numbers.grouped(run.frames[at].step), accuracy: numbers.percent(found.accuracy, 1) })
}
