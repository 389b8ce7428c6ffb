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
 * Draw values from iteration to iteration; where there is only one, a dot.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Chart} chart
 * @param {readonly number[]} values
 * @param {{ colour: string, thick: number, isDashed?: boolean, hasDots?: boolean }} look
 */
export function drawLine(pen, { x, y, left, width }, values, { colour, thick, isDashed = false, hasDots = false }) {
  pen.strokeStyle = pen.fillStyle = colour
  pen.lineWidth = thick
  pen.lineJoin = "round"
  pen.setLineDash(isDashed ? [6, 5] : [])
  pen.beginPath()
  if (isDashed) {
    pen.moveTo(left, y(values[0]))
    pen.lineTo(width, y(values[0]))
  } else values.forEach((value, t) => pen.lineTo(x(t), y(value)))
  pen.stroke()
  pen.setLineDash([])
  if (isDashed || (!hasDots && values.length > 1)) return
  values.forEach((value, t) => {
    pen.beginPath()
    pen.arc(x(t), y(value), thick + 1, 0, 2 * Math.PI)
    pen.fill()
  })
}
