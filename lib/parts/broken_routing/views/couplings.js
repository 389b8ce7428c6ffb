/** The couplings of the last pass as a picture, and what they add up to. */

import { h } from "../../kit/dom.js"
import { paint } from "../../kit/paint.js"
import { fill } from "../../kit/text.js"
import { measuresOf } from "../maths.js"
import { rangeText, shareText } from "../words.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildCouplings>} CouplingNodes */

/** Of the highest coupling, that dark and bright are apart: couplings that are nearly equal look so. */
const LEAST = 0.1
const ROWS = /** @type {const} */ (["given", "received", "coupling"])

export function buildCouplings() {
  const [title, help] = [h("h4"), h("p", { class: "small muted" })]
  const picture = h("canvas", { class: "map", role: "img" })
  const rows = ROWS.map((name) => {
    const [text, value, beside] = [h("span"), h("b", { testid: `broken-${name}` }), h("span", { class: "muted small" })]
    return { name, text, value, beside, row: h("div", { class: "measure" }, text, h("span", { class: "measured-value" }, value, beside)) }
  })
  const box = h("section", { class: "instrument", testid: "broken-couplings", data: { where: "couplings" } },
    title, ...rows.map(({ row }) => row), picture, help)
  return { box, title, help, picture, rows }
}

/** @param {CouplingNodes} nodes @param {Scene} scene */
export function fillCouplings({ title, rows, picture }, { update: { labels } }) {
  title.textContent = labels.couplings
  picture.setAttribute("aria-label", labels.couplings)
  for (const { name, text } of rows) text.textContent = labels[name]
}

/**
 * @param {CouplingNodes} nodes
 * @param {Scene} scene
 * @param {import("../reading.js").Reading | null} sound null if it is not shown
 */
export function drawCouplings({ rows, picture, help }, { update, read }, sound) {
  if (!read) return
  const { labels, numbers } = update
  const { couplings } = read.broken
  const [inputs, classes] = couplings.shape
  const [measures, beside] = [measuresOf(read.broken), sound && measuresOf(sound)]
  for (const row of rows) {
    row.value.textContent = rangeText(update, measures[row.name])
    row.value.dataset.low = String(measures[row.name].low)
    row.value.dataset.high = String(measures[row.name].high)
    row.beside.textContent = beside ? fill(labels.beside, { value: rangeText(update, beside[row.name]) }) : ""
  }
  const { low, high } = measures.coupling
  const span = Math.max(high - low, LEAST * high)
  paint(picture, classes, inputs, (which, at) => (couplings.data[at * classes + which] - low) / span)
  picture.setAttribute("aria-label", fill(labels.couplings_alt, { inputs, classes }))
  const [from, to, equal] = [low, low + span, 1 / classes].map((value) => shareText(numbers, value))
  help.textContent = fill(labels.couplings_help, { low: from, high: to, classes, equal })
}
