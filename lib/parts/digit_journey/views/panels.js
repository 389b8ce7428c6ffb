/** What stands around the overview: the row of digits, the sentence or the question, the tables. */

import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { SKIPPED, buildQuestion, drawQuestion } from "../../kit/question.js"
import { tableOf } from "../../kit/table.js"
import { fill } from "../../kit/text.js"
import { drawPicture } from "./pictures.js"

/** @typedef {import("../journeys.js").Journey} Journey */
/** @typedef {import("../journeys.js").Network} Network */
/** @typedef {import("../journeys.js").Update} Update */

const TEST = /^test-/ // how the reference of a test image begins

/**
 * Build a button for each example, and one that opens the chooser of other pictures.
 *
 * @param {Update} update
 * @param {Network} network
 * @param {readonly Journey[]} examples
 * @param {(image: number) => void} choose
 * @param {HTMLElement} chooser
 */
export function digitRow({ labels }, { names }, examples, choose, chooser) {
  const buttons = examples.map(({ name, title, label, image }, at) => {
    const canvas = h("canvas")
    drawPicture(canvas, image)
    return h("button", { class: "digit", testid: `journey-digit-${name}`, title, onclick: () => choose(at),
      "aria-label": fill(labels.digit_button, { number: name.replace(TEST, ""), label: label === null ? "?" : names[label] }) }, canvas)
  })
  const further = h("button", { class: "further", testid: "journey-choose", onclick: () => open(Boolean(chooser.hidden)) }, labels.choose)
  const open = (/** @type {boolean} */ isOpen) => {
    chooser.hidden = !isOpen
    further.ariaExpanded = String(isOpen)
  }
  open(!chooser.hidden)
  return { node: h("div", { class: "digits", role: "group", data: { control: "image" }, "aria-label": labels.digits },
    h("span", { class: "muted" }, labels.digits), ...buttons, further),
  /** @param {string} name of the journey that is shown */
  draw(name) {
    buttons.forEach((button, at) => {
      button.ariaPressed = String(examples[at].name === name)
    })
    further.classList.toggle("shown", examples.every((example) => example.name !== name))
  } }
}

/**
 * Build the place of the sentence or of the question, as high as its longest text.
 *
 * @param {HTMLElement} root
 * @param {Update} update
 * @param {Network} network
 * @param {(guess: number | null) => void} answer
 */
export function sentencePanel(root, { labels }, { names, iterations }, answer) {
  const [lead, rest] = [h("b"), h("span")]
  const question = buildQuestion(root, "journey-say")
  question.text.append(lead, " ", rest)
  return { node: question.box,
    /**
     * @param {string} step whose sentence it is
     * @param {string} sentence
     */
    write(step, sentence) {
      lead.textContent = step
      drawQuestion({ ...question, text: rest }, sentence)
    },
    /** @param {Journey} journey */
    ask({ winner }) {
      rest.textContent = ""
      drawQuestion({ ...question, text: lead }, {
        text: fill(labels.question, { winner: names[winner], number: iterations }),
        choices: names.map((text, j) => ({ id: `guess-${j}`, text })).filter((_, j) => j !== winner),
        skip: labels.skip,
        testid: "journey",
        onAnswer: (id) => answer(id === SKIPPED ? null : Number(id.replace("guess-", ""))),
      })
    } }
}

/**
 * Build the numbers to open: every length, and what the drawn capsules send to the winner.
 *
 * @param {Update} update
 * @param {Network} network
 */
export function numberTables({ labels, numbers }, { names, iterations: count }) {
  const holder = h("div", { class: "tables", tabindex: 0 })
  const node = h("details", { data: { control: "table" } }, h("summary", {}, labels.numbers), holder)
  const iterations = Array.from({ length: count }, (_, at) => at)
  const heads = iterations.map((at) => fill(labels.step_iteration, { number: at + 1 }))
  const cell = (/** @type {number} */ value) => ({ value, text: numbers.decimals(value, 4) })
  /** @type {Journey} */
  let shown
  const fillIn = () => {
    if (!node.open) return
    const lengths = names.map((name, j) => [name, ...iterations.map((at) => cell(shown.lengthsAt(at)[j]))])
    const links = shown.linkCapsules.map((capsule, row) => [counted(capsule), ...iterations.map((at) => cell(shown.coupling(at, row, shown.winner)))])
    holder.replaceChildren(
      tableOf([labels.table_class, ...heads], lengths, labels.table_lengths),
      tableOf([labels.table_capsule, ...heads], links, fill(labels.table_links, { winner: names[shown.winner] })))
  }
  node.ontoggle = fillIn
  return { node,
    /** @param {Journey} journey */
    draw(journey) {
      shown = journey
      fillIn()
    } }
}
