/** The current step in one sentence, the line of code that runs, and the question that takes their place. */

import { h } from "../../kit/dom.js"
import { QUESTION, SKIPPED, drawQuestion } from "../../kit/question.js"
import { fill } from "../../kit/text.js"
import { stepSentence, stepTitle, verdictText } from "../describe/sentences.js"

/** @typedef {import("../scene.js").Moment} Moment */
/** @typedef {ReturnType<typeof buildWords>} WordNodes */

const GUESS = "guess-"

/** Build the places of sentence, line of code and question. */
export function buildWords() {
  const summary = h("span", { testid: "routing-summary" })
  const verdict = h("b", { testid: "routing-verdict" })
  const prediction = h("b", { class: "prediction", testid: "routing-prediction" })
  const running = h("pre", { class: "running mono", tabindex: 0, testid: "routing-line" })
  const said = h("p", { class: "said", "aria-live": "polite" }, summary, " ", verdict, " ", prediction)
  const explanation = h("div", { class: "explanation" }, said, running)
  const asked = h("p")
  const options = h("div", { class: "options", role: "group", data: { control: QUESTION } })
  const question = h("div", { class: "question", testid: "routing-question", hidden: true }, asked, options)
  const box = h("section", { class: "card now" }, explanation, question)
  return { box, summary, verdict, prediction, running, explanation, question, asked, options }
}

/**
 * Write the sentence of the step, and the line of code that computes it.
 *
 * @param {WordNodes} nodes
 * @param {Moment} moment
 */
export function drawWords({ summary, verdict, running }, moment) {
  const { labels, now, t, phase, code } = moment
  const runs = code.steps[phase]
  const line = code.lines[runs].trim()
  summary.replaceChildren(h("strong", {}, stepTitle(moment, t, now)), " · ", stepSentence(moment))
  verdict.textContent = verdictText(moment)
  running.textContent = line
  running.ariaLabel = fill(labels.code_now, { line })
  running.dataset.line = String(runs)
}

/**
 * Ask the kind's question, or show the explanation again.
 *
 * @param {WordNodes} nodes
 * @param {Moment} moment
 * @param {(answer: string) => void} onAnswer is called with a class's number or SKIPPED
 */
export function drawAsking({ explanation, question, asked, options }, { labels, numbers, classes, kind, state }, onAnswer) {
  const isAsking = kind.question !== null && state.pending !== null
  question.hidden = !isAsking
  explanation.classList.toggle("behind", isAsking)
  explanation.inert = isAsking
  const nodes = { root: question, box: question, text: asked, choices: options }
  if (kind.question === null || !isAsking) {
    drawQuestion(nodes, "")
    return
  }
  const { except, text } = kind.question
  drawQuestion(nodes, {
    text: text({ labels, classes, numbers }),
    choices: classes.map((name, j) => ({ id: `${GUESS}${j}`, text: name })).filter((_, j) => j !== except),
    skip: labels.skip,
    testid: "routing",
    onAnswer: (id) => onAnswer(id === SKIPPED ? id : id.replace(GUESS, "")),
  })
  question.scrollIntoView({ block: "nearest" })
}

/**
 * Show prediction and result together, once the step that tells is shown.
 *
 * @param {WordNodes} nodes
 * @param {Moment} moment
 * @param {string | null} answer what was answered, if anything
 */
export function drawPrediction({ prediction }, { labels, numbers, classes, kind: { question }, state: { step } }, answer) {
  const guess = Number(answer)
  const isMet = question && step >= question.askedAt && answer !== null && answer !== SKIPPED && guess < classes.length
  if (!isMet) prediction.textContent = ""
  else if (step < question.answeredAt) prediction.textContent = fill(question.waiting(labels), { guess: classes[guess] })
  else prediction.textContent = question.outcome({ labels, classes, numbers }, guess)
}
