/** The links between primary capsules and class capsules. */

import { parseHex, rgba } from "../../kit/colours.js"
import { counted } from "../../kit/counting.js"
import { sharpPen } from "../../kit/paint.js"
import { fill } from "../../kit/text.js"
import { linksToDraw } from "../maths/stage.js"
import { isInFocus } from "../state.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../maths/stage.js").Stage} Stage */

const AS_GOOD_AS_NOTHING = 0.004

/**
 * Draw the links, and the listed capsules as discs.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Scene} scene
 */
export function drawLinks(canvas, scene) {
  const { stage, colours, state: { hover } } = scene
  const pen = sharpPen(canvas, stage.width, stage.height)
  pen.lineCap = "round"
  const hairline = parseHex(colours.text)
  const faint = stage.isMap ? 0.07 : hover.i >= 0 || hover.j >= 0 ? 0.35 : 0.13
  for (const { row, j, value } of linksToDraw(scene)) {
    const size = Math.abs(value)
    traceLink(pen, stage, row, j)
    pen.lineWidth = Math.max(0.7, stage.widestLink * size)
    const alpha = (stage.isMap ? 0.8 : 0.95) * Math.min(0.25 + 0.75 * Math.sqrt(size), 1)
    pen.strokeStyle = size < AS_GOOD_AS_NOTHING ? rgba(hairline, faint) : rgba(value > 0 ? colours.more : colours.less, alpha)
    pen.stroke()
  }
  drawSelectedLink(pen, scene)
  drawDiscs(pen, scene)
}

/**
 * Show what a link is, beside the pointer at (x, y), or nothing.
 *
 * @param {HTMLElement} tip
 * @param {Scene} scene
 * @param {import("../state.js").Pair | null} link
 * @param {number} x
 * @param {number} y
 */
export function drawTip(tip, { labels, classes, numbers, stage, t, now: { quantity } }, link, x, y) {
  const text = link && fill(labels.link, {
    capsule: counted(link.i), class: classes[link.j], value: `${quantity.symbol} = ${numbers.figures(quantity.at(t, link.i, link.j))}`,
  })
  placeTip(tip, text ?? "", stage.width, x, y)
}

/**
 * Write a text beside (x, y), within `width`; "" hides it.
 *
 * @param {HTMLElement} tip
 * @param {string} text
 * @param {number} width
 * @param {number} x
 * @param {number} y
 */
export function placeTip(tip, text, width, x, y) {
  tip.hidden = !text
  tip.textContent = text
  const left = x < width / 2 ? x + 14 : x - tip.offsetWidth - 14
  tip.style.left = `${Math.max(Math.min(left, width - tip.offsetWidth), 0)}px`
  tip.style.top = `${Math.max(y - 34, 0)}px`
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Stage} stage
 * @param {number} row
 * @param {number} j
 */
function traceLink(pen, { points, right, classY }, row, j) {
  const from = points[row]
  const middle = (from.x + right) / 2
  pen.beginPath()
  pen.moveTo(from.x, from.y)
  pen.bezierCurveTo(middle, from.y, middle, classY[j], right, classY[j])
}

/**
 * Give the selected pair's link a thin edge in the colour of the text.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 */
function drawSelectedLink(pen, { stage, off, state: { i, j, hover }, listed, colours, trace, motion }) {
  const row = listed.indexOf(i)
  if (row < 0 || off.has(i) || !isInFocus(hover, i, j)) return
  const value = motion.values[row * trace.outputs + j]
  const width = Math.max(1.5, stage.widestLink * Math.abs(value))
  traceLink(pen, stage, row, j)
  pen.lineWidth = width + 2.4
  pen.strokeStyle = colours.text
  pen.stroke()
  pen.lineWidth = width
  pen.strokeStyle = rgba(Math.abs(value) < AS_GOOD_AS_NOTHING ? colours.middle : value > 0 ? colours.more : colours.less)
  pen.stroke()
}

/**
 * Draw each listed capsule as a disc, as large as it is present.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 */
function drawDiscs(pen, { stage, off, allOn, state, listed, colours, kind }) {
  const { presence } = (allOn ?? { kind }).kind
  listed.forEach((i, row) => {
    const { x, y } = stage.points[row]
    const radius = Math.max(1.2, stage.largestDisc * Math.min(presence.of(i), 1))
    const isSelected = i === state.i
    pen.beginPath()
    pen.arc(x, y, radius, 0, 2 * Math.PI)
    pen.fillStyle = isSelected || i === state.hover.i ? colours.text : colours.disc
    if (off.has(i)) {
      pen.lineWidth = 1.5
      pen.strokeStyle = isSelected ? colours.text : colours.disc
      pen.stroke()
    } else pen.fill()
    if (!isSelected) return
    pen.beginPath()
    pen.arc(x, y, radius + 2.5, 0, 2 * Math.PI)
    pen.lineWidth = 1.5
    pen.strokeStyle = colours.text
    pen.stroke()
  })
}
