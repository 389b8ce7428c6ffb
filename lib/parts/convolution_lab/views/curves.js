/** The small charts of the lessons. */

import { LESS, MORE } from "../../kit/colours.js"
import { penOf } from "../../kit/paint.js"

/** @typedef {[x: number, y: number]} Point */
/** @typedef {import("../../kit/numbers.js").Numbers} Numbers */

const ACTIVATION = { width: 300, height: 190, bins: 48 }
const DAMPING = { width: 300, height: 130 }
const HISTOGRAM = { width: 300, height: 150, bins: 40 }

/**
 * Draw an activation and its slope from −most to most, how often a map has each value, and the current one.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {(x: number) => [number, number]} activation gives value and slope
 * @param {Float64Array} values
 * @param {number} most
 * @param {number} x
 */
export function drawActivation(canvas, activation, values, most, x) {
  const { width, height, bins } = ACTIVATION
  const { pen, ink } = chartPen(canvas, width, height)
  /** @type {(value: number) => number} */
  const across = (value) => (value + most) / (2 * most) * width
  /** @type {(value: number) => number} */
  const up = (value) => height - 40 - value / most * (height - 60)
  pen.fillStyle = ink
  pen.globalAlpha = 0.25
  drawBars(pen, countsOf(values, bins, (value) => across(value) / width), width, height, 34)
  pen.globalAlpha = 0.4
  drawLine(pen, [[0, up(0)], [width, up(0)]], ink, 1)
  drawLine(pen, [[across(0), 0], [across(0), height - 36]], ink, 1)
  pen.globalAlpha = 1
  const samples = Array.from({ length: 121 }, (_, index) => most * (index / 60 - 1))
  drawLine(pen, samples.map((value) => [across(value), up(activation(value)[1])]), LESS, 1.5, [5, 4])
  drawLine(pen, samples.map((value) => [across(value), up(activation(value)[0])]), MORE, 2.5)
  drawDot(pen, across(x), up(activation(x)[0]))
}

/**
 * Draw what a value is multiplied with, by the sum of squares from 0 to `most`; the dot is the current place.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {(squares: number) => number} factor
 * @param {number} most
 * @param {number} squares
 * @param {Numbers} numbers
 */
export function drawDamping(canvas, factor, most, squares, numbers) {
  const { width, height } = DAMPING
  const { pen, ink } = chartPen(canvas, width, height)
  const top = Math.max(factor(0), 1)
  /** @type {(sum: number) => number} */
  const across = (sum) => 4 + sum / most * (width - 8)
  /** @type {(value: number) => number} */
  const up = (value) => height - 18 - value / top * (height - 30)
  pen.globalAlpha = 0.4
  drawLine(pen, [[0, up(0)], [width, up(0)]], ink, 1)
  pen.globalAlpha = 1
  const samples = Array.from({ length: 101 }, (_, index) => index / 100 * most)
  drawLine(pen, samples.map((sum) => [across(sum), up(factor(sum))]), MORE, 2.5)
  pen.fillStyle = ink
  pen.fillText("0", 2, height - 4)
  pen.fillText(`b / a = ${numbers.short(factor(squares))}`, 6, 12)
  pen.textAlign = "right"
  pen.fillText(`Σ a² = ${numbers.short(most)}`, width - 2, height - 4)
  drawDot(pen, across(squares), up(factor(squares)))
}

/**
 * Draw how the sums of all draws are spread around that of the whole network, and their mean.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {readonly number[]} sums
 * @param {number} full
 * @param {number} mean
 * @param {Numbers} numbers
 */
export function drawHistogram(canvas, sums, full, mean, numbers) {
  const { width, height, bins } = HISTOGRAM
  const { pen, ink } = chartPen(canvas, width, height)
  const most = 1.05 * sums.reduce((far, sum) => Math.max(far, Math.abs(sum - full)), 1e-6)
  /** @type {(sum: number) => number} */
  const across = (sum) => (sum - full + most) / (2 * most) * width
  pen.fillStyle = ink
  pen.globalAlpha = 0.35
  drawBars(pen, countsOf(sums, bins, (sum) => across(sum) / width), width, height - 16, height - 30)
  pen.globalAlpha = 1
  drawLine(pen, [[across(full), 6], [across(full), height - 16]], LESS, 2.5)
  drawLine(pen, [[across(mean), 6], [across(mean), height - 16]], MORE, 2.5, [4, 4])
  pen.fillText(numbers.short(full - most), 2, height - 3)
  pen.textAlign = "right"
  pen.fillText(numbers.short(full + most), width - 2, height - 3)
}

/**
 * Give a chart its size, sharp on its screen, and return what draws on it; the style stretches it.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {number} width
 * @param {number} height
 */
function chartPen(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1
  canvas.width = width * ratio
  canvas.height = height * ratio
  const pen = penOf(canvas)
  pen.scale(ratio, ratio)
  pen.font = "11px system-ui, sans-serif"
  return { pen, ink: getComputedStyle(canvas).color }
}

/**
 * Return how many values lie in each of `bins` equal shares of a scale.
 *
 * @param {Iterable<number>} values
 * @param {number} bins
 * @param {(value: number) => number} shareOf gives 0…1
 */
function countsOf(values, bins, shareOf) {
  /** @type {number[]} */
  const counts = new Array(bins).fill(0)
  for (const value of values) counts[Math.min(bins - 1, Math.floor(shareOf(value) * bins))] += 1
  return counts
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {number[]} counts
 * @param {number} width of all bars
 * @param {number} bottom
 * @param {number} highest
 */
function drawBars(pen, counts, width, bottom, highest) {
  const each = width / counts.length
  const most = Math.max(...counts)
  counts.forEach((count, at) => pen.fillRect(at * each, bottom, each - 1, -highest * count / most))
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Point[]} points
 * @param {string} colour
 * @param {number} width
 * @param {number[]} [dash]
 */
function drawLine(pen, points, colour, width, dash = []) {
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.setLineDash(dash)
  pen.beginPath()
  for (const point of points) pen.lineTo(...point) // the first only begins the line
  pen.stroke()
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {number} x
 * @param {number} y
 */
function drawDot(pen, x, y) {
  pen.fillStyle = MORE
  pen.beginPath()
  pen.arc(x, y, 5, 0, 7)
  pen.fill()
}
