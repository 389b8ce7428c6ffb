/** Draws the map of class vectors and what belongs to it, and nothing else. */

import { legendGradient } from "../kit/colours.js"
import { h } from "../kit/dom.js"
import { buildQuestion, drawQuestion } from "../kit/question.js"
import { fillTable } from "../kit/table.js"
import { fill } from "../kit/text.js"
import { MOST_ZOOM } from "./maths/camera.js"
import { COLOURINGS, KINDS } from "./state.js"
import { buildNear } from "./views/near.js"
import { explanation, measureText, readingText } from "./words.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */
/** @typedef {import("./state.js").State} State */
/** @typedef {ReturnType<typeof buildView>} View */

const DIMS = /** @type {const} */ ([2, 3])

/**
 * Build the choices, the question, the map, its neighbours and the table.
 *
 * @param {HTMLElement} root
 */
export function buildView(root) {
  const title = h("h4")
  const question = buildQuestion(root, "map-said")
  const kinds = KINDS.map((kind) => h("button", { type: "button", testid: `map-${kind}`, data: { kind } }))
  const dims = DIMS.map((count) => h("button", { type: "button", testid: `map-dims-${count}`, data: { dims: count } }))
  const kindGroup = h("div", { class: "pair", role: "group", data: { control: "map" } }, ...kinds)
  const dimsGroup = h("div", { class: "pair", role: "group", data: { control: "dims" } }, ...dims)
  const [byTitle, by] = [h("span"), h("select", { testid: "map-by" })]
  const [ofTitle, of] = [h("span"), h("select", { testid: "map-of" })]
  const canvas = h("canvas", { testid: "map-canvas" })
  const note = h("p", { class: "note", role: "status", testid: "map-note" })
  const again = h("button", { type: "button", testid: "map-again", hidden: true })
  const nearer = h("button", { type: "button", testid: "map-nearer" }, "+")
  const farther = h("button", { type: "button", testid: "map-farther" }, "−")
  const stage = h("div", { class: "stage", tabindex: 0, role: "group", testid: "map-stage" }, canvas)
  const over = h("div", { class: "over" }, note, again)
  const frame = h("div", { class: "frame" }, stage, over)
  const [scale, range] = [h("i", { style: { background: legendGradient() } }), h("span", { testid: "map-range" })]
  const legend = h("p", { class: "legend", hidden: true }, scale, range)
  const [hint, explained] = [h("p", { class: "muted" }), h("p", { testid: "map-explained" })]
  const near = buildNear()
  const [numbersTitle, table] = [h("summary"), h("table")]
  const numbers = h("details", { data: { control: "table" }, testid: "map-numbers" }, numbersTitle, h("div", { class: "scroll" }, table))
  const png = h("button", { type: "button", testid: "map-png" })
  const csv = h("button", { type: "button", testid: "map-csv" })
  const notebook = h("button", { type: "button", testid: "map-notebook" })
  root.classList.add("capsule-map")
  root.replaceChildren(
    title,
    question.box,
    h("div", { class: "tools" }, kindGroup, dimsGroup, h("label", { data: { control: "of" } }, ofTitle, of),
      h("label", { data: { control: "by" } }, byTitle, by), h("div", { class: "zoom" }, nearer, farther)),
    h("div", { class: "main" },
      h("section", { class: "placing" }, frame, legend, hint, explained),
      near.box),
    h("div", { class: "below" }, numbers, h("div", { class: "saves", data: { control: "export" } }, png, csv, notebook)),
  )
  return { root, title, question, kindGroup, kinds, dimsGroup, dims, byTitle, by, ofTitle, of, stage, canvas, nearer, farther, note, again,
    legend, range, hint, explained, near, numbers, numbersTitle, table, png, csv, notebook }
}

/**
 * Write the texts that no choice changes.
 *
 * @param {View} view
 * @param {Update} update
 */
export function fillTexts(view, { labels, meta }) {
  view.title.textContent = labels.title
  view.kindGroup.ariaLabel = labels.map
  view.dimsGroup.ariaLabel = labels.dims
  view.kinds.forEach((button, at) => (button.textContent = labels[`map_${KINDS[at]}`]))
  view.dims.forEach((button, at) => (button.textContent = labels[`dims_${DIMS[at]}`]))
  view.byTitle.textContent = labels.by
  view.ofTitle.textContent = labels.of
  view.by.replaceChildren(...COLOURINGS.map((one) => h("option", { value: one }, labels[`by_${one}`])))
  view.of.replaceChildren(h("option", { value: "all" }, labels.of_all),
    ...meta.classes.map((name, at) => h("option", { value: at }, fill(labels.of_class, { name }))))
  view.nearer.ariaLabel = view.nearer.title = labels.nearer
  view.farther.ariaLabel = view.farther.title = labels.farther
  view.again.textContent = labels.again
  view.numbersTitle.textContent = labels.numbers
  view.png.textContent = labels.png
  view.csv.textContent = labels.csv
  view.notebook.textContent = labels.notebook
}

/**
 * Show what is chosen.
 *
 * @param {View} view
 * @param {State} state
 */
export function drawChoices(view, { map, dims, by, of }) {
  for (const button of view.kinds) button.ariaPressed = String(button.dataset.kind === map)
  for (const button of view.dims) button.ariaPressed = String(Number(button.dataset.dims) === dims)
  view.by.value = by
  view.of.value = of === null ? "all" : String(of)
  view.stage.classList.toggle("turns", dims === 3)
}

/**
 * Show how near the map is.
 *
 * @param {View} view
 * @param {import("./maths/camera.js").Camera} camera
 */
export function drawZoom({ stage, nearer, farther }, { zoom }) {
  nearer.disabled = zoom >= MOST_ZOOM
  farther.disabled = zoom <= 1
  stage.classList.toggle("large", zoom > 1)
}

/**
 * Say that the vectors are on their way, or did not arrive; "" says neither.
 *
 * @param {View} view
 * @param {string} text
 * @param {boolean} mayTryAgain
 */
export function drawWaiting(view, text, mayTryAgain = false) {
  view.note.textContent = text
  view.again.hidden = !mayTryAgain
}

/**
 * Write what the map shows.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawTexts(view, scene) {
  const { state, range, places, note, update } = scene
  const { labels } = update
  drawWaiting(view, note && fill(labels[note], { count: places.length }))
  view.root.ariaBusy = String(note === "working")
  view.hint.textContent = state.dims === 3 ? labels.hint_space : labels.hint_flat
  view.explained.textContent = explanation(scene)
  view.legend.hidden = range === null
  if (range && state.by !== "class") {
    const { by } = state
    const [least, most] = range.map((value) => measureText(update, by, value))
    view.range.textContent = fill(labels.range, { property: labels[`by_${by}`], least, most })
  }
  view.stage.setAttribute("aria-label", fill(labels.stage, { count: places.length }))
}

/**
 * Ask where the learner's digit will lie.
 *
 * @param {View} view
 * @param {Update} update
 * @param {(id: string) => void} onAnswer
 */
export function ask({ question }, { labels }, onAnswer) {
  const choices = ["one", "between"].map((id) => ({ id, text: labels[`guess_${id}`] }))
  drawQuestion(question, { text: labels.question, choices, skip: labels.skip, testid: "map-guess", onAnswer })
}

/**
 * Say where the learner's digit lies.
 *
 * @param {View} view
 * @param {Scene | null} scene null before there is a map
 * @param {string} guess
 */
export function tell({ question }, scene, guess) {
  drawQuestion(question, scene ? readingText(scene, guess) : "")
}

/**
 * Fill the table.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {ReturnType<typeof import("./exports.js").linesOf>} numbers
 */
export function fillNumbers({ table }, { update: { numbers } }, { heads, lines }) {
  fillTable(table, heads, lines.map((cells) => cells.map((cell, at) =>
    (typeof cell === "number" ? { value: cell, text: numbers.decimals(cell, at === 0 ? 0 : 2) } : cell))))
}
