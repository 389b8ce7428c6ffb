/** Draws two pictures' couplings, and nothing else. */

import { h } from "../kit/dom.js"
import { buildQuestion, drawQuestion } from "../kit/question.js"
import { fill } from "../kit/text.js"
import { PARAMETERS } from "./pictures.js"
import { ANSWER, GUESSES } from "./state.js"
import { buildMaps, drawMaps } from "./views/maps.js"
import { buildStrips, drawStrips } from "./views/strips.js"
import { drawTables } from "./views/tables.js"
import { answerText, capsuleText, guessText } from "./words.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildView>} View */

/**
 * Build the choosers, the question, the maps and what stands below.
 *
 * @param {HTMLElement} root
 */
export function buildView(root) {
  const cards = PARAMETERS.map((which) => {
    const title = h("h4")
    return { title, box: h("section", { class: `card ${which}`, testid: `couplings-${which}-card` }, title) }
  })
  const question = buildQuestion(root, "couplings-said")
  const note = h("p", { class: "muted", hidden: true, testid: "couplings-note" })
  const [toTitle, to] = [h("span"), h("select", { testid: "couplings-to" })]
  const maps = buildMaps()
  const readout = h("p", { class: "readout", testid: "couplings-readout", "aria-live": "polite" })
  const strips = buildStrips()
  const [numbersTitle, tables] = [h("summary"), h("div", { class: "tables", testid: "couplings-tables" })]
  const save = (/** @type {string} */ name) => h("button", { type: "button", testid: `couplings-${name}`, data: { control: "export" } })
  const [csv, picture, notebook] = ["csv", "png", "notebook"].map(save)
  root.classList.add("couplings")
  root.replaceChildren(
    h("div", { class: "cards" }, ...cards.map(({ box }) => box)),
    question.box,
    note,
    h("div", { class: "found" },
      h("label", { class: "to", data: { control: "to" } }, toTitle, to),
      maps.box,
      readout,
      strips.box),
    h("div", { class: "below" }, h("details", { data: { control: "table" } }, numbersTitle, tables),
      h("div", { class: "saves" }, csv, picture, notebook)),
  )
  return { root, cards, question, note, toTitle, to, maps, readout, strips, numbersTitle, tables, csv, picture, notebook }
}

/**
 * Write the texts that do not depend on the pictures.
 *
 * @param {View} view
 * @param {import("./scene.js").Update} update
 */
export function fillTexts(view, { labels, meta }) {
  view.cards.forEach(({ title, box }, at) => {
    title.textContent = at === 0 ? labels.first : labels.second
    box.setAttribute("aria-label", title.textContent)
  })
  view.toTitle.textContent = labels.to
  const options = [[ANSWER, labels.to_answer], ...meta.classes.map((name, at) => [String(at), fill(labels.to_class, { class: name })])]
  view.to.replaceChildren(...options.map(([value, text]) => h("option", { value }, text)))
  view.numbersTitle.textContent = labels.table
  view.csv.textContent = labels.export
  view.picture.textContent = labels.export_picture
  view.notebook.textContent = labels.export_notebook
}

/**
 * Show the maps, how alike they are, and the numbers.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawScene(view, scene) {
  const { state, pair, update: { meta } } = scene
  view.root.classList.toggle("stale", pair.some(({ isCurrent }) => !isCurrent))
  view.root.classList.toggle("undecided", !meta.kind.decides)
  view.to.value = state.to === null ? ANSWER : String(state.to)
  drawMaps(view.maps, scene)
  drawReadout(view, scene)
  drawStrips(view.strips, scene)
  drawTables(view.tables, scene)
}

/**
 * Say what the couplings of the capsule under the pointer are, else of the selected one.
 *
 * @param {View} view
 * @param {Scene} scene
 */
function drawReadout({ readout }, scene) {
  const { update: { labels }, state: { pointed, capsule } } = scene
  const at = pointed ?? capsule
  readout.textContent = at === null ? labels.none_selected : capsuleText(scene, at)
}

/**
 * Ask how strongly the couplings correlate, or say it.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {boolean} isAsking
 * @param {import("./state.js").Guess | null} guess
 * @param {(id: string) => void} onAnswer gets a guess, or SKIPPED
 */
export function drawSaid({ question }, scene, isAsking, guess, onAnswer) {
  const { labels } = scene.update
  drawQuestion(question, isAsking ? {
    text: labels.question,
    choices: GUESSES.map((id) => ({ id, text: guessText(scene.update, id) })),
    skip: labels.skip,
    testid: "couplings-guess",
    onAnswer,
  } : answerText(scene, guess))
}
