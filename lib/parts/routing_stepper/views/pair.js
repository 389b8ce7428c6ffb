/** The selected pair (i, j): every symbol of the algorithm as it is for it, and the current step worked out. */

import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"
import { symbolsOf } from "../describe/symbols.js"

/** @typedef {import("../scene.js").Moment} Moment */
/** @typedef {ReturnType<typeof buildPair>} PairNodes */

/** Build the card of the pair. */
export function buildPair() {
  const [title, note] = [h("h4"), h("p", { class: "small muted" })]
  const numbers = h("dl", { class: "numbers", testid: "routing-symbols" })
  const [caption, formula] = [h("p", { class: "small" }), h("p", { class: "mono formula" })]
  const working = h("div", { class: "mono", testid: "routing-pair-working" })
  const result = h("p", { class: "mono result", testid: "routing-pair-result" })
  const box = h("section", { class: "card pair", testid: "routing-pair" },
    title, numbers, note, h("div", { class: "sum" }, caption, formula, working, result))
  return { box, title, note, numbers, caption, formula, working, result }
}

/**
 * Show the selected pair at the current step.
 *
 * @param {PairNodes} nodes
 * @param {Moment} moment
 */
export function drawPair(nodes, moment) {
  const { off, labels, classes, state: { i, j }, t, phase } = moment
  const capsule = off.has(i) ? fill(labels.off_capsule, { capsule: counted(i) }) : counted(i)
  nodes.title.textContent = fill(labels.pair, { capsule, class: classes[j] })
  nodes.note.textContent = labels.symbols_note
  drawSymbols(nodes.numbers, moment)
  drawWork(nodes, moment)
  Object.assign(nodes.box.dataset, { capsule: i, class: j, iteration: t + 1, phase })
}

/**
 * Show each symbol with its name in the code, its shape and its value, as far as this pass has computed it.
 *
 * @param {HTMLElement} list
 * @param {Moment} moment
 */
function drawSymbols(list, moment) {
  const { labels, numbers } = moment
  list.replaceChildren(...symbolsOf(moment).map(({ name, label, variable, shape, value, isFresh }) => {
    const number = value === null
      ? h("dd", { class: "mono", testid: `routing-pair-${name}`, "aria-label": labels.not_yet }, "·")
      : h("dd", { class: "mono", testid: `routing-pair-${name}`, data: { value } }, numbers.figures(value))
    return h("div", { class: isFresh ? "fresh" : undefined, data: { known: String(value !== null) } }, h("dt", {}, label), number,
      h("dd", { class: "mono shape" }, h("span", {}, variable), " ", h("span", { data: { shape } }, shape)))
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
