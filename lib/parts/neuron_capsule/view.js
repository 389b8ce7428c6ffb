/** Draws a neuron and a capsule side by side, and nothing else. */

import { h, svg } from "../kit/dom.js"
import { paintPicture } from "../kit/paint.js"
import { buildQuestion, drawQuestion } from "../kit/question.js"
import { fill, joinSentences } from "../kit/text.js"
import { angleOf, lengthOf } from "../kit/vectors.js"

/**
 * @typedef {object} Meta
 * @property {{ run: string, checkpoint: string, title: string, network: string | null, inputs: number }} neuron
 * @property {{ title: string, inputs: number, size: number, dim: number }} capsule
 * @property {string[]} classes
 * @property {number} farthest degrees
 * @property {{ turned?: string | null }} view
 *
 * @typedef {import("../kit/part.js").Update<Meta>} Update
 * @typedef {{ score: number, vector: Float32Array }} Reading of one class: the neuron's number, and the capsule's vector
 * @typedef {{ before: Reading | null, now: Reading | null }} Readings
 * @typedef {{ degrees: number, which: number, readings: Readings, isAble: boolean }} Shown
 * @typedef {ReturnType<typeof buildView>} View
 */

const ROWS = ["receives", "changes", "weighs", "adds"]
const GUESSES = ["turn", "sure"]
const [WIDTH, HEIGHT, RADIUS] = [220, 130, 84]

/** @param {HTMLElement} root */
export function buildView(root) {
  const [title, help] = [h("h4"), h("p", { class: "small muted" })]
  const question = buildQuestion(root, "neuron-said")
  const dialName = h("span")
  const dial = h("input", { type: "range", step: 1, value: 0, testid: "neuron-turn" })
  const [degrees, back] = [h("output", { class: "number" }), h("button", { type: "button", testid: "neuron-back" })]
  const [canvas, caption] = [h("canvas", { testid: "neuron-picture" }), h("figcaption", { class: "small" })]
  const [heads, cells] = [[h("th", { scope: "col" }), h("th", { scope: "col" })], ROWS.map(() => [h("th", { scope: "row" }), h("td"), h("td")])]
  const saysName = h("th", { scope: "row" })
  const says = [h("td", { testid: "neuron-says" }), h("td", { testid: "capsule-says" })]
  const drawings = [0, 1].map(() => svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "said-drawing", "aria-hidden": "true" }))
  const table = h("table", {}, h("thead", {}, h("tr", {}, h("td"), ...heads)),
    h("tbody", {}, ...cells.map((row) => h("tr", {}, ...row)), h("tr", { class: "says" }, saysName, ...says),
      h("tr", {}, h("td"), ...drawings.map((drawing) => h("td", {}, drawing)))))
  const [legend, summary] = [h("p", { class: "small muted" }), h("p", { testid: "neuron-summary", "aria-live": "polite" })]
  const [save, savePicture, saveNotebook] = ["neuron-save", "neuron-save-picture", "neuron-notebook"].map((testid) =>
    h("button", { type: "button", testid, data: { control: "export" } }))
  root.classList.add("both")
  root.replaceChildren(title, help, question.box,
    h("div", { class: "both-body" },
      h("div", { class: "turning", data: { control: "turned" } }, h("figure", {}, canvas, caption), h("label", {}, dialName, dial, degrees), back),
      h("div", { class: "scroll" }, table)),
    legend, summary, h("div", { class: "saves" }, save, savePicture, saveNotebook))
  return { root, title, help, question, dialName, dial, degrees, back, canvas, caption, heads, cells, saysName, says, drawings, legend, summary,
    save, savePicture, saveNotebook }
}

/**
 * @param {View} view
 * @param {Update} update
 */
export function fillTexts(view, { labels, numbers, meta: { neuron, capsule, farthest } }) {
  view.title.textContent = labels.title
  view.help.textContent = labels.help
  view.dialName.textContent = labels.turn
  view.dial.min = String(-farthest)
  view.dial.max = String(farthest)
  view.back.textContent = labels.back
  view.caption.textContent = labels.picture
  view.legend.textContent = labels.drawing
  view.saysName.textContent = labels.says
  view.save.textContent = labels.export
  view.savePicture.textContent = labels.export_picture
  view.saveNotebook.textContent = labels.export_notebook
  const grouped = numbers.grouped
  for (const [at, name] of ROWS.entries()) {
    const [head, ofNeuron, ofCapsule] = view.cells[at]
    head.textContent = labels[name]
    ofNeuron.textContent = fill(labels[`neuron_${name}`], { inputs: grouped(neuron.inputs) })
    ofCapsule.textContent = fill(labels[`capsule_${name}`], { inputs: grouped(capsule.inputs), size: capsule.size, dim: capsule.dim })
  }
}

/**
 * @param {View} view
 * @param {Update} update
 * @param {string | null} answer
 * @param {(guess: string) => void} onAnswer
 */
export function drawAsked({ question }, { labels }, answer, onAnswer) {
  if (answer === null) {
    const choices = GUESSES.map((id) => ({ id, text: labels[`ask_${id}`] }))
    drawQuestion(question, { text: labels.ask, choices, skip: labels.skip, testid: "neuron-guess", onAnswer })
    return
  }
  const guess = GUESSES.includes(answer) && fill(labels.guessed, { guess: labels[`ask_${answer}`] })
  drawQuestion(question, joinSentences([guess, labels.answer]))
}

/**
 * @param {View} view
 * @param {import("../kit/unpack.js").NumberArray} picture
 */
export function drawPicture({ canvas }, picture) {
  paintPicture(canvas, picture)
}

/**
 * Show what both say.
 *
 * @param {View} view
 * @param {Update} update
 * @param {Shown} shown
 */
export function drawReadings(view, { labels, numbers, meta }, { degrees, which, readings: { before, now }, isAble }) {
  const name = meta.classes[which]
  view.heads[0].replaceChildren(fill(labels.neuron, { class: name }), h("small", {}, meta.neuron.title))
  view.heads[1].replaceChildren(fill(labels.capsule, { class: name }), h("small", {}, meta.capsule.title))
  view.degrees.textContent = `${numbers.decimals(degrees, 0)}°`
  view.dial.ariaLabel = labels.turn
  if (!before || !now) {
    view.summary.textContent = isAble ? labels.waiting : labels.not_here
    return
  }
  const angle = angleOf(before.vector, now.vector) || 0 // a vector of 0 has no direction
  const [length, was] = [lengthOf(now.vector), lengthOf(before.vector)]
  const turned = `${numbers.decimals(angle, 0)}°`
  view.says[0].dataset.value = String(now.score)
  view.says[1].dataset.value = String(length)
  view.says[1].dataset.angle = String(angle)
  view.says[0].replaceChildren(fill(labels.neuron_says, { score: numbers.probability(now.score), before: numbers.probability(before.score) }),
    h("p", { class: "small muted" }, labels.neuron_loses))
  view.says[1].replaceChildren(fill(labels.capsule_says, { score: numbers.decimals(length, 2), before: numbers.decimals(was, 2), angle: turned }),
    h("p", { class: "small muted" }, labels.capsule_loses))
  view.drawings[0].replaceChildren(...barsOf(before.score, now.score))
  view.drawings[1].replaceChildren(...arrowsOf(was, length, angle))
  view.summary.textContent = fill(labels.summary, { degrees: `${numbers.decimals(degrees, 0)}°`, class: name,
    neuron: numbers.probability(now.score), capsule: numbers.decimals(length, 2), angle: turned })
}

/** @param {number} before @param {number} now */
function barsOf(before, now) {
  const full = WIDTH - 20
  return [
    svg("rect", { class: "frame", x: 10, y: 40, width: full, height: 22 }),
    svg("rect", { class: "before", x: 10, y: 40, width: full * before, height: 22 }),
    svg("rect", { class: "frame", x: 10, y: 72, width: full, height: 22 }),
    svg("rect", { class: "now", x: 10, y: 72, width: full * now, height: 22 }),
  ]
}

/**
 * In the plane of both vectors the one before lies level, and the one now is turned by the angle.
 *
 * @param {number} before its length
 * @param {number} now
 * @param {number} angle degrees
 */
function arrowsOf(before, now, angle) {
  const [x, y] = [WIDTH / 2 - RADIUS / 2, HEIGHT - 26]
  const arrow = (/** @type {string} */ of, /** @type {number} */ length, /** @type {number} */ turn) => {
    const [dx, dy] = [RADIUS * length * Math.cos(turn * Math.PI / 180), -RADIUS * length * Math.sin(turn * Math.PI / 180)]
    return [svg("line", { class: of, x1: x, y1: y, x2: x + dx, y2: y + dy }), svg("circle", { class: of, cx: x + dx, cy: y + dy, r: 6 })]
  }
  const arc = `M${x - RADIUS},${y}A${RADIUS},${RADIUS} 0 0 1 ${x + RADIUS},${y}`
  return [svg("path", { class: "reach", d: arc }), ...arrow("before", before, 0), ...arrow("now", now, angle)]
}
