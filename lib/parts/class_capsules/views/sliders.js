/** A slider for each number of the capsule that is looked at. */

import { h } from "../../kit/dom.js"
import { percentOf } from "../../kit/maths.js"
import { fill, joinSentences } from "../../kit/text.js"
import { REACH } from "../state.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildSliders>} SliderNodes */
/** @typedef {ReturnType<typeof buildSlider>} Slider */

const STEP = 0.01

export function buildSliders() {
  const [title, help, rows] = [h("h4"), h("p", { class: "small muted" }), h("div", { class: "slider-rows" })]
  const box = h("section", { class: "sliders", data: { control: "numbers" } }, title, rows, help)
  return { box, title, help, rows, made: /** @type {Slider[]} */ ([]) }
}

/** @param {number} at */
function buildSlider(at) {
  const name = h("span", { class: "slider-name" }, String(at + 1))
  const [band, mark] = [h("i", { class: "band", hidden: true }), h("i", { class: "mark" })]
  const input = h("input", { type: "range", min: -REACH, max: REACH, step: STEP, testid: `number-${at + 1}` })
  const value = h("output", { class: "number" })
  const row = h("label", { class: "slider" }, name, h("span", { class: "slider-track" }, band, mark, input), value)
  return { row, name, band, mark, input, value }
}

/**
 * @param {SliderNodes} nodes
 * @param {Scene} scene
 * @param {import("../view.js").Handlers} handlers
 */
export function fillSliders(nodes, { update: { labels }, vector }, { move, settle }) {
  nodes.help.textContent = labels.sliders_help
  nodes.made = Array.from(vector, (_, at) => {
    const slider = buildSlider(at)
    slider.input.oninput = () => move(at, slider.input.valueAsNumber)
    slider.input.onchange = settle
    return slider
  })
  nodes.rows.style.setProperty("--half", String(Math.ceil(vector.length / 2)))
  nodes.rows.replaceChildren(...nodes.made.map(({ row }) => row))
}

/**
 * Show the numbers as they are now, where the network put them, and where those of test digits are.
 *
 * @param {SliderNodes} nodes
 * @param {Scene} scene
 */
export function drawSliders(nodes, { update: { labels, numbers, meta }, which, vector, state: { offsets }, names, ranges }) {
  const ofClass = meta.classes[which]
  nodes.title.textContent = fill(labels.sliders, { class: ofClass })
  for (const [at, { row, name, input, value, mark, band }] of nodes.made.entries()) {
    const now = vector[at] + (offsets[at] ?? 0)
    if (Math.abs(input.valueAsNumber - now) > STEP / 2) input.valueAsNumber = now
    const own = names[`${which}-${at + 1}`]
    name.textContent = own ? fill(labels.named, { number: at + 1, name: own }) : String(at + 1)
    input.ariaLabel = joinSentences([fill(labels.number, { number: at + 1, class: ofClass }), own])
    value.textContent = numbers.decimals(now, 2)
    row.dataset.value = String(now)
    row.classList.toggle("moved", (offsets[at] ?? 0) !== 0)
    mark.style.left = shareOf(vector[at])
    band.hidden = !ranges
    if (!ranges) continue
    const { low, high } = ranges[at]
    band.style.left = shareOf(low)
    band.style.right = percentOf(REACH - high, 2 * REACH)
  }
}

/** @param {number} value */
function shareOf(value) {
  return percentOf(Math.min(Math.max(value, -REACH), REACH) + REACH, 2 * REACH)
}
