/** Draws the shapes that follow from a state, and nothing else. */

import { h, svg } from "../kit/dom.js"
import { buildQuestion, drawQuestion } from "../kit/question.js"
import { fillTable } from "../kit/table.js"
import { layerControls, numberControl } from "./controls.js"
import { traceShapes } from "./maths.js"
import { drawRuler } from "./ruler.js"
import { LIMITS } from "./state.js"
import { costText, endText, fitText, kindText, problemText, shapeText, sumText } from "./words.js"

/** @typedef {import("./maths.js").FeatureMap} FeatureMap */
/** @typedef {import("./maths.js").Window} Window */
/** @typedef {import("./maths.js").Step} Step */
/** @typedef {import("./state.js").State} State */
/** @typedef {{ network: string, side: number, channels: number, windows: Window[], capsule_size: number | null, view: string }} Meta */
/** @typedef {import("../kit/part.js").Update<Meta>} Update */
/** @typedef {{ resize(side: number): void, change(at: number, values: Partial<Window>): void }} Handlers */
/** @typedef {ReturnType<typeof buildRow>} Row */
/** @typedef {ReturnType<typeof buildView>} View */

/**
 * Build everything but the rows of the layers.
 *
 * @param {HTMLElement} root
 */
export function buildView(root) {
  const question = buildQuestion(root, "tracer-said")
  const layers = h("ol", { class: "layers" })
  const end = h("p", { class: "end", testid: "tracer-end", "aria-live": "polite" })
  const reset = h("button", { type: "button", testid: "tracer-reset", data: { control: "reset" } })
  const numbersTitle = h("summary")
  const table = h("table", { testid: "tracer-table" })
  root.classList.add("tracer")
  root.replaceChildren(question.box, layers, end, h("div", { class: "below" }, reset,
    h("details", { data: { control: "table" } }, numbersTitle, h("div", { class: "scroll", tabindex: 0 }, table))))
  return { question, layers, end, reset, numbersTitle, table }
}

/**
 * @param {string} name
 * @param {string} kind
 * @param {string} testid of the shape
 * @param {HTMLElement[]} controls
 */
function buildRow(name, kind, testid, controls) {
  const ruler = svg("svg", { preserveAspectRatio: "xMinYMid meet", "aria-hidden": "true" })
  const [square, cost] = [h("i"), h("small")]
  const [formula, fits, shape] = [h("p", { class: "formula mono" }), h("p", { class: "fits" }), h("p", { class: "shape mono", testid })]
  const fit = h("div", { class: "fit" }, ruler, formula, fits)
  const node = h("li", {},
    h("div", { class: "name" }, h("b", {}, name), h("small", {}, kind)),
    h("div", { class: "controls" }, h("div", { class: "all", data: { control: "shapes" } }, ...controls)),
    fit,
    h("div", { class: "result" }, square, shape, cost))
  return { node, ruler, formula, fits, fit, square, shape, cost }
}

/**
 * Write the texts that stay, and build the rows with their controls: the input's first.
 *
 * @param {View} view
 * @param {Update} update
 * @param {State} state
 * @param {Handlers} handlers
 * @returns {Row[]}
 */
export function buildRows(view, update, { side, windows }, { resize, change }) {
  const { labels } = update
  view.reset.textContent = labels.reset
  view.numbersTitle.textContent = labels.numbers
  const input = numberControl({ control: "side", text: labels.input_side, testid: "tracer-input", value: side, limits: LIMITS.input, change: resize })
  const rows = [buildRow(labels.input, "", "tracer-shape-input", [input]), ...windows.map((window, at) =>
    buildRow(window.layer, kindText(labels, window.kind), `tracer-shape-${at}`,
      layerControls(update, window, at, (values) => change(at, values))))]
  view.layers.replaceChildren(...rows.map(({ node }) => node))
  return rows
}

/**
 * Show the question or its answer; nothing for a network without a window that slides.
 *
 * @param {View} view
 * @param {import("../kit/question.js").Question | string | null} shown
 */
export function drawGuess({ question, layers }, shown) {
  question.box.hidden = shown === null
  drawQuestion(question, shown ?? "")
  layers.inert = shown !== null && typeof shown !== "string"
}

/**
 * Show all shapes that follow from the numbers as they are now, up to the layer that is asked about.
 *
 * @param {View} view
 * @param {Row[]} rows
 * @param {Update} update
 * @param {State} state
 * @param {number} shown so many layers
 */
export function drawShapes(view, rows, update, { side, windows }, shown) {
  const { channels, windows: [{ dimensions }] } = update.meta
  const steps = traceShapes({ side, channels }, windows)
  const largest = Math.max(side, ...steps.map(({ after }) => after?.side ?? 0))
  const [input, ...layers] = rows
  drawMap(input, { side, channels }, dimensions, largest)
  input.fit.hidden = true
  layers.forEach((row, at) => {
    row.node.classList.toggle("hidden", at >= shown)
    row.node.classList.toggle("wrong", steps[at].after === null)
    drawMap(row, steps[at].after, dimensions, largest)
    drawStep(row, update, windows[at], steps[at])
  })
  const last = steps[steps.length - 1]
  view.end.textContent = shown < layers.length ? "" : endText(update, last.after)
  view.end.hidden = view.end.textContent === ""
  drawTable(view, update, windows, steps.slice(0, shown))
}

/**
 * Show a square as large as the map is beside the others, and its shape.
 *
 * @param {Row} row
 * @param {FeatureMap | null} map
 * @param {1 | 2} dimensions
 * @param {number} largest side of all maps
 */
function drawMap({ square, shape }, map, dimensions, largest) {
  const size = map ? Math.max(4, 72 * map.side / largest) : 0
  Object.assign(square.style, { width: `${size}px`, height: dimensions === 1 ? "10px" : `${size}px` })
  shape.textContent = map ? shapeText(map, dimensions) : "–"
}

/**
 * @param {Row} row
 * @param {Update} update
 * @param {Window} window
 * @param {Step} step
 */
function drawStep({ fit, ruler, formula, fits, cost }, update, window, step) {
  fit.hidden = step.before === null
  cost.textContent = step.after ? costText(update, window, step) : ""
  if (step.before === null) return
  drawRuler(ruler, step.before.side, step.kernel, window, step.after?.side ?? null)
  formula.textContent = step.after ? sumText(window, step) : ""
  fits.textContent = step.after ? fitText(update, window, step) : problemText(update.labels, window, step)
}

/**
 * @param {View} view
 * @param {Update} update
 * @param {readonly Window[]} windows
 * @param {Step[]} steps
 */
function drawTable({ table }, { labels, numbers, meta }, windows, steps) {
  const cost = (/** @type {number | null} */ value) => (value ? { value, text: numbers.grouped(value) } : "–")
  fillTable(table, [labels.table_layer, labels.table_shape, labels.table_weights, labels.table_products],
    steps.map((step, at) => [windows[at].layer, ...(step.after
      ? [shapeText(step.after, meta.windows[0].dimensions), cost(step.weights), cost(step.products)] : ["–", "–", "–"])]))
}
