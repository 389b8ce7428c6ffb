/** Dynamic routing in whose softmax one more logit of 0, that of “none of the above”, takes a share. */

import { fill } from "../../kit/text.js"
import { sumOver } from "../maths/vectors.js"
import { drawingOf as dynamicDrawing } from "./dynamic.js"

/** @typedef {import("../describe/kind.js").Drawing} Drawing */
/** @typedef {import("../describe/kind.js").Moment} Moment */
/** @typedef {import("../describe/kind.js").Work} Work */

/**
 * Return what dynamic routing draws and works out, with another softmax.
 *
 * @param {import("../maths/trace.js").Trace} trace
 * @returns {Drawing}
 */
export function drawingOf(trace) {
  const drawing = dynamicDrawing(trace)
  return { ...drawing, steps: { ...drawing.steps, softmax: { work: softmaxWork } } }
}

/**
 * @param {Moment} moment
 * @returns {Work}
 */
function softmaxWork({ trace, labels, numbers: { figures, operand }, state: { i, j }, t }) {
  const logit = trace.logit(t, i, j)
  const total = 1 + sumOver(trace.outputs, (k) => Math.exp(trace.logit(t, i, k)))
  return {
    name: "coupling",
    caption: fill(labels.none_of_above_caption, { outputs: trace.outputs }),
    formula: "c = eᵇ / (1 + Σ eᵇ)",
    working: [`e^${operand(logit)} / (1 + Σ eᵇ)`, `= ${figures(Math.exp(logit))} / ${operand(total)}`],
    symbol: "c",
    value: trace.coupling(t, i, j),
  }
}
