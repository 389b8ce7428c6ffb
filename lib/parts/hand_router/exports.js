/** Saves what is shown: all couplings and lengths as CSV, and a picture of both. */

import { cividis, inkOn, rgba } from "../kit/colours.js"
import { counted } from "../kit/counting.js"
import { saveCsv } from "../kit/csv.js"
import { h } from "../kit/dom.js"
import { saveCanvas } from "../kit/files.js"
import { sharpPen } from "../kit/paint.js"
import { fill } from "../kit/text.js"
import { WHOLE } from "./maths.js"
import { lossOf, routedRow, sizesOf } from "./scene.js"
import { sharesOf } from "./state.js"

/** @typedef {import("./scene.js").Scene} Scene */

/** @param {Scene} scene */
export function saveNumbers(scene) {
  saveCsv(`${nameOf(scene)}.csv`, linesOf(scene))
}

/** @param {Scene} scene */
export function savePicture(scene) {
  const canvas = h("canvas")
  paintScene(canvas, scene)
  saveCanvas(`${nameOf(scene)}.png`, canvas)
}

/** @param {Scene} scene */
export function nameOf({ origin: { run, picture } }) {
  return `by-hand-${run}-${picture}`
}

/**
 * Return the couplings and what becomes of them, under what they are about; the algorithm's only once they are shown.
 *
 * @param {Scene} scene
 * @returns {(string | number)[][]}
 */
export function linesOf(scene) {
  const { update, origin: { run, checkpoint, picture }, subject: { iterations }, set, state, hand, chosen } = scene
  const { classes } = sizesOf(update)
  const results = [["by hand", hand], ...(state.isShown ? [["algorithm", chosen]] : [])]
  return [
    ["run", "checkpoint", "picture", "iterations", "other capsules"],
    [run, checkpoint, picture, iterations, state.rest],
    ["couplings", "capsule", ...update.meta.classes],
    ...set.map((capsule) => ["by hand", counted(capsule), ...sharesOf(state, capsule, classes).map((share) => share / WHOLE)]),
    ...(state.isShown ? set.map((capsule) => ["algorithm", counted(capsule), ...routedRow(scene, capsule)]) : []),
    ["lengths", "margin loss", ...update.meta.classes],
    ...results.flatMap(([name, combined]) => (combined && typeof combined === "object"
      ? [[String(name), lossOf(scene, combined) ?? "", ...combined.lengths]] : [])),
  ]
}

const [LEFT, TOP, CELL, ROW, BARS] = [150, 30, 52, 30, 90]

/** @param {HTMLCanvasElement} canvas @param {Scene} scene */
function paintScene(canvas, scene) {
  const { update: { labels, numbers, meta }, set, state, hand, chosen, colours } = scene
  const { classes } = sizesOf(scene.update)
  const rows = set.flatMap((capsule) => [
    { name: fill(labels.row_yours, { capsule: counted(capsule) }), values: sharesOf(state, capsule, classes).map((share) => share / WHOLE) },
    ...(state.isShown ? [{ name: fill(labels.row_chosen, { capsule: counted(capsule) }), values: routedRow(scene, capsule) }] : [])])
  const results = [{ name: labels.legend_hand, combined: hand }, ...(state.isShown ? [{ name: labels.legend_chosen, combined: chosen }] : [])]
  const left = LEFT + 110
  const pen = sharpPen(canvas, left + classes * CELL + 20, TOP + rows.length * ROW + results.length * (BARS + ROW) + 20)
  pen.fillStyle = colours.background
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.font = "14px system-ui, sans-serif"
  pen.textBaseline = "middle"
  const write = (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y, ink = colours.text, align = "center") => {
    pen.fillStyle = ink
    pen.textAlign = /** @type {CanvasTextAlign} */ (align)
    pen.fillText(text, x, y, align === "center" ? CELL - 4 : left - 20)
  }
  meta.classes.forEach((name, at) => write(name, left + (at + 0.5) * CELL, TOP / 2))
  rows.forEach(({ name, values }, row) => {
    const y = TOP + row * ROW
    write(name, left - 10, y + ROW / 2, colours.text, "right")
    values.forEach((value, at) => {
      const colour = cividis(value)
      pen.fillStyle = rgba(colour)
      pen.fillRect(left + at * CELL, y, CELL - 2, ROW - 2)
      write(numbers.decimals(value, 2), left + (at + 0.5) * CELL, y + ROW / 2, inkOn(colour))
    })
  })
  results.forEach(({ name, combined }, place) => {
    if (!combined) return
    const bottom = TOP + rows.length * ROW + (place + 1) * (BARS + ROW) - 10
    write(name, left - 10, bottom - BARS / 2, colours.text, "right")
    combined.lengths.forEach((length, at) => {
      pen.fillStyle = at === combined.longest ? colours.primary : colours.disc
      const height = Math.min(length, 1) * (BARS - 20)
      pen.fillRect(left + at * CELL + 8, bottom - height, CELL - 18, height)
      write(numbers.decimals(length, 2), left + (at + 0.5) * CELL, bottom - height - 10)
    })
  })
}
