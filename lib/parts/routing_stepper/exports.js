/** Saves the numbers as a file, and copies the address. */

import { counted } from "../kit/counting.js"
import { saveCsv } from "../kit/csv.js"
import { h } from "../kit/dom.js"

/** @typedef {import("./scene.js").Moment} Moment */

/**
 * Return the current iteration's numbers of every pair, unrounded, as far as they have been computed, under their names.
 *
 * @param {Pick<Moment, "trace" | "kind" | "classes" | "t" | "phase">} moment
 */
export function linesOf({ trace, kind: { numbers }, classes, t, phase }) {
  /** @type {(string | number)[][]} */
  const lines = [["iteration", "capsule", "class", ...numbers.map(({ column }) => column)]]
  for (let i = 0; i < trace.inputs; i += 1) {
    for (let j = 0; j < trace.outputs; j += 1) {
      lines.push([counted(t), counted(i), classes[j], ...numbers.map(({ at, known }) => (phase >= known ? at(t, i, j) : ""))])
    }
  }
  return lines
}

/**
 * Save the numbers of `linesOf` as CSV.
 *
 * @param {Moment} moment
 */
export function saveNumbers(moment) {
  saveCsv(`routing-iteration-${moment.t + 1}.csv`, linesOf(moment))
}

/**
 * Put the address of this page on the clipboard.
 *
 * @param {HTMLElement} root
 */
export async function copyAddress(root) {
  const address = window.location.href
  try {
    await navigator.clipboard.writeText(address)
  } catch {
    // Plain http on a school's network has no clipboard API.
    const field = h("textarea", {})
    field.value = address
    root.append(field)
    field.select()
    document.execCommand("copy")
    field.remove()
  }
}
