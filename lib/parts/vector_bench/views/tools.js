/** What is typed in and how large it is, and the steps of an iteration. */

import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"
import { LEAST, MOST } from "../layer.js"
import { PRESETS } from "../presets.js"
import { MOST_PASSES, STEPS, momentOf } from "../state.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildTools>} ToolNodes */

const SIZES = /** @type {const} */ (["inputs", "outputs", "dim"])
const FROMS = /** @type {const} */ (["votes", "capsules"])

export function buildTools() {
  const presets = PRESETS.map(({ name }) => h("button", { type: "button", value: name, testid: `bench-preset-${name}` }))
  const froms = FROMS.map((from) => h("button", { type: "button", value: from, testid: `bench-from-${from}` }))
  const sizes = SIZES.map((name) => {
    const label = h("label", { for: `bench-${name}` })
    const select = h("select", { id: `bench-${name}`, testid: `bench-${name}` })
    for (let count = LEAST[name]; count <= MOST[name]; count += 1) select.append(h("option", { value: count }, count))
    return { name, label, select, box: h("span", { class: "tool" }, label, select) }
  })
  const [passes, fewer, more] = [h("span", { id: "bench-passes" }), button("bench-fewer", "−"), button("bench-more", "+")]
  const count = h("output", { class: "number count", testid: "bench-passes" })
  const [back, next, iteration] = [button("bench-back", ""), button("bench-next", ""), h("b", { testid: "bench-iteration" })]
  next.classList.add("primary")
  const phases = STEPS.map((name, phase) => h("button", { type: "button", value: phase, testid: `bench-step-${name}` }))
  return {
    presets: h("div", { class: "tools", role: "group", data: { control: "preset" } }, ...presets),
    box: h("div", { class: "tools" },
      h("span", { class: "choice", role: "group", data: { control: "from" } }, ...froms),
      h("span", { class: "tools", data: { control: "size" } }, ...sizes.map(({ box }) => box)),
      h("span", { class: "tool", role: "group", "aria-labelledby": "bench-passes", data: { control: "passes" } }, passes,
        h("span", { class: "choice" }, fewer, count, more))),
    steps: h("div", { class: "tools steps", data: { control: "step" } }, h("span", { class: "tool" }, back, next), iteration,
      h("span", { class: "choice", role: "group" }, ...phases)),
    presetButtons: presets, froms, sizes, passes, fewer, more, count, back, next, iteration, phases,
  }
}

/** @param {string} testid @param {string} text */
function button(testid, text) {
  return h("button", { type: "button", testid }, text)
}

/**
 * @param {ToolNodes} nodes
 * @param {Scene} scene
 * @param {import("../view.js").Handlers} handlers
 */
export function fillTools(nodes, scene, { preset, from, size, passes, go, phase }) {
  const { labels } = scene.update
  const presets = { agree: labels.preset_agree, camps: labels.preset_camps, outlier: labels.preset_outlier, opposite: labels.preset_opposite,
    example: labels.preset_example }
  nodes.presets.ariaLabel = labels.presets
  for (const one of nodes.presetButtons) {
    one.textContent = presets[/** @type {keyof typeof presets} */ (one.value)]
    one.onclick = () => preset(one.value)
  }
  for (const one of nodes.froms) {
    one.textContent = one.value === "votes" ? labels.from_votes : labels.from_capsules
    one.onclick = () => from(/** @type {import("../state.js").From} */ (one.value))
  }
  const sizes = { inputs: labels.inputs, outputs: labels.outputs, dim: labels.dim }
  for (const { name, label, select } of nodes.sizes) {
    label.textContent = sizes[name]
    select.onchange = () => size({ [name]: Number(select.value) })
  }
  nodes.passes.textContent = labels.passes
  nodes.fewer.ariaLabel = labels.passes_fewer
  nodes.more.ariaLabel = labels.passes_more
  nodes.fewer.onclick = () => passes(Number(nodes.count.value) - 1)
  nodes.more.onclick = () => passes(Number(nodes.count.value) + 1)
  nodes.back.textContent = labels.back
  nodes.next.textContent = labels.next
  nodes.back.onclick = () => go(-1)
  nodes.next.onclick = () => go(1)
  const steps = { softmax: labels.step_softmax, weighted_sum: labels.step_weighted_sum, squash: labels.step_squash,
    agreement: labels.step_agreement, update: labels.step_update }
  nodes.phases.forEach((one, at) => {
    one.textContent = steps[STEPS[at]]
    one.onclick = () => phase(at)
  })
}

/**
 * @param {ToolNodes} nodes
 * @param {Scene} scene
 */
export function drawTools(nodes, { update: { labels }, state }) {
  const { t, phase } = momentOf(state)
  for (const one of nodes.presetButtons) one.ariaPressed = String(one.value === state.preset)
  for (const one of nodes.froms) one.ariaPressed = String(one.value === state.from)
  for (const { name, select } of nodes.sizes) select.value = String(state.size[name])
  nodes.count.value = String(state.passes)
  nodes.fewer.ariaDisabled = String(state.passes <= 1)
  nodes.more.ariaDisabled = String(state.passes >= MOST_PASSES)
  nodes.back.ariaDisabled = String(state.step === 0)
  nodes.next.ariaDisabled = String(state.step === state.passes * STEPS.length - 1)
  nodes.iteration.textContent = fill(labels.iteration, { iteration: counted(t), iterations: state.passes })
  nodes.phases.forEach((one, at) => { one.ariaPressed = String(at === phase) })
}
