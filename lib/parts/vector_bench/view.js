/** Builds the bench of typed vectors, and draws a scene into it. */

import { counted } from "../kit/counting.js"
import { h } from "../kit/dom.js"
import { placesOfLargest } from "../kit/maths.js"
import { SKIPPED, buildQuestion, drawQuestion } from "../kit/question.js"
import { tableOf } from "../kit/table.js"
import { fill, joinSentences } from "../kit/text.js"
import { sentenceOf, workOf } from "./describe.js"
import { range } from "./layer.js"
import { lengthsOf, ofPair } from "./scene.js"
import { LARGEST, STEPS, momentOf } from "./state.js"
import { buildCards, drawCards, fillCards } from "./views/cards.js"
import { buildLower, drawLower, fillLower } from "./views/lower.js"
import { buildTools, drawTools, fillTools } from "./views/tools.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildView>} View */

/**
 * @typedef {object} Handlers
 * @property {(name: string) => void} preset
 * @property {(from: import("./state.js").From) => void} from what is typed
 * @property {(change: Partial<import("./layer.js").Size>) => void} size
 * @property {(passes: number) => void} passes
 * @property {(which: "votes" | "capsules" | "matrices", place: number, text: string) => void} type a number
 * @property {(which: "votes" | "capsules", places: number[], values: number[], reach: number) => void} drag an arrow
 * @property {() => void} dropped when an arrow was
 * @property {(pair: [number, number]) => void} pair whose arithmetic is shown
 * @property {(phase: number) => void} phase of this iteration to go to
 * @property {(by: number) => void} go so many steps on
 */

/** @param {HTMLElement} root */
export function buildView(root) {
  const question = buildQuestion(root, "bench-said")
  const [tools, lower, cards] = [buildTools(), buildLower(), buildCards()]
  const about = h("p", { testid: "bench-about" })
  const wrong = h("p", { class: "wrong", role: "alert", testid: "bench-wrong", hidden: true })
  const sentence = h("p", { class: "summary covered", "aria-live": "polite", testid: "bench-sentence" })
  const work = h("p", { class: "work mono covered", testid: "bench-work", tabindex: "0" })
  const hint = h("p", { class: "small muted" })
  const note = h("p", { class: "small muted", hidden: true, testid: "bench-note" })
  const tableTitle = h("summary")
  const table = h("div", { class: "table", tabindex: "0", role: "region" })
  const details = h("details", { data: { control: "table" } }, tableTitle, table)
  const [save, picture, notebook] = ["save", "picture", "notebook"].map((name) =>
    h("button", { type: "button", testid: `bench-${name}`, data: { control: "export" } }))
  root.classList.add("bench")
  root.tabIndex = -1
  root.replaceChildren(tools.presets, about, tools.box, note, question.box, tools.steps, sentence, work, wrong, lower.box, cards.box, hint,
    h("div", { class: "end covered" }, details, h("span", { class: "tools" }, save, picture, notebook)))
  return { root, question, tools, lower, cards, about, wrong, sentence, work, hint, note, tableTitle, table, details, save, picture, notebook }
}

/**
 * Write the texts, and build what there is one of for each number.
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
  fillTools(view.tools, scene, handlers)
  fillLower(view.lower, scene, handlers)
  fillCards(view.cards, scene, handlers)
}

/** @param {View} view @param {Scene} scene */
export function drawAll(view, scene) {
  const { labels } = scene.update
  const { preset, from, size } = scene.state
  const abouts = { agree: labels.about_agree, camps: labels.about_camps, outlier: labels.about_outlier, opposite: labels.about_opposite,
    example: labels.about_example }
  view.about.textContent = preset ? abouts[preset] : labels.about_own
  const flat = from === "votes" ? labels.hint_votes : labels.hint_capsules
  view.hint.textContent = size.dim === 2 ? flat : labels.hint_numbers
  drawLower(view.lower, scene)
  drawMoment(view, scene)
}

/** @param {View} view @param {Scene} scene */
export function drawMoment(view, scene) {
  drawTools(view.tools, scene)
  drawCards(view.cards, scene)
  view.sentence.textContent = sentenceOf(scene)
  view.work.textContent = workOf(scene)
  drawTable(view, scene)
}

/**
 * Say that a text is no number that can stand here; "" takes that back.
 *
 * @param {View} view
 * @param {string} text
 * @param {Scene} [scene]
 */
export function say({ wrong }, text, scene) {
  wrong.hidden = !scene
  wrong.textContent = scene ? fill(scene.update.labels.wrong, { text, most: LARGEST }) : ""
}

/**
 * Write the numbers of all iterations into the table, if it is open.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawTable({ details, table }, scene) {
  if (!details.open) return
  const { update: { labels } } = scene
  table.replaceChildren(tableOf([labels.iteration_head, labels.lower_head, labels.upper_head, "b", "c", "û · v", "‖v‖"], rowsOf(scene)))
}

/**
 * Return a row for each pair of capsules in each iteration.
 *
 * @param {Scene} scene
 * @returns {number[][]}
 */
export function rowsOf(scene) {
  const { state: { passes, size }, routed } = scene
  if (!routed) return []
  return range(passes).flatMap((t) => range(size.inputs).flatMap((i) => range(size.outputs).map((j) =>
    [counted(t), counted(i), counted(j), ofPair(routed.logits, t, i, j), ofPair(routed.couplings, t, i, j), ofPair(routed.agreements, t, i, j),
      lengthsOf(scene, t)[j]])))
}

const [AS_READ, SAME] = [2, "same"]
const SQUASH = STEPS.indexOf("squash")

/**
 * Ask which upper capsule will be longest in the end, or say it once the last squash is reached.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {string | null} answer
 * @param {(guess: string) => void} onAnswer
 */
export function drawAsked({ root, question: { box, text, choices } }, scene, answer, onAnswer) {
  const { update: { labels, numbers }, state, routed } = scene
  const nodes = { root, box, text, choices }
  const named = (/** @type {string} */ id) => (id === SAME ? labels.ask_same : fill(labels.upper, { number: counted(Number(id)) }))
  if (answer === null) {
    const question = fill(labels.ask, { iterations: state.passes })
    const options = [...range(state.size.outputs).map(String), SAME].map((id) => ({ id, text: named(id) }))
    return drawQuestion(nodes, { text: question, choices: options, skip: labels.skip, testid: "bench-guess", onAnswer })
  }
  const guess = answer !== SKIPPED && fill(labels.guessed, { guess: named(answer) })
  const { t, phase } = momentOf(state)
  if (t < state.passes - 1 || phase < SQUASH || !routed) return drawQuestion(nodes, joinSentences([guess, labels.step_on]))
  const lengths = lengthsOf(scene, t)
  const longest = placesOfLargest(lengths, AS_READ)
  const length = numbers.decimals(lengths[longest[0]], AS_READ)
  const is = longest.length > 1 ? fill(labels.are_same, { length }) : fill(labels.is_longest, { number: counted(longest[0]), length })
  drawQuestion(nodes, joinSentences([guess, is]))
}
