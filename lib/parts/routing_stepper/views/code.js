/** The code of the whole algorithm: the line that runs is marked, and every symbol in it says what it is now. */

import { h } from "../../kit/dom.js"
import { symbolsOf } from "../describe/symbols.js"
import { setCurrent } from "./steps.js"

/** @typedef {import("../scene.js").Moment} Moment */
/** @typedef {ReturnType<typeof buildCode>} CodeNodes */

const NAME = /([A-Za-z_]\w*)/

/** Build the place of the code. */
export function buildCode() {
  const title = h("summary")
  const lines = h("pre", { class: "code mono", tabindex: 0, testid: "routing-code" })
  return { box: h("details", { class: "card more-below", open: true, data: { control: "code" } }, title, lines), title, lines }
}

/**
 * Show the code, whichever line runs.
 *
 * @param {CodeNodes} nodes
 * @param {Moment} moment
 */
export function fillCode({ title, lines }, moment) {
  const { labels, code } = moment
  const names = new Set(symbolsOf(moment).map(({ variable }) => variable))
  title.textContent = labels.code
  lines.replaceChildren(...code.lines.map((text) => h("div", {}, ...piecesOf(text || " ", names))))
}

/**
 * Return a line as text, with an element for each symbol in it and one for the comment behind it.
 *
 * @param {string} text
 * @param {Set<string>} names
 */
function piecesOf(text, names) {
  const [statement, ...comment] = text.split(/(?=\s+#)/)
  const pieces = statement.split(NAME).map((piece) => (names.has(piece) ? h("span", { class: "symbol", data: { name: piece } }, piece) : piece))
  return [...pieces, comment.length > 0 && h("span", { class: "comment" }, comment.join(""))]
}

/**
 * Mark the line that runs, and the symbols as far as this pass has computed them.
 *
 * @param {CodeNodes} nodes
 * @param {Moment} moment
 */
export function drawCode({ lines }, moment) {
  const { numbers, phase, code } = moment
  const symbols = new Map(symbolsOf(moment).map((symbol) => [symbol.variable, symbol]))
  for (const [at, element] of [...lines.children].entries()) {
    element.classList.toggle("runs", at === code.steps[phase])
    setCurrent(element, at === code.steps[phase])
  }
  for (const element of lines.querySelectorAll(".symbol")) {
    const symbol = symbols.get(element.textContent ?? "")
    if (!symbol || !(element instanceof HTMLElement)) continue
    element.classList.toggle("fresh", symbol.isFresh)
    element.classList.toggle("ahead", symbol.value === null)
    element.title = `${symbol.label} [${symbol.shape}]${symbol.value === null ? "" : ` = ${numbers.figures(symbol.value)}`}`
  }
}
