/** Draws a drawing, and nothing else. */

import { h } from "../kit/dom.js"
import { paintPicture, penOf } from "../kit/paint.js"
import { fillPlural } from "../kit/text.js"
import { curvesThrough } from "./maths.js"

/** @typedef {import("./state.js").Drawing} Drawing */
/** @typedef {import("./state.js").Stroke} Stroke */
/** @typedef {import("../kit/unpack.js").NumberArray} NumberArray */
/** @typedef {ReturnType<typeof buildView>} View */

/**
 * Build the canvas and its controls.
 *
 * @param {HTMLElement} root
 */
export function buildView(root) {
  const canvas = h("canvas", { testid: "canvas-surface", tabindex: 0, role: "img" })
  const example = h("canvas", { class: "example", "aria-hidden": "true", hidden: true, testid: "canvas-example" })
  const hint = h("span", { class: "hint", "aria-hidden": "true" })
  const undo = h("button", { type: "button", testid: "canvas-undo", data: { control: "undo" } })
  const clear = h("button", { type: "button", testid: "canvas-clear", data: { control: "clear" } })
  const brush = h("input", { type: "range", min: 10, max: 34, step: 2, value: 22, testid: "canvas-brush" })
  const brushName = h("span", { class: "name" })
  const dot = h("i")
  const status = h("p", { class: "unseen", "aria-live": "polite", testid: "canvas-status" })
  root.classList.add("drawing")
  root.replaceChildren(
    h("div", { class: "surface" }, canvas, example, hint),
    h("div", { class: "tools" }, undo, clear,
      h("label", { class: "brush", data: { control: "brush" } }, brushName, brush, h("span", { class: "dot" }, dot))),
    status,
  )
  return { root, canvas, example, hint, undo, clear, brush, brushName, dot, status }
}

/**
 * Write the texts.
 *
 * @param {View} view
 * @param {import("../kit/part.js").Labels} labels
 * @param {string} hintText what to draw; "" for a digit
 */
export function drawTexts({ hint, canvas, undo, clear, brushName }, labels, hintText) {
  hint.textContent = hintText || labels.hint
  canvas.setAttribute("aria-label", hint.textContent)
  undo.textContent = labels.undo
  clear.textContent = labels.clear
  brushName.textContent = labels.brush
}

/**
 * Show the example until the learner draws, with its own hint below, or take it away.
 *
 * @param {View} view
 * @param {import("../kit/part.js").Labels} labels
 * @param {NumberArray | undefined} picture undefined shows none
 */
export function drawExample({ example, hint, canvas }, labels, picture) {
  example.hidden = picture === undefined
  hint.classList.toggle("below", picture !== undefined)
  if (picture === undefined) return
  paintPicture(example, picture)
  hint.textContent = labels.example
  canvas.setAttribute("aria-label", labels.example)
}

/**
 * Show the controls as they are for this drawing.
 *
 * @param {View} view
 * @param {Drawing} drawing
 * @param {Pick<import("../kit/part.js").Update, "labels" | "plurals" | "language">} texts
 * @param {boolean} hasExample which can be cleared too
 */
export function drawControls({ undo, clear, status }, { strokes, history }, { labels, plurals, language }, hasExample) {
  undo.disabled = history.length === 0
  clear.disabled = strokes.length === 0 && !hasExample
  status.textContent = strokes.length === 0 ? labels.status_empty : fillPlural(plurals.status, strokes.length, language)
}

/**
 * Show how wide the brush is.
 *
 * @param {View} view
 */
export function drawBrush({ brush, dot }) {
  Object.assign(dot.style, { width: `${brush.value}px`, height: `${brush.value}px` })
}

/**
 * Draw the strokes as large as the canvas stands on the page, sharp on its screen.
 *
 * @param {View} view
 * @param {readonly Stroke[]} strokes
 * @param {number} side of the picture
 */
export function drawSurface({ canvas, hint }, strokes, side) {
  const scale = Math.max(canvas.clientWidth, 1) * window.devicePixelRatio / side
  const pixels = Math.round(side * scale)
  if (canvas.width !== pixels) canvas.width = canvas.height = pixels
  drawStrokes(canvas, strokes, scale)
  hint.classList.toggle("gone", strokes.length > 0)
}

/**
 * Return the drawing as the base64 of a PNG of `side` × `side` pixels, or null while there is none.
 *
 * @param {readonly Stroke[]} strokes
 * @param {number} side
 */
export function asPng(strokes, side) {
  if (strokes.length === 0) return null
  drawAsSent(strokes, side)
  return sent.toDataURL("image/png").split(",")[1]
}

/**
 * Return the grey levels of the drawing's `side` × `side` pixels, as the PNG has them.
 *
 * @param {readonly Stroke[]} strokes
 * @param {number} side
 */
export function pixelsOf(strokes, side) {
  const { data } = drawAsSent(strokes, side).getImageData(0, 0, side, side)
  const levels = new Uint8Array(side * side)
  for (let at = 0; at < levels.length; at += 1) levels[at] = data[4 * at]
  return levels
}

const sent = h("canvas")

/**
 * Draw the strokes as the server gets them, and return the pen.
 *
 * @param {readonly Stroke[]} strokes
 * @param {number} side
 */
function drawAsSent(strokes, side) {
  if (sent.width !== side) sent.width = sent.height = side
  const pen = penOf(sent, { alpha: false, willReadFrequently: true }) // before `drawStrokes`, which takes it as it is
  drawStrokes(sent, strokes, 1)
  return pen
}

/**
 * Draw white, soft-edged strokes on black.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {readonly Stroke[]} strokes
 * @param {number} scale pixels of the canvas a pixel of the picture
 */
function drawStrokes(canvas, strokes, scale) {
  const pen = penOf(canvas, { alpha: false })
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.shadowBlur = 0
  pen.fillStyle = "#000"
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.setTransform(scale, 0, 0, scale, 0, 0)
  pen.strokeStyle = pen.shadowColor = "#fff"
  pen.lineCap = pen.lineJoin = "round"
  for (const { width, points } of strokes) {
    pen.lineWidth = width
    pen.shadowBlur = 0.25 * width * scale // a shadow is not scaled with the rest
    pen.beginPath()
    if (points.length === 2) { // a tap; browsers stroke no line without a length
      pen.fillStyle = "#fff"
      pen.arc(points[0], points[1], width / 2, 0, 2 * Math.PI)
      pen.fill()
      continue
    }
    pen.moveTo(points[0], points[1])
    for (const curve of curvesThrough(points)) pen.quadraticCurveTo(...curve)
    pen.lineTo(points[points.length - 2], points[points.length - 1])
    pen.stroke()
  }
}
