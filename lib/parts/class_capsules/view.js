/** Builds the class capsules, and draws a scene into them. */

import { h } from "../kit/dom.js"
import { buildQuestion, drawQuestion } from "../kit/question.js"
import { placesOfHighest } from "../kit/maths.js"
import { buildChoices } from "../kit/routed/view.js"
import { tableOf } from "../kit/table.js"
import { fill, joinSentences } from "../kit/text.js"
import { verdictOf } from "../kit/verdict.js"
import { lastLengths } from "./maths.js"
import { buildLengths, drawLengths, fillLengths } from "./views/lengths.js"
import { buildLosses, drawLosses, fillLosses } from "./views/losses.js"
import { buildNames } from "./views/names.js"
import { buildOverview, drawOverviewOf, drawPixelOf, fillOverview } from "./views/overview.js"
import { buildPictures, drawPictures } from "./views/pictures.js"
import { buildSliders, drawSliders, fillSliders } from "./views/sliders.js"
import { buildSquash, drawSquash } from "./views/squash.js"
import { buildWalk } from "./views/walk.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildView>} View */

/**
 * @typedef {object} Handlers
 * @property {(which: number) => void} choose a class to look at
 * @property {(number: number, value: number) => void} move a number of its capsule
 * @property {() => void} settle when a move has ended
 * @property {() => void} reset all of them
 * @property {(span: number) => void} span of the overview
 * @property {(pixel: [number, number]) => void} pixel to ask about
 */

const SYMBOLS = { length: ["‖s‖", "‖v‖"], activation: ["‖μ‖", "a"] } // of the weighted sum, and of what it becomes
const GUESSES = ["yes", "less", "more"]

/** @param {HTMLElement} root */
export function buildView(root) {
  const choices = buildChoices()
  const question = buildQuestion(root, "capsules-said")
  const [lengths, sliders, pictures, overview] = [buildLengths(), buildSliders(), buildPictures(), buildOverview()]
  const [names, walk, squash, losses] = [buildNames(), buildWalk(), buildSquash(), buildLosses()]
  const summary = h("p", { class: "summary", testid: "capsules-summary", "aria-live": "polite" })
  const tableTitle = h("summary")
  const table = h("div", { class: "table" })
  const details = h("details", { data: { control: "table" } }, tableTitle, table)
  const save = h("button", { type: "button", testid: "capsules-save", data: { control: "export" } })
  overview.side.append(names.box)
  const notebook = h("button", { type: "button", testid: "capsules-notebook", data: { control: "export" } })
  root.classList.add("capsules")
  root.tabIndex = -1
  root.replaceChildren(
    choices.box, summary,
    h("div", { class: "main" }, lengths.box, sliders.box, pictures.box),
    question.box, overview.box, walk.box,
    h("div", { class: "two" }, squash.box, losses.box),
    h("div", { class: "end" }, details, h("span", { class: "tools" }, save, notebook)),
  )
  return { root, choices, question, lengths, sliders, pictures, overview, names, walk, squash, losses, summary,
    tableTitle, table, details, save, notebook }
}

/**
 * Write the texts, and build what there is one of for each class or number.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {Handlers} handlers
 */
export function fillTexts(view, scene, handlers) {
  const { labels } = scene.update
  view.root.setAttribute("aria-label", labels.component)
  view.tableTitle.textContent = labels.table
  view.save.textContent = labels.export
  view.notebook.textContent = labels.export_notebook
  fillLengths(view.lengths, scene, handlers)
  fillSliders(view.sliders, scene, handlers)
  fillOverview(view.overview, scene, handlers)
  fillLosses(view.losses, scene)
  view.pictures.reset.textContent = labels.reset
  view.pictures.reset.onclick = handlers.reset
  view.pictures.onPixel = handlers.pixel
}

/**
 * Show what the network reads; while the pen moves, without what the overview draws.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawReading(view, scene) {
  const isMoving = scene.of.picture?.isMoving ?? false
  drawLengths(view.lengths, scene)
  drawSquash(view.squash, scene)
  drawLosses(view.losses, scene)
  drawSummary(view, scene)
  view.overview.box.classList.toggle("stale", isMoving)
  if (!isMoving) {
    drawOverview(view, scene)
    drawPixel(view, scene)
  }
  drawTable(view, scene)
}

/** @param {View} view @param {Scene} scene */
function drawSummary(view, { update: { labels, numbers, meta }, origin, lengths, longest, which }) {
  const { answers } = meta.choices
  const named = placesOfHighest(lengths, answers)
  const verdict = verdictOf(labels, meta.classes, origin.shows, named)
  const reads = fill(labels.reads, { class: meta.classes[longest], length: numbers.decimals(lengths[longest], 2) })
  const decoded = which !== longest && fill(labels.decoded, { class: meta.classes[which] })
  view.summary.textContent = joinSentences([reads, verdict, decoded])
}

/**
 * Write all numbers into the table, if it is open.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawTable(view, { update: { labels, meta, arrays: { weighted_sums: sums, outputs } }, lengths }) {
  if (!view.details.open) return
  const before = lastLengths(sums)
  const [iterations, classes, dim] = outputs.shape
  const from = (/** @type {number} */ at) => ((iterations - 1) * classes + at) * dim
  view.table.replaceChildren(tableOf(
    [labels.table_class, ...SYMBOLS[meta.presence], ...Array.from({ length: dim }, (_, at) => String(at + 1))],
    meta.classes.map((name, at) => [name, before[at], lengths[at],
      ...outputs.data.subarray(from(at), from(at) + dim)]),
  ))
}

/**
 * Ask whether lengths are probabilities, or say what they add up to.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {string | null} answer
 * @param {(guess: string) => void} onAnswer
 */
export function drawAsked({ root, question: { box, text, choices } }, { update: { labels, numbers }, lengths }, answer, onAnswer) {
  const nodes = { root, box, text, choices }
  if (answer === null) {
    const options = GUESSES.map((id) => ({ id, text: labels[`ask_${id}`] }))
    drawQuestion(nodes, { text: labels.ask, choices: options, skip: labels.skip, testid: "capsules-guess", onAnswer })
    return
  }
  const sum = lengths.reduce((all, length) => all + length, 0)
  const guess = GUESSES.includes(answer) && fill(labels.guessed, { guess: labels[`ask_${answer}`] })
  drawQuestion(nodes, joinSentences([guess, fill(labels.sum, { sum: numbers.decimals(sum, 2) })]))
}

/**
 * Show the numbers of the capsule as they are now, and what is drawn from them.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawMoved(view, scene) {
  drawSliders(view.sliders, scene)
  drawPictures(view.pictures, scene)
}

/** @param {View} view @param {Scene} scene */
export function drawOverview(view, scene) {
  drawOverviewOf(view.overview, scene)
}

/** @param {View} view @param {Scene} scene */
export function drawPixel(view, scene) {
  drawPixelOf(view.overview, scene)
}
