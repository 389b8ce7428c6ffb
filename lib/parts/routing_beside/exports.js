/** Saves both routings as numbers, and both maps as a picture. */

import { counted } from "../kit/counting.js"
import { saveCsv } from "../kit/csv.js"
import { h } from "../kit/dom.js"
import { saveCanvas } from "../kit/files.js"
import { penOf } from "../kit/paint.js"

/** @typedef {import("./scene.js").Scene} Scene */

const [MARGIN, HEAD] = [16, 26]

/** @param {Scene} scene */
export function nameOf({ of: { run, picture }, chosen: { second } }) {
  return `beside-${run}-${second.run}-${picture}`
}

/**
 * Return the lengths and entropies of both routings after each iteration, and the couplings after the last one.
 *
 * @param {Scene} scene
 * @returns {(string | number)[][]}
 */
export function linesOf({ of, chosen, shown, update: { meta: { classes } } }) {
  const both = /** @type {const} */ ([
    ["above", of.run, of.checkpoint, shown.first], ["beside", chosen.second.run, chosen.checkpoint, shown.second]])
  const lines = both.flatMap(([where, run, checkpoint, { lengths, entropies, couplings: { data, shape: [iterations, inputs, outputs] } }]) => {
    const begin = [where, run, checkpoint, iterations, of.picture]
    const last = data.subarray((iterations - 1) * inputs * outputs)
    return [
      ...lengths.flatMap((all, t) => all.map((length, j) => [...begin, "length", counted(t), "", classes[j], length])),
      ...entropies.map((entropy, t) => [...begin, "entropy", counted(t), "", "", entropy]),
      ...Array.from(last, (value, at) => [...begin, "coupling", iterations, counted(Math.floor(at / outputs)), classes[at % outputs], value]),
    ]
  })
  return [["routing", "run", "checkpoint", "iterations", "picture", "what", "iteration", "capsule", "class", "value"], ...lines]
}

/** @param {Scene} scene */
export function saveNumbers(scene) {
  saveCsv(`${nameOf(scene)}.csv`, linesOf(scene))
}

/**
 * @param {Scene} scene
 * @param {import("./views/maps.js").MapNodes} maps
 */
export function saveMaps(scene, { title, help, canvases, names }) {
  const [first, second] = canvases
  const width = Math.max(first.width + second.width + 3 * MARGIN, 60 * MARGIN)
  const canvas = h("canvas", { width, height: Math.max(first.height, second.height) + 4 * HEAD })
  const pen = penOf(canvas)
  pen.fillStyle = scene.colours.background
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = scene.colours.text
  pen.font = "600 18px system-ui, sans-serif"
  pen.fillText(title.textContent ?? "", MARGIN, HEAD, canvas.width - 2 * MARGIN)
  pen.font = "14px system-ui, sans-serif"
  const lefts = [MARGIN, Math.max(first.width + 2 * MARGIN, width / 2)]
  canvases.forEach((map, at) => {
    pen.fillText(names[at].textContent ?? "", lefts[at], 2 * HEAD, width / 2 - MARGIN)
    pen.drawImage(map, lefts[at], 2.4 * HEAD)
  })
  pen.fillText(help.textContent ?? "", MARGIN, canvas.height - HEAD / 2, canvas.width - 2 * MARGIN)
  saveCanvas(`${nameOf(scene)}.png`, canvas)
}
