/** Saves the numbers as a file, and copies the address. */

import { counted } from "../kit/counting.js"
import { saveCsv } from "../kit/csv.js"
import { h } from "../kit/dom.js"

/** @typedef {import("./scene.js").Moment} Moment */

const COPIED_MS = 1500

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
 * Let a button put the address of this page on the clipboard, and say so for a moment.
 *
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} root
 * @param {() => import("../kit/text.js").Labels | null} prepare writes the address, and returns the texts
 * @returns {() => void} a function that ends the moment
 */
export function copyAddressBy(button, root, prepare) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let copied
  button.onclick = async () => {
    const labels = prepare()
    await copyAddress(root)
    if (!labels) return
    button.textContent = labels.copied
    clearTimeout(copied)
    copied = setTimeout(() => { button.textContent = labels.copy }, COPIED_MS)
  }
  return () => clearTimeout(copied)
}

/** @param {HTMLElement} root */
async function copyAddress(root) {
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
