/**
 * Draws curves over a dial, a colour and a dash for each network.
 *
 * @typedef {object} Curve
 * @property {string} title
 * @property {string} colour
 * @property {string} dash
 * @property {string} id
 * @property {[number, number][]} points in order
 * @property {number | null} now the value where the dial stands
 *
 * @typedef {object} Mark a place on a curve that is pointed out
 * @property {number} value
 * @property {number} height
 * @property {string} text
 *
 * @typedef {object} Axis
 * @property {number} least
 * @property {number} most
 * @property {number[]} ticks
 * @property {(value: number) => string} write
 */

import { h, svg } from "./dom.js"
import { pictureOfSvg } from "./svg_picture.js"

/** Of each network, as `lib/charts/experiments/looks.py` has them. */
export const COLOURS = ["#2f7fd0", "#d97706", "#8b6fc0", "#0f9d83"]
export const DASHES = ["", "7 4", "2 4", "9 4 2 4"]

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [420, 200, 38, 18, 10, 24]

/**
 * @param {string} testid
 */
export function buildChart(testid) {
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "chart", role: "img", testid })
}

/**
 * @param {SVGSVGElement} chart
 * @param {{ curves: Curve[], marks?: Mark[], across: Axis, up: Axis, place: number, label: string }} drawn
 */
export function drawChart(chart, { curves, marks = [], across, up, place, label }) {
  const x = (/** @type {number} */ value) => LEFT + (WIDTH - LEFT - RIGHT) * (value - across.least) / (across.most - across.least)
  const y = (/** @type {number} */ value) =>
    HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (Math.min(Math.max(value, up.least), up.most) - up.least) / (up.most - up.least)
  const text = { "font-size": 12, fill: "currentColor" }
  const line = { stroke: "currentColor", "stroke-opacity": 0.22 }
  chart.setAttribute("aria-label", label)
  chart.replaceChildren(
    ...up.ticks.flatMap((value) => [
      svg("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value), ...line }),
      svg("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end", ...text }, up.write(value)),
    ]),
    ...across.ticks.map((value) => svg("text", { x: x(value), y: HEIGHT - 6, "text-anchor": "middle", ...text }, across.write(value))),
    svg("line", { x1: x(place), x2: x(place), y1: TOP, y2: HEIGHT - BOTTOM, stroke: "currentColor", "stroke-opacity": 0.6 }),
    ...curves.map(({ id, points, colour, dash }) => svg("path", {
      d: points.map(([value, height], at) => `${at ? "L" : "M"}${x(value).toFixed(1)},${y(height).toFixed(1)}`).join(""),
      fill: "none", stroke: colour, "stroke-width": 2.5, "stroke-dasharray": dash || null, "stroke-linejoin": "round",
      data: { curve: id, count: points.length },
    })),
    ...curves.map(({ now, colour }) => now !== null && svg("circle", { cx: x(place), cy: y(now), r: 5, fill: colour, stroke: "currentColor" }))
      .filter((one) => one instanceof SVGElement),
    ...marks.flatMap(({ value, height, text: words }) => {
      const isRight = x(value) > WIDTH / 2
      return [
        svg("line", { x1: x(value), x2: x(value), y1: TOP, y2: HEIGHT - BOTTOM, stroke: "currentColor", "stroke-dasharray": "2 3" }),
        svg("circle", { cx: x(value), cy: y(height), r: 6, fill: "none", stroke: "currentColor", "stroke-width": 2 }),
        svg("text", { x: x(value) + (isRight ? -10 : 10), y: HEIGHT - BOTTOM - 8, "text-anchor": isRight ? "end" : "start", ...text,
          "font-weight": 650, stroke: "var(--st-background-color)", "stroke-width": 4, "paint-order": "stroke" }, words),
      ]
    }),
  )
}

/**
 * Build an entry of a legend: a piece of a curve, and what it stands for.
 *
 * @param {string} title
 * @param {string} colour
 * @param {string} dash
 */
export function keyOf(title, colour, dash) {
  const line = svg("line", { x1: 0, x2: 34, y1: 4, y2: 4, stroke: colour, "stroke-width": 3, "stroke-dasharray": dash || null })
  return h("span", {}, svg("svg", { viewBox: "0 0 34 8", width: 34, height: 8, "aria-hidden": "true" }, line), title)
}

/**
 * Return a chart as a picture, dark on nothing, twice as large.
 *
 * @param {SVGSVGElement} chart
 */
export function pictureOf(chart) {
  return pictureOfSvg(chart, chart.viewBox.baseVal, "color:#16202c;font-family:system-ui,sans-serif")
}
