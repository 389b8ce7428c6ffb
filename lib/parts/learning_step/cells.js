/**
 * The numbers of one step by name, and which of them each is made of.
 *
 * @typedef {"x" | "w" | "b" | "y" | "z" | "e" | "s" | "p" | "l" | "gz" | "gw" | "gb" | "gx" | "nw" | "nb" | "nz" | "np" | "nl"} Kind
 *   inputs, weights, biases, the right class; logits, their powers of e, the sum of these, probabilities, the loss;
 *   g…: the loss's gradient by …; n…: the same after the step
 * @typedef {{ kind: Kind, i: number, j: number }} Cell `i` an input and `j` a class, from 0; 0 where the kind has none
 */

import { counted } from "../kit/counting.js"
import { CLASSES, INPUTS } from "./maths.js"

/** @type {Record<Kind, [hasInputs: boolean, hasClasses: boolean]>} */
const AXES = {
  x: [true, false], w: [true, true], b: [false, true], y: [false, true],
  z: [false, true], e: [false, true], s: [false, false], p: [false, true], l: [false, false],
  gz: [false, true], gw: [true, true], gb: [false, true], gx: [true, false],
  nw: [true, true], nb: [false, true], nz: [false, true], np: [false, true], nl: [false, false],
}

export const KINDS = /** @type {Kind[]} */ (Object.keys(AXES))
export const [ALL_INPUTS, ALL_CLASSES] = [INPUTS, CLASSES].map((count) => Array.from({ length: count }, (_, at) => at))

/**
 * @param {Kind} kind
 * @param {number} [i]
 * @param {number} [j]
 * @returns {Cell}
 */
export function cell(kind, i = 0, j = 0) {
  return { kind, i, j }
}

/**
 * Return all cells of a kind, in the order of its values.
 *
 * @param {Kind} kind
 */
export function cellsOf(kind) {
  const [hasInputs, hasClasses] = AXES[kind]
  return (hasInputs ? ALL_INPUTS : [0]).flatMap((i) => (hasClasses ? ALL_CLASSES : [0]).map((j) => cell(kind, i, j)))
}

/**
 * Return whether a number tells the answer to the question: a gradient, or what the step makes.
 *
 * @param {Cell} cell
 */
export function isTelling({ kind }) {
  return kind.startsWith("g") || kind.startsWith("n")
}

/** All cells, in the order of computation. */
export const CELLS = KINDS.flatMap(cellsOf)

/**
 * Return which of the values of its kind a cell has.
 *
 * @param {Cell} cell
 */
export function placeOf({ kind, i, j }) {
  return i * (AXES[kind][1] ? CLASSES : 1) + j
}

/**
 * Return what the address calls a cell: "gw12" for the gradient of the weight from input 1 to class 2.
 *
 * @param {Cell} cell
 */
export function idOf({ kind, i, j }) {
  const [hasInputs, hasClasses] = AXES[kind]
  return `${kind}${hasInputs ? counted(i) : ""}${hasClasses ? counted(j) : ""}`
}

/**
 * Return the cell of this id; null if there is none.
 *
 * @param {string | null | undefined} id
 */
export function cellIn(id) {
  return CELLS.find((one) => idOf(one) === id) ?? null
}

/**
 * Return the cells that a number is computed from, as its formula names them.
 *
 * @param {Cell} cell
 * @param {number} label the right class
 * @returns {Cell[]}
 */
export function originsOf({ kind, i, j }, label) {
  switch (kind) {
    case "z": return [...ALL_INPUTS.flatMap((at) => [cell("x", at), cell("w", at, j)]), cell("b", 0, j)]
    case "e": return [cell("z", 0, j)]
    case "s": return cellsOf("e")
    case "p": return [cell("e", 0, j), cell("s")]
    case "l": return [cell("p", 0, label)]
    case "gz": return [cell("p", 0, j), cell("y", 0, j)]
    case "gw": return [cell("x", i), cell("gz", 0, j)]
    case "gb": return [cell("gz", 0, j)]
    case "gx": return ALL_CLASSES.flatMap((at) => [cell("w", i, at), cell("gz", 0, at)])
    case "nw": return [cell("w", i, j), cell("gw", i, j)]
    case "nb": return [cell("b", 0, j), cell("gb", 0, j)]
    case "nz": return [...ALL_INPUTS.flatMap((at) => [cell("x", at), cell("nw", at, j)]), cell("nb", 0, j)]
    case "np": return cellsOf("nz")
    case "nl": return [cell("np", 0, label)]
    default: return []
  }
}

/**
 * Return the cells whose formula names this one.
 *
 * @param {Cell} one
 * @param {number} label
 */
export function usersOf(one, label) {
  return CELLS.filter((other) => originsOf(other, label).some((origin) => idOf(origin) === idOf(one)))
}
