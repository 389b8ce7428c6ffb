/** The sliders that change the picture, and the picture as it is now. */

import { h } from "../../kit/dom.js"
import { paintPicture } from "../../kit/paint.js"
import { fill } from "../../kit/text.js"
import { isUnchanged } from "../state.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../state.js").Dial} Dial */
/** @typedef {ReturnType<typeof buildDials>} DialNodes */

/**
 * @typedef {object} DialHandlers
 * @property {(dial: Dial, value: number) => void} turn
 * @property {() => void} rest after a dial was moved
 * @property {() => void} reset
 */

export function buildDials() {
  const [title, rows] = [h("h4"), h("div", { class: "dial-rows" })]
  const reset = h("button", { type: "button", testid: "turn-reset", data: { control: "reset" } })
  const canvas = h("canvas", { testid: "turn-picture", role: "img" })
  const caption = h("figcaption", { class: "small muted" })
  const picture = h("figure", { class: "turned" }, canvas, caption)
  const head = h("div", { class: "dial-head" }, title, reset)
  return { box: h("section", { class: "dials" }, head, rows), picture, title, rows, reset, canvas, caption, made: /** @type {Row[]} */ ([]) }
}

/** @typedef {ReturnType<typeof buildRow>} Row */

/** @param {Dial} dial */
function buildRow(dial) {
  const name = h("span", { class: "dial-name" })
  const { least, most, step } = dial
  const input = h("input", { type: "range", min: least, max: most, step, testid: `dial-${dial.name}` })
  const value = h("output", { class: "number", testid: `dial-value-${dial.name}` })
  return { row: h("label", { class: "dial", data: { control: dial.name } }, name, input, value), dial, name, input, value }
}

/**
 * @param {DialNodes} nodes
 * @param {Scene} scene
 * @param {DialHandlers} handlers
 */
export function fillDials(nodes, { update: { labels, meta } }, { turn, rest, reset }) {
  nodes.title.textContent = labels.dials
  nodes.reset.textContent = labels.reset
  nodes.reset.onclick = reset
  nodes.caption.textContent = labels.input
  nodes.canvas.setAttribute("aria-label", labels.input)
  if (nodes.made.length === 0) {
    nodes.made = meta.dials.map(buildRow)
    nodes.rows.replaceChildren(...nodes.made.map(({ row }) => row))
  }
  for (const { dial, name, input } of nodes.made) {
    name.textContent = labels[`dial_${dial.name}`]
    input.oninput = () => turn(dial, input.valueAsNumber)
    input.onchange = rest
  }
}

/**
 * Show where the dials stand, and the picture.
 *
 * @param {DialNodes} nodes
 * @param {Scene} scene
 */
export function drawDials({ made, reset, canvas }, { update: { labels, numbers, meta }, state, turned }) {
  for (const { row, dial, input, value } of made) {
    const now = state.values[dial.name]
    if (input.valueAsNumber !== now) input.valueAsNumber = now
    value.textContent = placeText(dial, now, labels, numbers)
    input.setAttribute("aria-valuetext", value.textContent)
    row.classList.toggle("shown", dial.name === state.dial)
    row.classList.toggle("moved", now !== dial.usual)
  }
  reset.disabled = isUnchanged(state, meta.dials)
  paintPicture(canvas, turned)
}

/**
 * Write a place of a dial with its unit.
 *
 * @param {Dial} dial
 * @param {number} value
 * @param {import("../../kit/text.js").Labels} labels
 * @param {import("../../kit/numbers.js").Numbers} numbers
 */
export function placeText({ name }, value, labels, numbers) {
  if (name === "turn") return fill(labels.degrees, { value: numbers.decimals(value, 0) })
  if (name === "size") return numbers.percent(value / 100)
  if (name === "shear") return numbers.decimals(value, 2)
  return fill(labels.pixels, { value: numbers.decimals(value, 1) })
}
