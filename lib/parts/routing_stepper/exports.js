/** Saves the numbers and the picture as files, and copies the address. */

import { counted } from "../kit/counting.js"
import { saveCsv } from "../kit/csv.js"
import { h } from "../kit/dom.js"
import { saveCanvas } from "../kit/files.js"
import { drawSheet } from "./views/sheet.js"

/** @typedef {import("./scene.js").Moment} Moment */
/** @typedef {import("./scene.js").Scene} Scene */

const COPIED_MS = 1500

/**
 * Return the numbers of every pair in every iteration, unrounded, under their names, and what has been routed; behind them the entropy
 * of the primary capsule's couplings, as a share of the largest possible.
 *
 * @param {Pick<Moment, "trace" | "off" | "kind" | "classes" | "origin" | "entropies">} moment
 */
export function linesOf({ trace, off, kind: { numbers }, classes, origin: { run, checkpoint, picture }, entropies }) {
  /** @type {(string | number)[][]} */
  const lines = [["run", "checkpoint", "picture", "iteration", "capsule", "off", "class", ...numbers.map(({ column }) => column), "entropy"]]
  for (let t = 0; t < trace.iterations; t += 1) {
    for (let i = 0; i < trace.inputs; i += 1) {
      const entropy = entropies.at(t, i)
      for (let j = 0; j < trace.outputs; j += 1) {
        const values = numbers.map(({ at }) => at(t, i, j))
        lines.push([run, checkpoint, picture, counted(t), counted(i), Number(off.has(i)), classes[j], ...values, entropy])
      }
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
  saveCsv(`${nameOf(moment)}.csv`, linesOf(moment))
}

/**
 * Save stage, plane and curves as PNG.
 *
 * @param {Scene} scene
 */
export function savePicture(scene) {
  saveCanvas(`${nameOf(scene)}-step-${scene.state.step}.png`, drawSheet(scene))
}

/**
 * Return how a file begins that is of this routing.
 *
 * @param {Pick<Moment, "origin">} moment
 */
export function nameOf({ origin: { run, checkpoint, picture } }) {
  return `routing-${run}-${checkpoint}-${picture}`
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
