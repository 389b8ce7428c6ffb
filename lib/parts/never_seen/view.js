/** Builds the part of unseen pictures, and draws a scene into it. */

import { h } from "../kit/dom.js"
import { SKIPPED, buildQuestion, drawQuestion } from "../kit/question.js"
import { tableOf } from "../kit/table.js"
import { fill, joinSentences } from "../kit/text.js"
import { answerOf, askedNetwork, measuredNetworks, saidBy } from "./scene.js"
import { USUAL_THRESHOLD } from "./state.js"
import { buildCards, drawCards, fillCards } from "./views/cards.js"
import { buildMeasured, drawMeasuredOf } from "./views/measured.js"
import { buildPicture, drawPicture, fillPicture } from "./views/picture.js"
import { measuredTable, ownThresholds, scoreRows, sentenceOf, summaryOf } from "./words.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildView>} View */

/** What each choice of the guess begins with. */
const GUESSES = /** @type {const} */ ([["sure", 0.9], ["some", USUAL_THRESHOLD], ["nothing", 0]])

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} chooser of digits and drawings
 */
export function buildView(root, chooser) {
  const question = buildQuestion(root, "unseen-said")
  const [picture, cards, measured] = [buildPicture(chooser), buildCards(), buildMeasured()]
  const summary = h("p", { class: "summary covered", testid: "unseen-summary", "aria-live": "polite" })
  const [tableTitle, table] = [h("summary"), h("div", { class: "table" })]
  const details = h("details", { data: { control: "table" }, testid: "unseen-table" }, tableTitle, table)
  const button = (/** @type {string} */ testid) => h("button", { type: "button", testid, data: { control: "export" } })
  const [save, savePicture, notebook] = ["unseen-save", "unseen-save-picture", "unseen-notebook"].map(button)
  root.classList.add("unseen")
  root.tabIndex = -1
  root.replaceChildren(
    picture.kinds, question.box,
    h("div", { class: "main" }, picture.box, h("div", { class: "right" }, summary, cards.threshold, cards.box, cards.note)),
    measured.box,
    h("div", { class: "end" }, details, h("span", { class: "saves" }, save, savePicture, notebook)),
  )
  return { root, question, picture, cards, measured, summary, tableTitle, table, details, save, savePicture, notebook }
}

/**
 * Write the texts, and build what there is one of for each network or kind.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {import("./views/picture.js").Handlers} handlers
 */
export function fillTexts(view, scene, handlers) {
  const { labels } = scene.update
  view.root.setAttribute("aria-label", labels.component)
  view.tableTitle.textContent = labels.table
  view.save.textContent = labels.export
  view.savePicture.textContent = labels.export_picture
  view.notebook.textContent = labels.export_notebook
  fillPicture(view.picture, scene, handlers)
  fillCards(view.cards, scene, handlers)
}

/**
 * Show the picture, and what the networks say of it.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawScene(view, scene) {
  drawPicture(view.picture, scene)
  drawCards(view.cards, scene)
}

/**
 * Show what many pictures gave.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawMeasured(view, scene) {
  drawMeasuredOf(view.measured, scene, view.root.clientWidth)
  view.savePicture.hidden = measuredNetworks(scene).length === 0
  const own = ownThresholds(scene)
  if (own) view.measured.help.textContent = joinSentences([own, scene.update.labels.measured_help])
}

/**
 * Say it in a sentence and tables, for those who cannot see; only while nothing moves.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawWords(view, scene) {
  view.summary.textContent = summaryOf(scene)
  if (!view.details.open) return
  const [heads, rows] = scoreRows(scene)
  const tables = [tableOf(heads, rows)]
  if (measuredNetworks(scene).length > 0) tables.push(tableOf(...measuredTable(scene), scene.update.labels.measured))
  view.table.replaceChildren(...tables)
}

/**
 * Ask what a network without capsules says of the picture, or say it.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {string | null} answer
 * @param {boolean} isAboutThis whether the answer was given for the picture that is shown
 * @param {(guess: string) => void} onAnswer
 */
export function drawAsked({ root, question: { box, text, choices } }, scene, answer, isAboutThis, onAnswer) {
  const { update: { labels } } = scene
  const network = askedNetwork(scene)
  const nodes = { root, box, text, choices }
  if (answer === null) {
    const options = GUESSES.map(([id]) => ({ id, text: labels[`ask_${id}`] }))
    const asked = fill(labels.ask, { network: network.title })
    return drawQuestion(nodes, { text: asked, choices: options, skip: labels.skip, testid: "unseen-guess", onAnswer })
  }
  const said = saidBy(scene, network)
  const found = said && GUESSES.find(([, least]) => answerOf(said, 0).score >= least)
  const isGuess = isAboutThis && answer !== SKIPPED
  drawQuestion(nodes, joinSentences([
    isGuess && labels[`ask_${answer}`] && fill(labels.guessed, { guess: labels[`ask_${answer}`] }),
    isGuess && found && sentenceOf(scene, network),
    isGuess && found && (found[0] === answer ? labels.guessed_right : fill(labels.guessed_wrong, { answer: labels[`ask_${found[0]}`] })),
    labels.lesson,
  ]))
}
