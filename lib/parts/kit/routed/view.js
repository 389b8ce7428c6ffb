/** What to route: the picture, the checkpoint and the number of iterations; and why the server answers, if it does. */

import { h } from "../dom.js"
import { whyOnServer } from "../network/words.js"
import { fill } from "../text.js"
import { networkOf } from "./choice.js"

/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./rerouting.js").Update} Update */
/** @typedef {{ meta: { choices: import("./choice.js").Choices }, labels: import("../text.js").Labels }} Offered */
/** @typedef {ReturnType<typeof buildChoices>} ChoiceNodes */

const [CHECKPOINT, ITERATIONS, HELP] = ["routing-checkpoint", "routing-iterations", "routing-iterations-help"]

/** Build the choices, and a place for the one of the picture. */
export function buildChoices() {
  const picture = h("div")
  const checkpointLabel = h("label", { for: CHECKPOINT })
  const checkpoint = h("select", { id: CHECKPOINT, testid: CHECKPOINT })
  const checkpoints = h("span", { class: "tool", data: { control: "checkpoint" } }, checkpointLabel, checkpoint)
  const label = h("label", { for: ITERATIONS })
  const fewer = h("button", { type: "button", testid: "routing-fewer" }, "−")
  const number = h("input", { type: "number", id: ITERATIONS, min: 1, step: 1, testid: ITERATIONS, "aria-describedby": HELP })
  const more = h("button", { type: "button", testid: "routing-more" }, "+")
  const dial = h("span", { class: "tool", data: { control: "iterations" } }, label, h("span", { class: "choice" }, fewer, number, more))
  const help = h("span", { id: HELP, class: "small muted", data: { control: "iterations" } })
  const waiting = h("span", { class: "small", role: "status", testid: "routing-waiting" })
  const iterations = h("div", { class: "tool passes" }, dial, h("div", { class: "beside" }, help, waiting))
  const note = h("p", { class: "small muted", testid: "routing-note", hidden: true })
  const tools = h("div", { class: "tools" }, checkpoints, iterations)
  const box = h("section", { class: "choices" }, picture, tools, note)
  return { box, tools, picture, checkpointLabel, checkpoint, checkpoints, label, fewer, number, more, dial, help, waiting, note }
}

/**
 * Show what there is to choose from.
 *
 * @param {ChoiceNodes} nodes
 * @param {Offered} update
 */
export function fillChoices(nodes, { meta: { choices }, labels }) {
  const { trained_with: trainedWith, most_iterations: most, checkpoints } = choices
  nodes.checkpointLabel.textContent = labels.checkpoint
  nodes.checkpoints.title = labels.checkpoint_help
  nodes.checkpoints.hidden = checkpoints.length < 2
  nodes.checkpoint.replaceChildren(...checkpoints.map(({ name, label }) => h("option", { value: name }, label)))
  nodes.label.textContent = labels.iterations
  nodes.fewer.ariaLabel = nodes.fewer.title = labels.iterations_fewer
  nodes.more.ariaLabel = nodes.more.title = labels.iterations_more
  nodes.number.max = String(most)
  nodes.dial.hidden = trainedWith === null
  nodes.help.textContent = trainedWith === null ? labels.one_pass_help : fill(labels.iterations_help, { iterations: trainedWith })
}

/**
 * Show what is chosen.
 *
 * @param {ChoiceNodes} nodes
 * @param {Pick<Offered, "meta">} update
 * @param {Pick<Choice, "iterations" | "checkpoint">} choice
 */
export function drawChoices({ checkpoint, number, fewer, more }, { meta: { choices } }, { iterations, checkpoint: name }) {
  checkpoint.value = name
  if (number.value !== String(iterations)) number.value = String(iterations)
  fewer.ariaDisabled = String(iterations <= 1)
  more.ariaDisabled = String(iterations >= choices.most_iterations)
}

/**
 * Say whether an answer is awaited, and why the server gives it in the place of the browser.
 *
 * @param {ChoiceNodes} nodes
 * @param {Update} update
 * @param {import("./rerouting.js").Rerouting} rerouting
 * @param {boolean} isWaiting
 */
export function drawWaiting(nodes, { meta: { choices }, labels }, { choice, chosen }, isWaiting) {
  sayWaiting(nodes, labels, isWaiting)
  const { note } = nodes
  const shown = choice()
  chosen.explain(note, labels)
  if (!shown || networkOf(shown, choices) !== null) return
  note.textContent = whyOnServer("large", labels)
  note.hidden = false
}

/**
 * Say in the place of the help that an answer is awaited.
 *
 * @param {Pick<ChoiceNodes, "help" | "waiting">} nodes
 * @param {import("../text.js").Labels} labels
 * @param {boolean} isWaiting
 */
export function sayWaiting({ help, waiting }, labels, isWaiting) {
  waiting.textContent = isWaiting ? labels.waiting : ""
  help.classList.toggle("behind", isWaiting)
}
