/** Draws one of the three levels, and what is beside it; nothing else. */

import { counted, countedPlace } from "../kit/counting.js"
import { h } from "../kit/dom.js"
import { SKIPPED, buildQuestion, drawQuestion } from "../kit/question.js"
import { fillTable } from "../kit/table.js"
import { fill } from "../kit/text.js"
import { isOfClasses, numberName } from "./network.js"
import { layerIn, numberStepIn, stepIn } from "./scene.js"
import { SCALES, levelAbove } from "./state.js"
import { linesOfNumber } from "./sum_lines.js"
import { buildInput, buildLoupe } from "./views/beside.js"
import { drawLayer, repaintLayer } from "./views/layer.js"
import { numberNode } from "./views/number.js"
import { drawOverview, redrawCard } from "./views/overview.js"
import { drawStep, repaintStep } from "./views/step.js"
import { drawSum, hideSum } from "./views/sum.js"

/** @typedef {import("./scene.js").Actions} Actions */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildView>} View */

/**
 * @typedef {object} Drawn the level that is drawn
 * @property {import("./views/overview.js").Card[]} cards none but at level one
 * @property {import("./views/layer.js").LayerSheet | null} sheet
 * @property {import("./views/step.js").Stage | null} stage
 * @property {import("./views/sum.js").Sum | null} sum
 */

const FOCUSABLE = "[data-testid=maps-tiles], [data-testid=maps-output], .terms button"

/**
 * Build the bar, what is beside the maps, and the place of the level.
 *
 * @param {HTMLElement} root
 */
export function buildView(root) {
  const question = buildQuestion(root, "maps-said")
  question.box.hidden = true
  const crumbs = h("nav", { class: "crumbs", testid: "maps-crumbs", data: { control: "layer" } })
  const [scaleTitle, scale] = [h("span"), h("select", { testid: "maps-scale" })]
  const png = h("button", { type: "button", testid: "maps-png", data: { control: "export" } })
  const csv = h("button", { type: "button", testid: "maps-csv", data: { control: "export" } })
  const summary = h("p", { class: "summary", "aria-live": "polite", testid: "maps-summary" })
  const note = h("p", { class: "note muted", hidden: true, testid: "maps-note" })
  const [input, loupe, level] = [buildInput(), buildLoupe(), h("div", { class: "view" })]
  const side = h("aside", { class: "side" }, input.figure, loupe.figure)
  const [tableTitle, table] = [h("summary"), h("table")]
  const tableBox = h("details", { testid: "maps-table", data: { control: "table" } }, tableTitle, h("div", { class: "scroll", tabindex: 0 }, table))
  const flightCanvas = h("canvas", { class: "flight", hidden: true, "aria-hidden": "true" })
  root.classList.add("maps")
  root.replaceChildren(
    question.box,
    h("div", { class: "bar" }, crumbs, h("label", { class: "scale", data: { control: "colours" } }, scaleTitle, " ", scale), png, csv),
    summary,
    note,
    h("div", { class: "table-top" }, side, level),
    tableBox,
    flightCanvas,
  )
  return { root, question, crumbs, scaleTitle, scale, png, csv, summary, note, side, input, loupe, level, tableBox, tableTitle, table, flightCanvas }
}

/**
 * Draw the path to this level, the choice of colours, and the titles.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {Actions} actions
 */
export function drawBar(view, scene, actions) {
  const { labels, state } = scene
  const scales = { map: labels.scale_map, layer: labels.scale_layer, network: labels.scale_network }
  view.scaleTitle.textContent = labels.scale
  view.scale.replaceChildren(...SCALES.map((scale) => h("option", { value: scale, selected: scale === state.scale }, scales[scale])))
  view.png.textContent = labels.png
  view.csv.textContent = labels.csv
  view.tableTitle.textContent = labels.numbers
  /** @type {(text: string, testid: string, target?: import("./state.js").Target) => HTMLElement} */
  const crumb = (text, testid, target) => target
    ? h("button", { type: "button", testid, onclick: () => actions.zoom(target) }, text) : h("b", { testid }, text)
  const crumbs = [crumb(labels.all_layers, "maps-to-all", state.level > 0 ? {} : undefined)]
  if (state.level > 0) crumbs.push(crumb(layerIn(scene).name, "maps-to-layer", state.level > 1 ? levelAbove(state) : undefined))
  if (state.level > 1) {
    const layer = layerIn(scene)
    const name = numberName(scene.net, layer, state.map)
    const here = !layer.values ? fill(labels.map, { map: counted(state.map) })
      : isOfClasses(scene.net, layer) ? `“${name}”` : fill(labels.crumb_number, { name })
    crumbs.push(crumb(here, "maps-here"))
  }
  view.crumbs.replaceChildren(...crumbs.flatMap((node, at) => (at === 0 ? [node] : ["›", node])))
}

/**
 * Draw the level.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {Actions} actions
 * @returns {Drawn}
 */
export function drawLevel(view, scene, actions) {
  const { level } = scene.state
  view.root.dataset.level = String(level)
  const isOfNumbers = level === 2 && layerIn(scene).values !== null
  const step = numberStepIn(scene)
  return {
    cards: level === 0 ? drawOverview(view, scene, actions) : [],
    sheet: level === 1 ? drawLayer(view, scene, actions) : null,
    stage: level === 2 && !isOfNumbers ? drawStep(view, scene, actions) : null,
    sum: isOfNumbers ? drawSum(view, scene, step ? linesOfNumber(scene, scene.net, step) : [], actions) : null,
  }
}

/**
 * Draw the numbers of another picture into the level that is drawn, whose elements stay.
 *
 * @param {Drawn} drawn
 * @param {Scene} scene
 */
export function redrawLevel({ cards, sheet, stage, sum }, scene) {
  for (const card of cards) redrawCard(card, scene)
  if (sheet) repaintLayer(sheet, scene)
  if (stage && !stepIn(scene)) repaintStep(stage, scene)
  if (sum && !numberStepIn(scene)) hideSum(sum, scene)
}

/**
 * Ask how much a pixel sees, at the first level; afterwards show guess and answer together.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {ReturnType<typeof import("./question.js").fieldQuestion>} asked
 * @param {string | null} guess
 * @param {(answer: string) => void} onAnswer gets the chosen size, or SKIPPED
 */
export function drawGuess({ question }, { labels, state }, { layer, pixel, right, choices }, guess, onAnswer) {
  const values = { layer: layer.name, ...countedPlace(pixel), right, guess }
  question.box.hidden = state.level > 0 || guess === SKIPPED
  if (guess !== null) {
    drawQuestion(question, fill(guess === right ? labels.guessed_right : labels.guessed_wrong, values))
    return
  }
  const sizes = new Map(choices.map((size) => [`guess-${size.replaceAll(" ", "")}`, size]))
  drawQuestion(question, {
    text: fill(labels.question, values),
    choices: [...sizes].map(([id, text]) => ({ id, text })),
    skip: labels.skip,
    testid: "maps",
    onAnswer: (id) => onAnswer(sizes.get(id) ?? id),
  })
}

/**
 * Write the sentence, and the table while it is open.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {import("./words.js").Words} words
 */
export function drawWords(view, { numbers, moving }, { sentence, lines }) {
  view.summary.setAttribute("aria-live", moving ? "off" : "polite") // nobody can listen to every move of the pen
  view.summary.textContent = sentence
  if (!view.tableBox.open) return
  const [heads = [], ...rows] = lines
  fillTable(view.table, heads.map(String), rows.map((cells) => cells.map((cell) => (typeof cell === "number" ? numberNode(numbers, cell) : cell))))
}

/**
 * Return whether the maps of the level have the keyboard's focus.
 *
 * @param {View} view
 */
export function isLevelFocused({ root }) {
  const page = root.getRootNode()
  return (page instanceof Document || page instanceof ShadowRoot) && Boolean(page.activeElement?.matches(FOCUSABLE))
}

/**
 * Give the keyboard's focus to the maps of the level.
 *
 * @param {View} view
 */
export function focusLevel({ level }) {
  const taker = /** @type {HTMLElement | null} */ (level.querySelector(FOCUSABLE))
  taker?.focus({ preventScroll: true })
}
