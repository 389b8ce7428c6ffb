/** Draws strokes: on the screen, and as the picture that the server and the networks get. */

import { h } from "../dom.js"
import { penOf } from "../paint.js"
import { curvesThrough } from "./curves.js"

/** @typedef {import("./strokes.js").Stroke} Stroke */

/**
 * Draw the strokes as large as the canvas stands on the page, sharp on its screen.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {readonly Stroke[]} strokes
 * @param {number} side of the picture
 */
export function drawOnScreen(canvas, strokes, side) {
  const scale = Math.max(canvas.clientWidth, 1) * window.devicePixelRatio / side
  const pixels = Math.round(side * scale)
  if (canvas.width !== pixels) canvas.width = canvas.height = pixels
  drawStrokes(canvas, strokes, scale)
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

/** @type {HTMLCanvasElement} */
let sent

/**
 * Draw the strokes as the server gets them, and return the pen.
 *
 * @param {readonly Stroke[]} strokes
 * @param {number} side
 */
function drawAsSent(strokes, side) {
  sent ??= h("canvas")
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
