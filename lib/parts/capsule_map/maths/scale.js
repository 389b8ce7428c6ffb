/** What colours the tiles: their class, or something that was measured of each digit. */

import { cividis, parseHex } from "../../kit/colours.js"

/** @typedef {import("../../kit/colours.js").Rgb} Rgb */
/** @typedef {import("../../kit/digit/properties.js").Property} Property */
/** @typedef {import("../../kit/digit/properties.js").Properties} Properties */

/** Ten colours that are told apart; each tile shows its digit as well. */
const CLASSES = ["#4e79a7", "#f28e2b", "#e15759", "#76b7b2", "#59a14f", "#edc948", "#b07aa1", "#ff9da7", "#9c755f", "#bab0ac"].map(parseHex)
/** @type {Rgb} */
const UNKNOWN = [150, 150, 150]

/**
 * Return the colour of a class.
 *
 * @param {number} label
 * @returns {Rgb}
 */
export function colourOfClass(label) {
  return CLASSES[label % CLASSES.length]
}

/**
 * Return the least and the largest of what was measured; null if nothing was.
 *
 * @param {readonly Properties[]} measured
 * @param {Property} property
 * @returns {[number, number] | null}
 */
export function rangeOf(measured, property) {
  const values = measured.flatMap(({ [property]: value }) => (value === null ? [] : [value]))
  return values.length ? [Math.min(...values), Math.max(...values)] : null
}

/**
 * Return the colour of a value in a range, dark for the least.
 *
 * @param {number | null} value null if there is none
 * @param {[number, number]} range
 * @returns {Rgb}
 */
export function colourOfValue(value, [least, most]) {
  return value === null ? UNKNOWN : cividis(most > least ? (value - least) / (most - least) : 0.5)
}
