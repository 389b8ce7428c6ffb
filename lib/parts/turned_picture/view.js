/** Builds the turned picture, and draws a scene into it. */

import { h } from "../kit/dom.js"
import { placeOfLargest } from "../kit/maths.js"
import { SKIPPED, buildQuestion, drawQuestion } from "../kit/question.js"
import { tableOf } from "../kit/table.js"
import { fill, joinSentences } from "../kit/text.js"
import { lastingOf } from "./maths.js"
import { dialOf, measuresOf, subjectOf, sweptOf } from "./scene.js"
import { isUnchanged, sweepOf } from "./state.js"
import { buildChoices, fillChoices } from "./views/choices.js"
import { buildCards, drawCards, fillCards } from "./views/cards.js"
import { buildCurves, drawCurves, fillCurves } from "./views/curves.js"
import { buildDials, drawDials, fillDials } from "./views/dials.js"
import { buildPaths, drawPaths, fillPaths } from "./views/paths.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildView>} View */

const GUESSES = [20, 45, 90, 180] // degrees that each choice ends at

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} pictures the chooser of pictures
 */
export function buildView(root, pictures) {
  const question = buildQuestion(root, "turn-said")
  const [dials, choices, cards, curves, paths] = [buildDials(), buildChoices(), buildCards(), buildCurves(), buildPaths()]
  const summary = h("p", { class: "summary", testid: "turn-summary", "aria-live": "polite" })
  const hint = h("p", { class: "small muted hint" })
  const [tableTitle, table] = [h("summary"), h("div", { class: "table" })]
  const details = h("details", { data: { control: "table" }, testid: "turn-table" }, tableTitle, table)
  const [save, savePicture, saveNotebook] = ["turn-save", "turn-save-picture", "turn-notebook"].map((testid) =>
    h("button", { type: "button", testid, data: { control: "export" } }))
  root.classList.add("turning")
  root.tabIndex = -1
  root.replaceChildren(
    h("div", { class: "main" }, h("div", { class: "left" }, pictures, dials.box),
      h("div", { class: "right" }, h("div", { class: "head" }, dials.picture, h("div", {}, summary, hint, cards.note)), choices.box, cards.box)),
    question.box, curves.box, paths.box,
    h("div", { class: "end covered" }, details, h("span", { class: "saves" }, save, savePicture, saveNotebook)),
  )
  return { root, question, dials, choices, cards, curves, paths, summary, hint, tableTitle, table, details, save, savePicture,
    saveNotebook }
}

/**
 * Write the texts, and build what there is one of for each network.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {import("./views/dials.js").DialHandlers} handlers
 * @param {(chosen: import("./views/choices.js").Chosen) => void} onChoice
 */
export function fillTexts(view, scene, handlers, onChoice) {
  const { labels } = scene.update
  view.root.setAttribute("aria-label", labels.component)
  view.tableTitle.textContent = labels.table
  view.save.textContent = labels.export
  view.savePicture.textContent = labels.export_picture
  view.saveNotebook.textContent = labels.export_notebook
  view.hint.textContent = labels.guess_first
  fillDials(view.dials, scene, handlers)
  fillChoices(view.choices, scene, onChoice)
  fillCards(view.cards, scene)
  fillCurves(view.curves, scene)
  fillPaths(view.paths, scene)
}

/**
 * Show where the dials stand.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawMoved(view, scene) {
  view.root.classList.toggle("changed", !isUnchanged(scene.state, scene.update.meta.dials))
  drawDials(view.dials, scene)
}

/**
 * Show what the networks read now.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawReadings(view, scene) {
  drawCards(view.cards, scene)
  drawCurves(view.curves, scene)
  drawPaths(view.paths, scene)
}

/**
 * Say it in a sentence and a table, for those who cannot see; only while nothing moves.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawWords(view, scene) {
  const { update: { labels, numbers, meta: { pictures } }, networks, picture, now } = scene
  const shown = picture.classes.length === 1 && fill(labels.true, { class: pictures.classes[picture.classes[0]] })
  view.summary.textContent = joinSentences([shown, ...networks.map(({ id, title, score_name: scoreName }) => {
    const scores = now.get(id)?.scores
    if (!scores) return null
    const which = placeOfLargest(scores)
    return fill(labels.summary, { network: title, class: pictures.classes[which], score: numbers.score(scores[which], scoreName, 2) })
  })])
  if (view.details.open) view.table.replaceChildren(tableOf(...rowsOf(scene)))
}

/**
 * Return heads and rows of what the curves show.
 *
 * @param {Scene} scene
 * @returns {[string[], (string | number)[][]]}
 */
export function rowsOf(scene) {
  const { update: { labels, meta: { pictures: { classes } } }, networks } = scene
  const dial = dialOf(scene)
  const heads = networks.flatMap((network) => [
    fill(labels.table_reads, { network: network.title }),
    fill(labels.table_score, { network: network.title, class: classes[subjectOf(scene, network)] }),
    fill(labels.table_cosine, { network: network.title }), fill(labels.table_length, { network: network.title })])
  const values = [...new Set(networks.flatMap(({ id }) => sweptOf(scene, id).map(([value]) => value)))].sort((one, other) => one - other)
  const rows = values.map((value) => [value, ...networks.flatMap((network) => {
    const reading = scene.sweeps.get(network.id)?.get(value)
    const measured = reading && measuresOf(scene, network, reading)
    return measured ? [classes[measured.which], measured.score, measured.cosine, measured.length] : ["", "", "", ""]
  })])
  return [[labels[`dial_${dial.name}`], ...heads], rows]
}

/**
 * Ask up to what angle all networks read the same, or say it.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {string | null} answer
 * @param {(guess: string) => void} onAnswer
 */
export function drawAsked({ root, question: { box, text, choices } }, scene, answer, onAnswer) {
  const { update: { labels } } = scene
  const nodes = { root, box, text, choices }
  if (answer === null) {
    const options = GUESSES.map((most) => ({ id: String(most), text: labels[`ask_${most}`] }))
    return drawQuestion(nodes, { text: labels.ask, choices: options, skip: labels.skip, testid: "turn-guess", onAnswer })
  }
  const guess = answer !== SKIPPED && labels[`ask_${answer}`] && fill(labels.guessed, { guess: labels[`ask_${answer}`] })
  drawQuestion(nodes, joinSentences([guess, ...lastsOf(scene)]))
}

/**
 * Say how far each network reads the same, as soon as it is known.
 *
 * @param {Scene} scene
 * @returns {(string | false)[]}
 */
function lastsOf(scene) {
  const { update: { labels, numbers, meta: { dials, pictures: { classes } } }, networks, state, sweeps } = scene
  const dial = dialOf(scene)
  const isTurnAlone = dial.name === dials[0].name && dials.every(({ name, usual }) => name === dial.name || state.values[name] === usual)
  if (!isTurnAlone) return [labels.move_turn]
  const values = sweepOf(dial)
  const lasting = networks.flatMap(({ id, title }) => {
    const readings = sweeps.get(id)
    const found = readings?.size === values.length ? lastingOf(readings, dial.usual) : null
    return found ? [{ title, ...found, angle: Math.min(dial.usual - found.low, found.high - dial.usual) }] : []
  })
  if (lasting.length < networks.filter(({ id }) => scene.readers.isAble(id)).length) return [labels.waits]
  const degrees = (/** @type {number} */ value) => numbers.decimals(value, 0)
  const said = lasting.map(({ title, which, low, high, angle }) => {
    const words = low === dial.least && high === dial.most ? labels.lasts_always : labels.lasts
    return fill(words, { network: title, class: classes[which], low: degrees(low), high: degrees(high), angle: degrees(angle) })
  })
  const least = Math.min(...lasting.map(({ angle }) => angle))
  const choice = GUESSES.find((most) => least < most) ?? GUESSES[GUESSES.length - 1]
  return [...said, lasting.length > 0 && fill(labels.so, { choice: labels[`ask_${choice}`] }), fill(labels.one_picture, { step: dial.every })]
}

