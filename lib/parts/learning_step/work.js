/**
 * Writes how a number comes about: its formula, and the same with numbers. What stands above the line is in braces: "e^{z₁}".
 *
 * @typedef {import("./cells.js").Cell} Cell
 * @typedef {import("./maths.js").Values} Values
 * @typedef {(value: number) => string} Write
 */

import { counted } from "../kit/counting.js"
import { subscript } from "../kit/numbers.js"
import { ALL_CLASSES, ALL_INPUTS, cell, placeOf } from "./cells.js"

/**
 * Return the sign of a number: "∂L/∂w₁₂".
 *
 * @param {Cell} cell
 */
export function symbolOf({ kind, i, j }) {
  const [input, output] = [subscript(counted(i)), subscript(counted(j))]
  const symbols = {
    x: `x${input}`, w: `w${input}${output}`, b: `b${output}`, y: `y${output}`,
    z: `z${output}`, e: `e^{z${output}}`, s: "Σ", p: `p${output}`, l: "L",
    gz: `∂L/∂z${output}`, gw: `∂L/∂w${input}${output}`, gb: `∂L/∂b${output}`, gx: `∂L/∂x${input}`,
    nw: `w${input}${output}′`, nb: `b${output}′`, nz: `z${output}′`, np: `p${output}′`, nl: "L′",
  }
  return symbols[kind]
}

/**
 * Return how a number is computed: "p₁ = e^{z₁} / Σ = 1.859 / 5.177 = 0.359"; for what is given, "x₁ = 0.800".
 *
 * @param {Cell} one
 * @param {Values} values
 * @param {{ rate: number, label: number, write: Write }} how
 */
export function workOf(one, values, { rate, label, write }) {
  const value = valueOf(values, one)
  const pieces = piecesOf(one, label)
  const symbols = pieces.map((piece) => (typeof piece === "string" ? piece : symbolOf(piece))).join("")
  const numbers = pieces.map((piece, at) => {
    if (typeof piece === "string") return piece.replaceAll("η", write(rate))
    return operand(valueOf(values, piece), write, at === 0 || pieces[at - 1] === "e^{")
  }).join("")
  const steps = pieces.length > 0 ? [symbols, numbers] : []
  return [symbolOf(one), ...steps, write(value)].join(" = ")
}

/** @param {Values} values @param {Cell} one */
export function valueOf(values, one) {
  return values[one.kind][placeOf(one)]
}

/**
 * Return a number as it stands in a formula: in brackets where it would be misread.
 *
 * @param {number} value
 * @param {Write} write
 * @param {boolean} isFirst whether no sign of an operation stands before it
 */
function operand(value, write, isFirst) {
  const text = write(value)
  return text.includes("×") || (text.startsWith("−") && !isFirst) ? `(${text})` : text
}

/**
 * Return the formula of a number: its cells, and what stands between them.
 *
 * @param {Cell} one
 * @param {number} label
 * @returns {(string | Cell)[]}
 */
function piecesOf({ kind, i, j }, label) {
  switch (kind) {
    case "z": return [...joined(ALL_INPUTS.map((at) => [cell("x", at), " · ", cell("w", at, j)])), " + ", cell("b", 0, j)]
    case "e": return ["e^{", cell("z", 0, j), "}"]
    case "s": return joined(ALL_CLASSES.map((at) => [cell("e", 0, at)]))
    case "p": return [cell("e", 0, j), " / ", cell("s")]
    case "l": return ["−ln ", cell("p", 0, label)]
    case "gz": return [cell("p", 0, j), " − ", cell("y", 0, j)]
    case "gw": return [cell("x", i), " · ", cell("gz", 0, j)]
    case "gb": return [cell("gz", 0, j)]
    case "gx": return joined(ALL_CLASSES.map((at) => [cell("w", i, at), " · ", cell("gz", 0, at)]))
    case "nw": return [cell("w", i, j), " − η · ", cell("gw", i, j)]
    case "nb": return [cell("b", 0, j), " − η · ", cell("gb", 0, j)]
    case "nz": return [...joined(ALL_INPUTS.map((at) => [cell("x", at), " · ", cell("nw", at, j)])), " + ", cell("nb", 0, j)]
    case "np": return ["e^{", cell("nz", 0, j), "}", " / (", ...joined(ALL_CLASSES.map((at) => ["e^{", cell("nz", 0, at), "}"])), ")"]
    case "nl": return ["−ln ", cell("np", 0, label)]
    default: return []
  }
}

/** @param {(string | Cell)[][]} terms */
function joined(terms) {
  return terms.flatMap((term, at) => (at === 0 ? term : [" + ", ...term]))
}
