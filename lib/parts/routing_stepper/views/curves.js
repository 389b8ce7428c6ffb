/** Couplings and their entropy over the iterations, as far as the steps have computed them. */

import { parseHex, rgba } from "../../kit/colours.js"
import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { sharpPen } from "../../kit/paint.js"
import { fill, joinSentences } from "../../kit/text.js"
import { coupledIterations } from "../describe/kind.js"
import { arrangeChart, scaleBegin } from "../maths/chart.js"
import { digitsFor, indices } from "../maths/vectors.js"
import { focusOf } from "../state.js"
import { drawAxes, drawLines, drawReference } from "./axes.js"

/** @typedef {import("../maths/chart.js").Chart} Chart */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildCurves>} CurveNodes */

export const CHART_HEIGHT = 240
const [MOST_DIGITS, MANY] = [4, 60]

/** Build the places of both charts. */
export function buildCurves() {
  const [couplings, entropy] = [buildChart("routing-curves"), buildChart("routing-entropy")]
  const tip = h("div", { class: "tip mono", hidden: true })
  couplings.place.append(tip)
  const keys = ["of-all", "of-one"].map((name) => h("span", { class: `key ${name}`, testid: `routing-entropy-${name}` }))
  entropy.box.append(h("p", { class: "small keys" }, ...keys), h("p", { class: "small muted" }))
  const box = h("section", { class: "card over-iterations" }, couplings.box, entropy.box)
  return { box, couplings, entropy, tip, keys, note: /** @type {HTMLElement} */ (entropy.box.lastChild) }
}

/** @param {string} testid */
function buildChart(testid) {
  const [title, canvas, said] = [h("h4"), h("canvas", { testid, role: "img" }), h("p", { class: "small", testid: `${testid}-said` })]
  const place = h("div", { class: "chart" }, canvas)
  return { box: h("div", {}, title, place, said), title, place, canvas, said }
}

/**
 * Return the chart of the couplings, whose scale is the same for every class and every step.
 *
 * @param {Scene} scene
 */
export function couplingChart({ trace: { iterations, uniform }, kind: { coupling: { widest, least, most } }, curvesWidth }) {
  const room = 1.08 * widest
  return arrangeChart({
    width: curvesWidth, height: CHART_HEIGHT, iterations, low: Math.max(uniform - room, least), high: Math.min(uniform + room, most),
  })
}

/**
 * Show what is known of both.
 *
 * @param {CurveNodes} nodes
 * @param {Scene} scene
 */
export function drawCurves({ couplings, entropy, keys, note }, scene) {
  const { labels, numbers, classes, kind, trace, state } = scene
  const known = coupledIterations(kind, state.step)
  const [{ i }, { decimals }] = [focusOf(state), numbers]
  couplings.title.textContent = fill(kind.curvesTitle(labels), { symbol: kind.coupling.symbol, class: classes[state.j] })
  couplings.said.textContent = joinSentences([known > 0 ? sayRange(scene, known, i) : labels.curves_none, kind.isOnePass && labels.curves_one_pass])
  drawCharts(couplings.canvas, entropy.canvas, scene)
  couplings.canvas.ariaLabel = couplings.said.textContent
  entropy.title.textContent = labels.entropy_title
  note.textContent = labels.entropy_note
  const lines = entropyLines(scene)
  const names = [fill(labels.entropy_mean, { inputs: trace.inputs }), fill(labels.entropy_capsule, { capsule: counted(i) })]
  keys.forEach((key, at) => {
    const [low, high] = [Math.min(...lines[at]), Math.max(...lines[at])]
    const digits = Math.min(digitsFor(1 - low), MOST_DIGITS)
    const now = lines[at][known - 1]
    const values = { name: names[at], low: decimals(low, digits), high: decimals(high, digits), now: known > 0 ? decimals(now, digits) : "" }
    key.textContent = known === 0 ? names[at] : fill(known === 1 ? labels.entropy_once : labels.entropy_range, values)
    if (known > 0) Object.assign(key.dataset, { low: String(low), high: String(high), value: String(now) })
    else delete key.dataset.value
  })
  entropy.canvas.ariaLabel = keys.map((key) => key.textContent).join(" ")
  entropy.said.textContent = known > 0 ? "" : labels.curves_none
}

/**
 * @param {Scene} scene
 * @param {number} known
 * @param {number} i
 */
function sayRange({ labels, numbers, trace, listed, state: { j }, kind: { coupling } }, known, i) {
  const last = listed.map((capsule) => trace.coupling(known - 1, capsule, j))
  const digits = digitsFor(coupling.widest)
  return fill(trace.iterations === 1 ? labels.curves_said_once : labels.curves_said, {
    iteration: known, count: listed.length, low: numbers.decimals(Math.min(...last), digits), high: numbers.decimals(Math.max(...last), digits),
    uniform: numbers.decimals(trace.uniform, 2), capsule: counted(i), value: numbers.decimals(trace.coupling(known - 1, i, j), digits),
  })
}

/**
 * Return the entropies that are known: the mean of all, and that of the capsule in focus.
 *
 * @param {Scene} scene
 */
function entropyLines({ kind, entropies, state }) {
  const known = coupledIterations(kind, state.step)
  return [entropies.means.slice(0, known), indices(known).map((t) => entropies.at(t, focusOf(state).i))]
}

/**
 * Draw both charts.
 *
 * @param {HTMLCanvasElement} couplings
 * @param {HTMLCanvasElement} entropy
 * @param {Scene} scene
 */
export function drawCharts(couplings, entropy, scene) {
  drawCouplings(couplings, scene)
  drawEntropy(entropy, scene, entropyLines(scene))
}

/**
 * Draw a line for each listed capsule; the selected one, or that under the pointer, is lit.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Scene} scene
 */
function drawCouplings(canvas, scene) {
  const { trace, kind, listed, colours, numbers, state } = scene
  const chart = couplingChart(scene)
  const pen = sharpPen(canvas, chart.width, chart.height)
  const { coupling: { widest, least, most } } = kind
  const [low, high] = [Math.max(trace.uniform - widest, least), Math.min(trace.uniform + widest, most)]
  drawAxes(pen, chart, [low, trace.uniform, high].map((value) => [value, numbers.decimals(value, digitsFor(widest))]), trace.iterations, colours.text)
  drawReference(pen, chart, trace.uniform, rgba(parseHex(colours.text), 0.8))
  const known = coupledIterations(kind, state.step)
  /** @param {number} i */
  const valuesOf = (i) => indices(known).map((t) => trace.coupling(t, i, state.j))
  const lines = listed.map(valuesOf)
  /** @param {readonly number[]} values */
  const isMore = (values) => (values.at(-1) ?? 0) >= trace.uniform
  const look = { thick: listed.length > MANY ? 1 : 1.5 }
  drawLines(pen, chart, lines.filter((values) => !isMore(values)), { ...look, colour: rgba(colours.less, 0.6) })
  drawLines(pen, chart, lines.filter(isMore), { ...look, colour: rgba(colours.more, 0.6) })
  drawLines(pen, chart, [valuesOf(focusOf(state).i)], { colour: colours.text, thick: 3, hasDots: true })
}

/**
 * Draw the mean of all, and the capsule in focus.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Scene} scene
 * @param {number[][]} lines
 */
function drawEntropy(canvas, { trace, colours, numbers, entropyWidth }, lines) {
  const low = scaleBegin(lines.flat())
  /** @type {Chart} */
  const chart = arrangeChart({ width: entropyWidth, height: CHART_HEIGHT, iterations: trace.iterations, low, high: 1 })
  const pen = sharpPen(canvas, chart.width, chart.height)
  const ticks = [low, (1 + low) / 2, 1]
  drawAxes(pen, chart, ticks.map((value) => [value, numbers.decimals(value, low >= 0.9 ? 3 : 2)]), trace.iterations, colours.text)
  drawLines(pen, chart, [lines[1]], { colour: colours.text, thick: 2.5, hasDots: true })
  drawLines(pen, chart, [lines[0]], { colour: colours.primary, thick: 3.5, hasDots: true })
}
