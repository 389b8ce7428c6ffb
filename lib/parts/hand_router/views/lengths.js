/** What becomes of the votes: the length of each class capsule, what it was with equal couplings, and what the algorithm gets. */

import { marginTerms } from "../../kit/capsules/losses.js"
import { h } from "../../kit/dom.js"
import { percentOf } from "../../kit/maths.js"
import { fill } from "../../kit/text.js"
import { lengthOf } from "../../kit/vectors.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildLengths>} LengthNodes */
/** @typedef {ReturnType<typeof buildRow>} Row */

const SYMBOLS = { length: ["‖s‖", "‖v‖"], activation: ["‖μ‖", "a"] } // of the weighted sum, and of what it becomes

export function buildLengths() {
  const [title, legend, rows] = [h("h4"), h("p", { class: "small legend" }), h("div", { class: "rows" })]
  const [name, sum, length, loss] = [h("span"), h("span"), h("span"), h("span")]
  const heads = h("div", { class: "length-row heads", "aria-hidden": "true" }, name, h("span"), sum, length, loss)
  return { box: h("div", { class: "lengths" }, title, heads, rows, legend), title, legend, rows, name, sum, length, loss,
    made: /** @type {Row[]} */ ([]) }
}

/** @param {number} at */
function buildRow(at) {
  const name = h("b", { class: "class-name" })
  const [bar, equal, chosen] = [h("i", { class: "bar" }), h("i", { class: "equal" }), h("i", { class: "chosen", hidden: true })]
  const [sum, length, loss] = ["sum", "length", "loss"].map((one) => h("span", { class: "number", testid: `router-${one}-${at}` }))
  const row = h("div", { class: "length-row" }, name, h("span", { class: "track" }, bar, equal, chosen), sum, length, loss)
  return { row, name, bar, equal, chosen, sum, length, loss }
}

/**
 * @param {LengthNodes} nodes
 * @param {Scene} scene
 */
export function fillLengths(nodes, { update: { labels, meta: { classes, presence } } }) {
  nodes.title.textContent = labels.lengths
  nodes.name.textContent = labels.class
  const [sum, length] = SYMBOLS[presence]
  nodes.sum.textContent = sum
  nodes.length.textContent = length
  nodes.loss.textContent = labels.loss
  nodes.made = classes.map((name, at) => {
    const row = buildRow(at)
    row.name.textContent = row.name.title = name
    return row
  })
  nodes.rows.replaceChildren(...nodes.made.map(({ row }) => row))
}

/**
 * @param {LengthNodes} nodes
 * @param {Scene} scene
 */
export function drawLengths({ made, legend }, { update: { labels, numbers, meta }, origin: { shows }, hand, equal, chosen, state }) {
  legend.replaceChildren(h("span", { class: "key" }, h("i", { class: "swatch hand" }), labels.legend_hand),
    h("span", { class: "key" }, h("i", { class: "swatch even" }), labels.legend_equal),
    h("span", { class: "key", hidden: !state.isShown }, h("i", { class: "swatch algorithm" }), labels.legend_chosen))
  if (!hand) return
  const terms = shows.length > 0 ? marginTerms(hand.lengths, shows, meta.losses) : null
  const dim = hand.sums.shape[1]
  for (const [at, row] of made.entries()) {
    const length = hand.lengths[at]
    row.row.classList.toggle("longest", at === hand.longest)
    row.name.classList.toggle("labelled", shows.includes(at))
    row.bar.style.transform = `scaleX(${Math.min(length, 1)})`
    row.equal.hidden = !equal
    if (equal) row.equal.style.left = percentOf(Math.min(equal.lengths[at], 1), 1)
    row.chosen.hidden = !state.isShown || !chosen
    if (chosen) row.chosen.style.left = percentOf(Math.min(chosen.lengths[at], 1), 1)
    row.row.title = fill(labels.length_row, { class: meta.classes[at], length: numbers.decimals(length, 2) })
    show(row.sum, lengthOf(hand.sums.data.subarray(at * dim, (at + 1) * dim)), (value) => numbers.decimals(value, 2))
    show(row.length, length, (value) => numbers.decimals(value, 2))
    if (terms) show(row.loss, terms[at], (value) => numbers.decimals(value, 3))
    else row.loss.textContent = "–"
  }
}

/** @param {HTMLElement} node @param {number} value @param {(value: number) => string} write */
function show(node, value, write) {
  node.textContent = write(value)
  node.dataset.value = String(value)
}
