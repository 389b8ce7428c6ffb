/** The numbers of one primary capsule, and how many of all are below 0. */

import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { percentOf } from "../../kit/maths.js"
import { fill } from "../../kit/text.js"
import { capsuleOf, measuresOf } from "../maths.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildCapsule>} CapsuleNodes */

const NUMBER = "broken-capsule"
const LEAST = 0.01 // that a bar can stand for at its full length

export function buildCapsule() {
  const [title, label, of] = [h("h4"), h("label", { for: NUMBER }), h("span", { class: "small muted" })]
  const number = h("input", { type: "number", id: NUMBER, min: 1, step: 1, testid: NUMBER })
  const [bars, help, below] = [h("div", { class: "bars" }), h("p", { class: "small muted" }), h("p", { testid: "broken-below" })]
  const beside = h("p", { class: "small muted" })
  const box = h("section", { class: "instrument", testid: "broken-primary", data: { where: "capsule" } },
    title, h("div", { class: "tool", data: { control: "capsule" } }, label, number, of), bars, help, below, beside)
  return { box, title, label, number, of, bars, help, below, beside }
}

/** @param {CapsuleNodes} nodes @param {Scene} scene */
export function fillCapsule({ title, label }, { update: { labels } }) {
  title.textContent = labels.capsule
  label.textContent = labels.capsule_number
}

/**
 * @param {CapsuleNodes} nodes
 * @param {Scene} scene
 * @param {import("../reading.js").Reading | null} sound null if it is not shown
 */
export function drawCapsule({ number, of, bars, help, below, beside }, { update: { labels, numbers }, read, state }, sound) {
  if (!read) return
  const { primary } = read.broken
  const [count, dim] = primary.shape
  const at = Math.min(state.capsule, count - 1)
  const values = capsuleOf(primary, at)
  number.max = String(count)
  number.value = String(counted(at))
  of.textContent = fill(labels.capsule_of, { count: numbers.grouped(count) })
  help.textContent = fill(labels.capsule_help, { dim })
  const most = Math.max(LEAST, ...Array.from(values, Math.abs))
  while (bars.children.length < dim) bars.append(buildBar())
  Array.from(values).forEach((value, place) => {
    const bar = /** @type {HTMLElement} */ (bars.children[place])
    const [label, track, text] = /** @type {HTMLElement[]} */ ([...bar.children])
    const filled = /** @type {HTMLElement} */ (track.firstElementChild)
    label.textContent = String(counted(place))
    filled.className = value < 0 ? "less" : "more"
    filled.style.width = percentOf(Math.abs(value), 2 * most)
    text.textContent = numbers.decimals(value, 3)
    text.dataset.value = String(value)
  })
  const share = (/** @type {import("../reading.js").Reading} */ reading) => numbers.percent(measuresOf(reading).below, 1)
  below.textContent = fill(labels.below, { share: share(read.broken), count: numbers.grouped(count * dim) })
  beside.textContent = sound ? fill(labels.beside, { value: share(sound) }) : ""
}

function buildBar() {
  const [label, value] = [h("span", { class: "small muted number" }), h("span", { class: "number small" })]
  return h("div", { class: "bar-row" }, label, h("span", { class: "two-sided" }, h("i")), value)
}
