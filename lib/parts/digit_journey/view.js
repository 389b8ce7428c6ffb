/** Draws where a learner is on the journey, and nothing else. */

import { h } from "../kit/dom.js"
import { fill } from "../kit/text.js"
import { lastIterationOf, reachedIteration } from "./state.js"
import { closeupPanel } from "./views/closeup.js"
import { controlBar } from "./views/controls.js"
import { overviewPanel } from "./views/overview.js"
import { digitRow, numberTables, sentencePanel } from "./views/panels.js"
import { longestTwo, resultOf, sentenceOf, stepLabel } from "./words.js"

/** @typedef {import("./journeys.js").Journey} Journey */
/** @typedef {import("./journeys.js").Network} Network */
/** @typedef {import("./journeys.js").Update} Update */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Step} Step */
/** @typedef {{ update: Update, network: Network, journeys: Journey[], steps: Step[] }} Journeys everything that is shown */
/** @typedef {ReturnType<typeof buildView>} View */

/**
 * @typedef {object} Handlers
 * @property {(image: number) => void} choose
 * @property {(guess: number | null) => void} answer
 * @property {(stage: string, node: Element) => void} enlarge
 * @property {() => void} close
 * @property {import("./views/controls.js").Moves} moves
 */

/**
 * Build everything for these journeys.
 *
 * @param {HTMLElement} root
 * @param {Journeys} shown
 * @param {Handlers} handlers
 * @param {HTMLElement} chooser of other pictures
 */
export function buildView(root, { update, network, journeys, steps }, { choose, answer, enlarge, close, moves }, chooser) {
  const digits = digitRow(update, network, journeys.slice(0, update.meta.examples), choose, chooser)
  const overview = overviewPanel(update, network, enlarge)
  const closeup = closeupPanel(update, network, close)
  const sentence = sentencePanel(root, update, network, answer)
  const controls = controlBar(update, steps, moves)
  const summary = h("p", { class: "unseen" })
  const tables = numberTables(update, network)
  root.classList.add("journey")
  root.tabIndex = -1
  root.replaceChildren(digits.node, chooser, h("div", { class: "stagebox" }, overview.node, closeup.node),
    h("div", { class: "below" }, sentence.node, controls.node), summary, tables.node)
  return { digits, overview, closeup, sentence, controls, summary, tables }
}

/**
 * Draw the journey at the step of the state.
 *
 * @param {View} view
 * @param {Journeys} shown
 * @param {State} state
 * @param {boolean} isPlaying
 */
export function drawView(view, shown, state, isPlaying) {
  const { update, network, journeys, steps } = shown
  const journey = journeys[state.image]
  const iteration = reachedIteration(steps, state.step)
  const isAtResult = state.step === lastIterationOf(steps) && journey.name in state.guesses
  view.digits.draw(journey.name)
  view.overview.draw(journey, { steps, step: state.step, iteration, guess: isAtResult ? state.guesses[journey.name] ?? -1 : -1 })
  view.closeup.draw(journey, iteration)
  view.controls.draw(state.step, isPlaying)
  drawSentence(view, shown, state, isAtResult)
  const { labels } = update
  view.summary.textContent = fill(journey.label === null ? labels.summary_own : labels.summary, { title: journey.title,
    layers: network.layers.length, count: network.capsules, iterations: network.iterations, ...longestTwo(update, network, journey) })
  view.tables.draw(journey)
}

/**
 * Ask the question, or write the sentence of the step that is looked at.
 *
 * @param {View} view
 * @param {Journeys} shown
 * @param {State} state
 * @param {boolean} isAtResult
 */
function drawSentence({ sentence, closeup }, { update, network, journeys, steps }, state, isAtResult) {
  const journey = journeys[state.image]
  const enlarged = closeup.stage()
  const step = steps.slice(0, state.step + 1).findLast(({ stage }) => stage === enlarged) ?? steps[state.step]
  if (state.asking) sentence.ask(journey)
  else if (!state.stepped && enlarged === null) sentence.write("", fill(update.labels.opening, longestTwo(update, network, journey)))
  else if (isAtResult && step === steps[lastIterationOf(steps)]) {
    sentence.write(stepLabel(update, step), resultOf(update, state.guesses[journey.name], network, journey))
  } else sentence.write(stepLabel(update, step), sentenceOf(update, step, network, journey))
}
