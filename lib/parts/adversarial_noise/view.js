/** Builds the part, and draws a scene into it. */

import { h } from "../kit/dom.js"
import { placeOfLargest } from "../kit/maths.js"
import { SKIPPED, buildQuestion, drawQuestion } from "../kit/question.js"
import { tableOf } from "../kit/table.js"
import { fill, joinSentences } from "../kit/text.js"
import { flipOf, zeroShareOf } from "./maths.js"
import { aimOf, dialOf, makerFor, makersOf, shownBy, shownReading } from "./scene.js"
import { buildCards, drawCards, fillCards } from "./views/cards.js"
import { buildControls, drawControls, fillControls } from "./views/controls.js"
import { buildCurves, drawCurves, fillCurves } from "./views/curves.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildView>} View */

const GUESSES = [0.05, 0.1, 0.2, 0.3] // ε that each choice ends at; after the last one nothing is fooled

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} pictures the chooser of pictures
 */
export function buildView(root, pictures) {
  const question = buildQuestion(root, "noise-said")
  const [controls, cards, curves] = [buildControls(), buildCards(), buildCurves()]
  const summary = h("p", { class: "summary answers", testid: "noise-summary", "aria-live": "polite" })
  const trouble = h("p", { class: "trouble", testid: "noise-trouble", role: "status", hidden: true })
  const [tableTitle, table] = [h("summary"), h("div", { class: "table" })]
  const details = h("details", { data: { control: "table" }, testid: "noise-table" }, tableTitle, table)
  const save = h("button", { type: "button", testid: "noise-save", data: { control: "export" } })
  const savePicture = h("button", { type: "button", testid: "noise-save-picture", data: { control: "export" } })
  const saveNotebook = h("button", { type: "button", testid: "noise-notebook", data: { control: "export" } })
  root.classList.add("noisy")
  root.tabIndex = -1
  root.replaceChildren(
    h("div", { class: "main" }, h("div", { class: "left" }, pictures, controls.box),
      h("div", { class: "right" }, question.box, trouble, cards.box, summary)),
    curves.box,
    h("div", { class: "end covered" }, details, h("span", { class: "saves" }, save, savePicture, saveNotebook)),
  )
  return { root, question, controls, cards, curves, summary, trouble, tableTitle, table, details, save, savePicture, saveNotebook }
}

/**
 * Write the texts, and build what there is one of for each network.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {import("./views/controls.js").Handlers} handlers
 */
export function fillTexts(view, scene, handlers) {
  const { labels } = scene.update
  view.root.setAttribute("aria-label", labels.component)
  view.tableTitle.textContent = labels.table
  view.save.textContent = labels.export
  view.savePicture.textContent = labels.export_picture
  view.saveNotebook.textContent = labels.export_notebook
  fillControls(view.controls, scene, handlers)
  fillCards(view.cards, scene)
  fillCurves(view.curves, scene)
}

/**
 * Show what is chosen.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawMoved(view, scene) {
  view.root.classList.toggle("changed", scene.state.epsilon > 0)
  drawControls(view.controls, scene)
}

/**
 * Show the noise, and what the networks read now.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawReadings(view, scene) {
  view.trouble.hidden = scene.trouble === ""
  view.trouble.textContent = scene.trouble
  drawControls(view.controls, scene)
  drawCards(view.cards, scene)
  drawCurves(view.curves, scene)
}

/**
 * Say it in a sentence and a table, for those who cannot see; only while nothing moves.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawWords(view, scene) {
  const { update: { labels, numbers, meta: { networks, pictures } }, picture, state } = scene
  const shown = picture.classes.length === 1 && fill(labels.true, { class: pictures.classes[picture.classes[0]] })
  view.summary.textContent = joinSentences([shown, ...networks.map((network) => {
    const reading = shownReading(scene, network)
    if (!reading || scene.noises.size === 0) return null
    const which = placeOfLargest(reading.scores)
    const score = numbers.score(reading.scores[which], network.score_name, 2)
    return fill(labels.summary, { network: network.title, class: pictures.classes[which], score, epsilon: numbers.decimals(state.epsilon, 2) })
  })])
  if (view.details.open) view.table.replaceChildren(tableOf(...rowsOf(scene)))
}

/**
 * Return heads and rows of what the curves show, and all scores.
 *
 * @param {Scene} scene
 * @returns {[string[], (string | number)[][]]}
 */
export function rowsOf(scene) {
  const { update: { labels, meta: { networks, pictures: { classes } } }, sweeps } = scene
  const heads = networks.flatMap(({ title }) => [fill(labels.table_reads, { network: title }),
    ...classes.map((name) => fill(labels.table_score, { network: title, class: name }))])
  const rows = dialOf(scene).flatMap((epsilon) => {
    const readings = networks.map(({ id }) => sweeps.get(id)?.get(epsilon))
    if (readings.every((one) => !one)) return []
    return [[epsilon, ...readings.flatMap((reading) => (reading
      ? [classes[placeOfLargest(reading.scores)], ...reading.scores] : ["", ...classes.map(() => "")]))]]
  })
  return [["ε", ...heads], rows]
}

/**
 * Ask how much noise it takes, or say it.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {string | null} answer
 * @param {(guess: string) => void} onAnswer
 */
export function drawAsked({ root, question: { box, text, choices } }, scene, answer, onAnswer) {
  const { update: { labels, numbers } } = scene
  const nodes = { root, box, text, choices }
  const choiceText = (/** @type {number} */ at) => {
    const [least, most] = [GUESSES[at - 1] ?? 0, GUESSES[at]].map((one) => numbers.decimals(one ?? 0, 2))
    return at === GUESSES.length ? labels.guess_never : fill(labels.guess_range, { least, most })
  }
  if (answer === null) {
    const options = [...GUESSES, null].map((_, at) => ({ id: String(at), text: choiceText(at) }))
    return drawQuestion(nodes, { text: labels.ask, choices: options, skip: labels.skip, testid: "noise-guess", onAnswer })
  }
  const guess = answer !== SKIPPED && /^[0-4]$/.test(answer) && fill(labels.guessed, { guess: choiceText(Number(answer)) })
  drawQuestion(nodes, joinSentences([guess, ...flipsOf(scene, choiceText)]))
}

/**
 * Say how much noise each network takes, as soon as it is known.
 *
 * @param {Scene} scene
 * @param {(at: number) => string} choiceText
 * @returns {(string | false)[]}
 */
function flipsOf(scene, choiceText) {
  const { update: { labels, numbers, meta: { networks, pictures: { classes } } }, sweeps, state, noises } = scene
  if (scene.picture.reference === null) return [labels.rests]
  if (noises.size === 0) return []
  const dial = dialOf(scene)
  const flips = networks.map((network) => ({ network, flip: flipOf(sweeps.get(network.id), dial, shownBy(scene, network)) }))
  if (flips.some(({ flip }) => flip === undefined)) return [labels.waits]
  const write = (/** @type {number} */ epsilon) => numbers.decimals(epsilon, 2)
  const said = flips.map(({ network, flip }) => {
    const noise = noises.get(makerFor(scene, network).id)
    if (state.method === "fgsm" && noise && zeroShareOf(noise) === 1) return fill(labels.said_still, { network: makerFor(scene, network).title })
    const shown = classes[shownBy(scene, network)]
    if (!flip) return fill(labels.said_never, { network: network.title, class: shown, epsilon: write(dial[dial.length - 1]) })
    return fill(flip.epsilon === 0 ? labels.said_before : labels.said_from,
      { network: network.title, class: classes[flip.which], epsilon: write(flip.epsilon) })
  })
  const largest = Math.max(...flips.map(({ flip }) => (flip ? flip.epsilon : Infinity)))
  const at = largest === Infinity ? GUESSES.length : GUESSES.findIndex((most) => largest <= most)
  const aim = state.method === "target" && makersOf(scene).length > 0 && fill(labels.said_aim, { class: classes[aimOf(scene)] })
  return [aim, ...new Set(said), fill(labels.so, { choice: choiceText(at) }), labels.one_picture]
}
