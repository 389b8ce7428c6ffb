/** Writes texts that several lessons need. */

import { fill } from "../../kit/text.js"
import { percent } from "../views/figures.js"

/** @typedef {import("./lesson.js").Lab} Lab */
/** @typedef {import("../maths/windows.js").Side} Side */

/**
 * Say on which scale input and output are both drawn.
 *
 * @param {Lab} lab
 * @param {[number, number]} span
 */
export function oneScaleNote({ labels, numbers }, [low, high]) {
  return fill(labels.one_scale, { low: numbers.short(low), high: numbers.short(high) })
}

/**
 * Return the texts of the choices of `threeChoices`.
 *
 * @param {Lab} lab
 * @param {import("./lesson.js").Limits} limits
 * @returns {Record<string, string>}
 */
export function threeTexts({ labels, numbers }, limits) {
  const [low, high] = limits.map((limit) => percent(numbers, limit))
  return { few: fill(labels.under, { low }), some: fill(labels.between, { low, high }), many: fill(labels.over, { high }) }
}

/**
 * Write how the rows of an output are computed: "⌊(64 − 3) / 1⌋ + 1 = 62".
 *
 * @param {Side} side
 * @param {number} stride
 * @param {import("../maths/windows.js").Padding} padding
 */
export function sizeFormula({ side, reach, count }, stride, padding) {
  return padding === "same" ? `⌈${side} / ${stride}⌉ = ${count}` : `⌊(${side} − ${reach}) / ${stride}⌋ + 1 = ${count}`
}
