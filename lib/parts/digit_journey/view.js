/** Draws where a learner is on the journey, and nothing else. */

import { h } from "../kit/dom.js"
import { fill } from "../kit/text.js"
import { lastIterationOf, reachedIteration } from "./state.js"
import { closeupPanel } from "./views/closeup.js"
import { controlBar } from "./views/controls.js"
import { digitRow, numberTables, sayPanel } from "./views/panels.js"
import { wholeWay } from "./views/way.js"
import { longestTwo, resultOf, sentenceOf, stepLabel } from "./words.js"

/** @typedef {import("./journeys.js").Journey} Journey */
/** @typedef {import("./journeys.js").Network} Network */
/** @typedef {import("./journeys.js").Update} Update */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Step} Step */
/** @typedef {{ update: Update, network: Network, journeys: Journey[], steps: Step[] }} Journeys all that is shown */
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
 */
export function buildView(root, { update, network, journeys, steps }, { choose, answer, enlarge, close, moves }) {
  const digits = digitRow(update, network, journeys, choose)
  const way = wholeWay(update, network, enlarge)
  const closeup = closeupPanel(update, network, close)
  const say = sayPanel(update, network, answer)
  const controls = controlBar(update, steps, moves)
  const summary = h("p", { class: "unseen" })
  const tables = numberTables(update, network)
  root.classList.add("journey")
  root.tabIndex = -1
  root.replaceChildren(digits.node, h("div", { class: "stagebox" }, way.node, closeup.node),
    h("div", { class: "below" }, say.node, controls.node), summary, tables.node)
  return { digits, way, closeup, say, controls, summary, tables }
}

/**
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
  view.digits.draw(state.image)
  view.way.draw(journey, { steps, step: state.step, iteration, guess: isAtResult ? state.guesses[journey.name] ?? -1 : -1 })
  view.closeup.draw(journey, iteration)
  view.controls.draw(state.step, isPlaying)
  drawSay(view, shown, state, isAtResult)
  view.summary.textContent = fill(update.labels.summary, { title: journey.title, layers: network.layers.length, count: network.capsules,
    iterations: network.iterations, ...longestTwo(update, network, journey) })
  view.tables.draw(journey)
}

/**
 * Ask, or say what the step shows that is looked at.
 *
 * @param {View} view
 * @param {Journeys} shown
 * @param {State} state
 * @param {boolean} isAtResult
 */
function drawSay({ say, closeup }, { update, network, journeys, steps }, state, isAtResult) {
  const journey = journeys[state.image]
  const enlarged = closeup.stage()
  const step = steps.slice(0, state.step + 1).findLast(({ stage }) => stage === enlarged) ?? steps[state.step]
  if (state.asking) say.ask(journey)
  else if (!state.stepped && enlarged === null) say.tell("", fill(update.labels.opening, longestTwo(update, network, journey)))
  else if (isAtResult && step === steps[lastIterationOf(steps)]) {
    say.tell(stepLabel(update, step), resultOf(update, state.guesses[journey.name], network, journey))
  } else say.tell(stepLabel(update, step), sentenceOf(update, step, network, journey))
}
