/** Draws input and output side by side, and one place in both. */

import { countedPlace } from "../../kit/counting.js"
import { percentOf } from "../../kit/maths.js"
import { penOf } from "../../kit/paint.js"
import { fill, joinSentences, putBefore } from "../../kit/text.js"
import { writeNumber } from "./figures.js"
import { paintMap, tint } from "./paintings.js"

/** @typedef {import("../view.js").View} View */
/** @typedef {import("../lessons/lesson.js").Lab} Lab */
/** @typedef {import("../lessons/lesson.js").Scene} Scene */
/** @typedef {{ rows: number, columns: number }} Size */

/**
 * Show both stages.
 *
 * @param {View} view
 * @param {Lab} lab
 * @param {Scene} scene
 */
export function drawStages(view, lab, scene) {
  const { left, right } = scene
  view.left.title.textContent = left.title
  view.left.note.textContent = left.note
  view.right.title.textContent = right.title
  view.left.stage.style.setProperty("--ratio", `${left.columns} / ${left.rows}`)
  view.right.stage.style.setProperty("--ratio", `${right.map.columns} / ${right.map.rows}`)
  left.paint(view.left.canvas)
  drawWindow(view, scene)
  drawOutput(view, lab, scene)
  drawLegend(view, lab, scene)
}

/**
 * Show the output's map, as far as it is scanned.
 *
 * @param {View} view
 * @param {Lab} lab
 * @param {Scene} scene
 */
export function drawOutput(view, { state: { scanned } }, { right: { map, span, isShown } }) {
  paintMap(view.right.canvas, map, span, (at) => (scanned === null || at < scanned) && (isShown?.(at) ?? true))
}

/**
 * @param {View} view
 * @param {Lab} lab
 * @param {Scene} scene
 */
function drawLegend({ right: { low, high, zero } }, { numbers }, { right: { span: [least, most] } }) {
  writeNumber(low, least, numbers.short(least))
  writeNumber(high, most, numbers.short(most))
  zero.hidden = !(least < 0 && most > 0)
  zero.style.left = percentOf(-least, most - least)
}

/**
 * Show the kernel in its window: its weights as colours where it has some, gaps where it is dilated.
 *
 * @param {View} view
 * @param {Scene} scene
 */
function drawWindow({ left: { weights: canvas } }, { geometry: { kernel, dilation, down: { reach } }, weights }) {
  canvas.hidden = weights === null
  if (weights === null) return
  const all = Array.from(weights)
  const most = Math.max(...all.map(Math.abs)) || 1
  canvas.width = canvas.height = reach
  const pen = penOf(canvas)
  all.forEach((weight, at) => {
    pen.fillStyle = tint(weight / most)
    pen.fillRect((at % kernel) * dilation, Math.floor(at / kernel) * dilation, 1, 1)
  })
}

/**
 * Show the place that is looked at, and how its value is computed.
 *
 * @param {View} view
 * @param {Lab} lab
 * @param {Scene} scene
 * @param {string} sentence
 */
export function drawPlace(view, { labels, numbers, state: { at: [row, column] } }, scene, sentence) {
  const { geometry: { stride, down, across }, left, right: { title, map, span: [low, high] } } = scene
  const value = map.data[row * map.columns + column]
  putBox(view.left.window, [row * stride, column * stride], [down.reach, across.reach], left)
  putBox(view.right.spot, [row, column], [1, 1], map)
  view.right.marker.style.left = percentOf(high > low ? Math.min(Math.max(value - low, 0), high - low) : 0, high - low || 1)
  writeNumber(view.scan.sum, value, sentence)
  const where = fill(labels.place, { ...countedPlace([row, column]), value: numbers.short(value) })
  const about = { title, rows: map.rows, columns: map.columns, low: numbers.short(low), high: numbers.short(high) }
  view.left.stage.ariaLabel = putBefore(labels, left.title, where)
  view.right.stage.ariaLabel = joinSentences([fill(labels.map_summary, about), where])
}

/**
 * Mark the cell of the input that won its window.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {import("../lessons/lesson.js").Place | null} winner null if there is none
 */
export function drawWinner({ left: { spot } }, { geometry: { down, across }, left }, winner) {
  spot.hidden = winner === null
  if (winner) putBox(spot, [winner[0] + down.before, winner[1] + across.before], [1, 1], left)
}

/**
 * Mark the outputs that read the cell of the input that is pointed at.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {[number, number, number, number] | null} found top, left, bottom, right; null: none
 */
export function drawReaders({ right: { readers } }, { right: { map } }, found) {
  readers.hidden = found === null
  if (found === null) return
  const [top, left, bottom, right] = found
  putBox(readers, [top, left], [bottom - top + 1, right - left + 1], map)
}

/**
 * @param {HTMLElement} box
 * @param {[number, number]} corner row, column
 * @param {[number, number]} size rows, columns
 * @param {Size} all
 */
function putBox(box, [row, column], [height, width], { rows, columns }) {
  Object.assign(box.style, { top: percentOf(row, rows), left: percentOf(column, columns),
    height: percentOf(height, rows), width: percentOf(width, columns) })
}
