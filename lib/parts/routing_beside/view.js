/** Draws two routings of the same picture side by side, and nothing else. */

import { counted } from "../kit/counting.js"
import { h } from "../kit/dom.js"
import { placeOfLargest } from "../kit/maths.js"
import { buildQuestion, drawQuestion } from "../kit/question.js"
import { tableOf } from "../kit/table.js"
import { fill, joinSentences } from "../kit/text.js"
import { movedPairs, outcomeOf, placeOfDifference } from "./maths.js"
import { buildLengths, drawLengths } from "./views/lengths.js"
import { buildMaps, drawMaps } from "./views/maps.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */
/** @typedef {import("./scene.js").Shown} Shown */
/** @typedef {ReturnType<typeof buildView>} View */

export const GUESSES = ["longer", "shorter", "other"]
const MOVED = 3 // pairs

/** @param {HTMLElement} root */
export function buildView(root) {
  const open = h("button", { type: "button", testid: "beside-open", "aria-expanded": "false" })
  const [title, help] = [h("h4"), h("p", { class: "small muted" })]
  const waiting = h("p", { class: "small", role: "status", testid: "beside-waiting" })
  const networkLabel = h("label", { for: "beside-network" })
  const network = h("select", { id: "beside-network", testid: "beside-network" })
  const checkpointLabel = h("label", { for: "beside-checkpoint" })
  const checkpoint = h("select", { id: "beside-checkpoint", testid: "beside-checkpoint" })
  const checkpoints = h("span", { class: "tool", data: { control: "beside_checkpoint" } }, checkpointLabel, checkpoint)
  const iterationsLabel = h("span")
  const fewer = h("button", { type: "button", testid: "beside-fewer" }, "−")
  const more = h("button", { type: "button", testid: "beside-more" }, "+")
  const number = h("output", { class: "mono", testid: "beside-iterations" })
  const dial = h("span", { class: "choice", role: "group" }, fewer, number, more)
  const onePass = h("span", { class: "small muted" })
  const iterations = h("span", { class: "tool", data: { control: "beside_iterations" } }, iterationsLabel, dial, onePass)
  const networks = h("span", { class: "tool", data: { control: "beside" } }, networkLabel, network)
  const tools = h("div", { class: "tools" }, networks, checkpoints, iterations)
  const question = buildQuestion(root, "beside-said")
  const [entropyTitle, entropyHelp] = [h("h5"), h("p", { class: "small muted" })]
  const entropy = h("p", { class: "small", testid: "beside-entropy" })
  const [movedTitle, moved] = [h("h5"), h("ul", { class: "small", testid: "beside-moved" })]
  const [lengths, maps] = [buildLengths(), buildMaps()]
  const [csv, png, notebook] = ["csv", "png", "notebook"].map((form) =>
    h("button", { type: "button", testid: `beside-${form}`, data: { control: "export" } }))
  const [summary, table] = [h("summary"), h("div", { class: "table", tabindex: 0 })]
  const details = h("details", { testid: "beside-table", data: { control: "table" } }, summary, table)
  const numbers = h("section", {}, entropyTitle, entropy, entropyHelp, movedTitle, moved)
  const shown = h("div", { class: "covered" }, h("div", { class: "beside-body" }, lengths.box, h("div", {}, maps.box, numbers)),
    h("div", { class: "tools" }, csv, png, notebook), details)
  const body = h("section", { class: "card beside-all", hidden: true }, title, help, tools, waiting, question.box, shown)
  root.classList.add("beside-part")
  root.replaceChildren(h("div", { data: { control: "beside" } }, open), body)
  return { root, open, body, title, help, waiting, networkLabel, network, checkpointLabel, checkpoint, checkpoints, iterationsLabel, fewer, more,
    number, dial, onePass, question, lengths, maps, entropyTitle, entropyHelp, entropy, movedTitle, moved, csv, png, notebook, summary, table,
    details, shown }
}

/**
 * @param {View} view
 * @param {Update} update
 */
export function fillTexts(view, { labels, meta: { seconds } }) {
  view.title.textContent = labels.title
  view.help.textContent = labels.help
  view.networkLabel.textContent = labels.network
  view.checkpointLabel.textContent = labels.checkpoint
  view.iterationsLabel.textContent = labels.iterations
  view.dial.ariaLabel = labels.iterations
  view.fewer.ariaLabel = view.fewer.title = labels.fewer
  view.more.ariaLabel = view.more.title = labels.more
  view.onePass.textContent = labels.one_pass
  view.entropyTitle.textContent = labels.entropy
  view.entropyHelp.textContent = labels.entropy_help
  view.movedTitle.textContent = labels.moved
  view.csv.textContent = labels.csv
  view.png.textContent = labels.png
  view.notebook.textContent = labels.notebook
  view.summary.textContent = labels.table
  view.lengths.title.textContent = labels.lengths
  view.lengths.help.textContent = labels.lengths_help
  view.network.replaceChildren(...seconds.map(({ run, title }) => h("option", { value: run }, title)))
}

/**
 * Show what is chosen.
 *
 * @param {View} view
 * @param {Update} update
 * @param {boolean} isOpen
 * @param {import("./state.js").Chosen | null} chosen
 */
export function drawChoice(view, { labels, meta: { most_iterations: most } }, isOpen, chosen) {
  view.body.hidden = !isOpen
  view.open.textContent = isOpen ? labels.close_beside : labels.open
  view.open.ariaExpanded = String(isOpen)
  if (!chosen) return
  const { second, checkpoint, iterations } = chosen
  view.network.value = second.run
  view.checkpoints.hidden = second.checkpoints.length < 2
  view.checkpoint.replaceChildren(...second.checkpoints.map(({ name, label }) => h("option", { value: name }, label)))
  view.checkpoint.value = checkpoint
  const isOnePass = second.trained_with === null
  view.dial.hidden = isOnePass
  view.onePass.hidden = !isOnePass
  view.number.textContent = String(iterations)
  view.fewer.ariaDisabled = String(iterations <= 1)
  view.more.ariaDisabled = String(iterations >= most)
}

/**
 * Ask what the other routing will say, or show both and what came of the guess.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {string | null} answer
 * @param {(id: string) => void} onAnswer
 */
export function drawAsked({ question }, scene, answer, onAnswer) {
  const { update: { labels, numbers, meta: { classes } }, shown: { first, second, names } } = scene
  const [above, below] = [first.lengths, second.lengths].map((all) => all[all.length - 1])
  const which = placeOfLargest(above)
  const length = (/** @type {number} */ value) => numbers.decimals(value, 2)
  const guessText = (/** @type {string} */ id) => fill(labels[`ask_${id}`], { class: classes[which] })
  if (answer === null) {
    return drawQuestion(question, {
      text: fill(labels.ask, { class: classes[which], length: length(above[which]), second: names[1] }),
      choices: GUESSES.map((id) => ({ id, text: guessText(id) })), skip: labels.skip, testid: "beside-guess", onAnswer,
    })
  }
  const other = placeOfLargest(below)
  const values = { class: classes[which], other: classes[other], first_length: length(above[which]), second_length: length(below[other]) }
  const verdict = outcomeOf(above, below) === answer ? labels.guessed_right : labels.guessed
  const guess = GUESSES.includes(answer) && fill(verdict, { guess: guessText(answer) })
  const most = placeOfDifference(above, below)
  drawQuestion(question, joinSentences([guess, fill(which === other ? labels.answer_same : labels.answer_other, values),
    fill(labels.answer_difference, { class: classes[most], first_length: length(above[most]), second_length: length(below[most]) })]))
}

/**
 * Show both routings.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawBoth(view, scene) {
  const { update: { labels, numbers, meta: { classes } }, shown: { first, second } } = scene
  drawLengths(view.lengths, scene)
  drawMaps(view.maps, scene)
  const [one, other] = [first, second].map(({ entropies }) => entropies[entropies.length - 1])
  view.entropy.textContent = fill(labels.entropy_said, { first: numbers.percent(one, 1), second: numbers.percent(other, 1) })
  Object.assign(view.entropy.dataset, { first: String(one), second: String(other) })
  const moved = movedPairs(first, second, MOVED)
  view.moved.hidden = view.movedTitle.hidden = moved.length === 0
  view.moved.replaceChildren(...moved.map((pair) => h("li", {}, fill(labels.moved_pair, {
    capsule: counted(pair.i), class: classes[pair.j], first: numbers.figures(pair.first), second: numbers.figures(pair.second) }))))
  if (view.details.open) view.table.replaceChildren(...tablesOf(scene))
}

/** @param {Scene} scene */
function tablesOf({ update: { labels, numbers, meta: { classes } }, shown: { first, second, names } }) {
  const both = [first, second]
  const lengths = both.flatMap(({ lengths: all }, at) => all.flatMap((row, t) => row.map((length, j) =>
    [names[at], counted(t), classes[j], { value: length, text: numbers.decimals(length, 4) }])))
  const entropies = both.flatMap(({ entropies: all }, at) => all.map((value, t) =>
    [names[at], counted(t), { value, text: numbers.percent(value, 2) }]))
  return [
    tableOf([labels.column_routing, labels.column_iteration, labels.column_class, labels.column_length], lengths, labels.lengths),
    tableOf([labels.column_routing, labels.column_iteration, labels.column_of_uniform], entropies, labels.entropy),
  ]
}
