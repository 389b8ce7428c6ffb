/** Axes and lines of a chart over the iterations. */

import { parseHex, rgba } from "../../kit/colours.js"
import { indices } from "../maths/vectors.js"

/** @typedef {import("../maths/chart.js").Chart} Chart */

const FONT = "13px system-ui, sans-serif"

/**
 * Draw a line across for each of some values, written on its left, and the number of each iteration below.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Chart} chart
 * @param {(number | string)[][]} ticks pairs of a value and how it is written
 * @param {number} iterations
 * @param {string} colour
 */
export function drawAxes(pen, { left, width, height, x, y }, ticks, iterations, colour) {
  pen.font = FONT
  pen.lineWidth = 1
  pen.strokeStyle = rgba(parseHex(colour), 0.22)
  pen.fillStyle = rgba(parseHex(colour), 0.8)
  pen.textBaseline = "middle"
  pen.textAlign = "right"
  for (const [value, text] of ticks) {
    const at = y(Number(value))
    pen.beginPath()
    pen.moveTo(left, at)
    pen.lineTo(width, at)
    pen.stroke()
    pen.fillText(String(text), left - 7, at)
  }
  pen.textAlign = "center"
  for (const t of indices(iterations)) pen.fillText(String(t + 1), x(t), height - 9)
}

/**
 * Draw lines of one look, each with its values from iteration to iteration; where a line has only one, it is a dot.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Chart} chart
 * @param {readonly (readonly number[])[]} lines
 * @param {{ colour: string, thick: number, hasDots?: boolean }} look
 */
export function drawLines(pen, { x, y }, lines, { colour, thick, hasDots = false }) {
  pen.strokeStyle = pen.fillStyle = colour
  pen.lineWidth = thick
  pen.lineJoin = "round"
  pen.beginPath()
  for (const values of lines) values.forEach((value, t) => (t === 0 ? pen.moveTo(x(t), y(value)) : pen.lineTo(x(t), y(value))))
  pen.stroke()
  pen.beginPath()
  for (const values of lines) {
    if (!hasDots && values.length > 1) continue
    const radius = thick + (values.length === 1 ? 2 : 1)
    values.forEach((value, t) => {
      pen.moveTo(x(t) + radius, y(value))
      pen.arc(x(t), y(value), radius, 0, 2 * Math.PI)
    })
  }
  pen.fill()
}

/**
 * Draw a dashed line across.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Chart} chart
 * @param {number} value
 * @param {string} colour
 */
export function drawReference(pen, { left, width, y }, value, colour) {
  pen.strokeStyle = colour
  pen.lineWidth = 1.5
  pen.setLineDash([6, 5])
  pen.beginPath()
  pen.moveTo(left, y(value))
  pen.lineTo(width, y(value))
  pen.stroke()
  pen.setLineDash([])
}
