/** Builds the couplings that are set by hand, and draws a scene into them. */

import { h } from "../kit/dom.js"
import { counted } from "../kit/counting.js"
import { SKIPPED, buildQuestion, drawQuestion } from "../kit/question.js"
import { buildChoices } from "../kit/routed/view.js"
import { tableOf } from "../kit/table.js"
import { fill, joinSentences } from "../kit/text.js"
import { verdictOf } from "../kit/verdict.js"
import { WHOLE } from "./maths.js"
import { lossOf, routedRow, sizesOf } from "./scene.js"
import { sharesOf } from "./state.js"
import { buildAnswer, drawAnswer, fillAnswer } from "./views/answer.js"
import { buildCapsules, drawCapsules, fillCapsules } from "./views/capsules.js"
import { buildLengths, drawLengths, fillLengths } from "./views/lengths.js"
import { buildPictures, drawPictures, fillPictures } from "./views/pictures.js"
import { buildSliders, drawSliders, fillSliders } from "./views/sliders.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildView>} View */

/**
 * @typedef {object} Handlers
 * @property {(capsule: number) => void} choose a capsule of the set to look at, by index
 * @property {(number: number) => void} replace it by another one, by its number
 * @property {() => void} usual takes the usual capsules again, with equal couplings
 * @property {(which: number, share: number) => void} move a coupling of the capsule, in thousandths
 * @property {() => void} settle when a move has ended
 * @property {(which: number) => void} all of the capsule's vote to this class
 * @property {() => void} equal couplings for the capsule
 * @property {() => void} copy the capsule's couplings to all of the set
 * @property {(rest: import("./maths.js").Rest) => void} rest what the other capsules do
 * @property {() => void} reveal what the algorithm chose, or hide it
 */

/** @param {HTMLElement} root */
export function buildView(root) {
  const choices = buildChoices()
  const question = buildQuestion(root, "router-said")
  const [capsules, sliders, lengths, pictures, answer] = [buildCapsules(), buildSliders(), buildLengths(), buildPictures(), buildAnswer()]
  const summary = h("p", { class: "summary covered", testid: "router-summary", "aria-live": "polite" })
  const tableTitle = h("summary")
  const table = h("div", { class: "table", tabindex: "0", role: "region" })
  const details = h("details", { data: { control: "table" } }, tableTitle, table)
  const [save, picture, notebook] = ["save", "picture", "notebook"].map((name) =>
    h("button", { type: "button", testid: `router-${name}`, data: { control: "export" } }))
  root.classList.add("router")
  root.tabIndex = -1
  root.replaceChildren(
    choices.box, question.box, summary,
    h("div", { class: "main" }, capsules.box, sliders.box, h("section", { class: "result covered" }, lengths.box, pictures.box)),
    answer.box,
    h("div", { class: "end covered" }, details, h("span", { class: "tools" }, save, picture, notebook)),
  )
  return { root, choices, question, capsules, sliders, lengths, pictures, answer, summary, tableTitle, table, details, save, picture, notebook }
}

/**
 * Write the texts, and build what there is one of for each class or capsule.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {Handlers} handlers
 */
export function fillTexts(view, scene, handlers) {
  const { labels } = scene.update
  view.root.setAttribute("aria-label", labels.component)
  view.tableTitle.textContent = view.table.ariaLabel = labels.table
  view.save.textContent = labels.export
  view.picture.textContent = labels.export_picture
  view.notebook.textContent = labels.export_notebook
  fillCapsules(view.capsules, scene, handlers)
  fillSliders(view.sliders, scene, handlers)
  fillLengths(view.lengths, scene)
  fillPictures(view.pictures, scene)
  fillAnswer(view.answer, handlers)
}

/** @param {View} view @param {Scene} scene */
export function drawAll(view, scene) {
  drawCapsules(view.capsules, scene)
  drawSliders(view.sliders, scene)
  drawLengths(view.lengths, scene)
  drawPictures(view.pictures, scene)
  drawAnswer(view.answer, scene)
  drawSummary(view, scene)
  drawTable(view, scene)
}

/** @param {View} view @param {Scene} scene */
function drawSummary({ summary }, scene) {
  const { update: { labels, numbers, meta: { classes } }, origin: { shows }, hand } = scene
  if (!hand) return
  const { longest, lengths } = hand
  const loss = lossOf(scene, hand)
  summary.textContent = joinSentences([
    fill(labels.reads, { class: classes[longest], length: numbers.decimals(lengths[longest], 2) }),
    verdictOf(labels, classes, shows, shows.length > 1 ? twoLongest(lengths) : [longest]),
    loss !== null && fill(labels.loss_is, { loss: numbers.decimals(loss, 3) })])
}

/** @param {readonly number[]} lengths */
function twoLongest(lengths) {
  return [...lengths.keys()].sort((one, other) => lengths[other] - lengths[one]).slice(0, 2)
}

/**
 * Write all couplings and lengths into the table, if it is open.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawTable({ details, table }, scene) {
  if (!details.open) return
  const { update: { labels, meta: { classes } }, state, set, hand, chosen } = scene
  const count = sizesOf(scene.update).classes
  const rows = set.map((capsule) => [fill(labels.row_yours, { capsule: counted(capsule) }),
    ...sharesOf(state, capsule, count).map((share) => share / WHOLE)])
  if (hand) rows.push([labels.row_length, ...hand.lengths])
  if (state.isShown) {
    rows.push(...set.map((capsule) => [fill(labels.row_chosen, { capsule: counted(capsule) }), ...routedRow(scene, capsule)]))
    if (chosen) rows.push([labels.row_chosen_length, ...chosen.lengths])
  }
  table.replaceChildren(tableOf([labels.class, ...classes], rows))
}

/**
 * Ask which capsule is longest with equal couplings, or say it.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {string | null} answer
 * @param {(guess: string) => void} onAnswer
 */
export function drawAsked({ root, question: { box, text, choices } }, scene, answer, onAnswer) {
  const { update: { labels, numbers, meta: { classes } }, equal } = scene
  const nodes = { root, box, text, choices }
  if (answer === null) {
    if (root.classList.contains("asking") && text.textContent === labels.ask) return // a button may have the focus
    const options = classes.map((name, at) => ({ id: String(at), text: name, label: fill(labels.guess_class, { class: name }) }))
    return drawQuestion(nodes, { text: labels.ask, choices: options, skip: labels.skip, testid: "router-guess", onAnswer })
  }
  const guess = answer !== SKIPPED && classes[Number(answer)] && fill(labels.guessed, { guess: classes[Number(answer)] })
  const is = equal && fill(labels.equal_is, { class: classes[equal.longest], length: numbers.decimals(equal.lengths[equal.longest], 2) })
  drawQuestion(nodes, joinSentences([guess, is, labels.now_set]))
}
