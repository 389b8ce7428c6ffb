/** The selected pair (i, j): its vectors, its numbers, and the current step worked out with them. */

import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"

/** @typedef {import("../../kit/numbers.js").Numbers} Numbers */
/** @typedef {import("../scene.js").Moment} Moment */
/** @typedef {ReturnType<typeof buildPair>} PairNodes */
/** @typedef {ReturnType<typeof buildVector>} VectorNodes */

/** Build the card of the pair. */
export function buildPair() {
  const title = h("h4")
  const [primary, vote] = [buildVector("routing-primary"), buildVector("routing-vote")]
  const shape = h("p", { class: "mono small shape", testid: "routing-shape" })
  const numbers = h("dl", { class: "numbers" })
  const [caption, formula] = [h("p", { class: "small" }), h("p", { class: "mono formula" })]
  const working = h("div", { class: "mono", testid: "routing-pair-working" })
  const result = h("p", { class: "mono result", testid: "routing-pair-result" })
  const projectionTitle = h("h5")
  const projection = h("canvas", { testid: "routing-projection", role: "img" })
  const projectionCaption = h("p", { class: "small muted" })
  const plane = h("div", { class: "seen-along" }, projectionTitle, projection, projectionCaption)
  const box = h("section", { class: "card pair", testid: "routing-pair" },
    title, primary.box, vote.box, shape, numbers, h("div", { class: "sum" }, caption, formula, working, result), plane)
  return { box, title, primary, vote, shape, numbers, caption, formula, working, result, plane, projectionTitle, projection, projectionCaption }
}

/** @param {string} testid */
function buildVector(testid) {
  const [title, range, bars] = [h("span"), h("span", { class: "muted mono" }), h("div", { class: "bars", testid })]
  return { box: h("div", { class: "vector" }, h("p", { class: "small" }, title, range), bars), title, range, bars }
}

/**
 * Show the selected pair at the current step.
 *
 * @param {PairNodes} nodes
 * @param {Moment} moment
 */
export function drawPair(nodes, moment) {
  const { trace, kind, labels, numbers, classes, state: { i, j }, t, phase } = moment
  nodes.title.textContent = fill(labels.pair, { capsule: counted(i), class: classes[j] })
  drawVector(nodes.primary, labels.primary_vector, trace.primary(i), numbers)
  drawVector(nodes.vote, labels.vote_vector, trace.vote(i, j), numbers)
  nodes.shape.textContent = kind.shape
  drawNumbers(nodes.numbers, moment)
  drawWork(nodes, moment)
  Object.assign(nodes.box.dataset, { capsule: i, class: j, iteration: t + 1, phase })
  nodes.projectionTitle.textContent = fill(labels.projection, { class: classes[j] })
  nodes.projectionCaption.textContent = kind.projectionCaption(labels)
}

/**
 * Show a vector as bars around zero, each with its unrounded number.
 *
 * @param {VectorNodes} nodes
 * @param {string} name
 * @param {Float32Array} values
 * @param {Numbers} numbers
 */
function drawVector({ title, range, bars }, name, values, { decimals, figures }) {
  title.textContent = name
  range.textContent = `${decimals(Math.min(...values), 2)} … ${decimals(Math.max(...values), 2)}`
  const widest = Math.max(1e-9, ...values.map(Math.abs))
  bars.replaceChildren(...Array.from(values, (value) => h("i", {
    class: value < 0 ? "less" : "more", style: { "--size": `${(50 * Math.abs(value)) / widest}%` }, data: { value }, title: figures(value),
  })))
}

/**
 * Show the pair's numbers, as far as this iteration has computed them.
 *
 * @param {HTMLElement} list
 * @param {Moment} moment
 */
function drawNumbers(list, { kind, labels, numbers, state: { i, j }, t, phase, now }) {
  list.dataset.count = String(kind.numbers.length)
  list.replaceChildren(...kind.numbers.map(({ name, label, known, at, now: current = at }) => {
    const value = phase >= known ? current(t, i, j, phase) : null
    const number = value === null
      ? h("dd", { class: "mono", testid: `routing-pair-${name}`, "aria-label": labels.not_yet }, "·")
      : h("dd", { class: "mono", testid: `routing-pair-${name}`, data: { value } }, numbers.figures(value))
    return h("div", { class: now.fresh === name ? "fresh" : undefined }, h("dt", {}, label(labels)), number)
  }))
}

/**
 * @param {PairNodes} nodes
 * @param {Moment} moment
 */
function drawWork(nodes, moment) {
  const { name, caption, formula, working, symbol, value } = moment.now.work(moment)
  nodes.caption.textContent = caption
  nodes.formula.textContent = formula
  nodes.working.replaceChildren(...working.map((line) => h("p", {}, line)))
  nodes.result.textContent = `${symbol} = ${moment.numbers.figures(value)}`
  Object.assign(nodes.result.dataset, { name, value: String(value) })
}
