/** The couplings of the capsule that is looked at: a slider for each class, which moves the others too. */

import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { percentOf } from "../../kit/maths.js"
import { fill } from "../../kit/text.js"
import { dot } from "../../kit/vectors.js"
import { WHOLE } from "../maths.js"
import { routedRow, sizesOf } from "../scene.js"
import { sharesOf } from "../state.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildSliders>} SliderNodes */
/** @typedef {ReturnType<typeof buildSlider>} Slider */

const STEP = 10 // thousandths

export function buildSliders() {
  const [title, help, rows] = [h("h4"), h("p", { class: "small muted" }), h("div", { class: "slider-rows" })]
  const [name, coupling, vote] = [h("span"), h("span"), h("span")]
  const heads = h("div", { class: "slider heads small", "aria-hidden": "true" }, name, h("span"), coupling, vote, h("span"))
  const equal = h("button", { type: "button", testid: "router-equal" })
  const copy = h("button", { type: "button", testid: "router-copy" })
  const table = h("div", { class: "slider-table" }, heads, rows)
  const box = h("section", { class: "sliders", data: { control: "hand" } }, title, table, help, h("div", { class: "tools" }, equal, copy))
  return { box, title, name, coupling, vote, rows, help, equal, copy, made: /** @type {Slider[]} */ ([]) }
}

/** @param {number} at */
function buildSlider(at) {
  const [name, mark] = [h("b", { class: "class-name" }), h("i", { class: "mark", hidden: true })]
  const input = h("input", { type: "range", min: 0, max: WHOLE, step: STEP, testid: `router-share-${at}` })
  const [value, vote] = [h("output", { class: "number" }), h("span", { class: "number muted covered", testid: `router-vote-${at}` })]
  const all = h("button", { type: "button", class: "all", testid: `router-all-${at}` })
  const row = h("div", { class: "slider" }, name, h("span", { class: "slider-track" }, mark, input), value, vote, all)
  return { row, name, mark, input, value, vote, all }
}

/**
 * @param {SliderNodes} nodes
 * @param {Scene} scene
 * @param {import("../view.js").Handlers} handlers
 */
export function fillSliders(nodes, { update: { labels, meta: { classes } }, set }, { move, settle, all, equal, copy }) {
  nodes.name.textContent = labels.class
  nodes.coupling.textContent = labels.coupling
  nodes.vote.textContent = nodes.vote.title = labels.agreement
  nodes.help.textContent = labels.sliders_help
  nodes.equal.textContent = labels.equal
  nodes.copy.textContent = fill(labels.copy, { count: set.length })
  nodes.equal.onclick = equal
  nodes.copy.onclick = copy
  nodes.made = classes.map((name, at) => {
    const slider = buildSlider(at)
    slider.name.textContent = slider.name.title = name
    slider.all.textContent = labels.all
    slider.all.ariaLabel = fill(labels.all_to, { class: name })
    slider.input.oninput = () => move(at, slider.input.valueAsNumber)
    slider.input.onchange = settle
    slider.all.onclick = () => all(at)
    return slider
  })
  nodes.rows.replaceChildren(...nodes.made.map(({ row }) => row))
}

/**
 * Show the couplings as they are now, and beside them how well each vote agrees with its class capsule.
 *
 * @param {SliderNodes} nodes
 * @param {Scene} scene
 */
export function drawSliders(nodes, scene) {
  const { update: { labels, numbers, meta, arrays: { votes } }, origin: { shows }, state, at: capsule, hand } = scene
  const { classes } = sizesOf(scene.update)
  const shares = sharesOf(state, capsule, classes)
  const chosen = routedRow(scene, capsule)
  const dim = votes.shape[2]
  nodes.title.textContent = fill(labels.sliders, { capsule: counted(capsule) })
  for (const [at, { row, name, mark, input, value, vote }] of nodes.made.entries()) {
    const share = shares[at]
    if (input.valueAsNumber !== share) input.value = String(share)
    input.ariaLabel = fill(labels.coupling_to, { capsule: counted(capsule), class: meta.classes[at] })
    input.setAttribute("aria-valuetext", numbers.decimals(share / WHOLE, 2))
    value.textContent = numbers.decimals(share / WHOLE, 2)
    row.dataset.value = String(share / WHOLE)
    name.classList.toggle("labelled", shows.includes(at))
    mark.hidden = !state.isShown
    mark.style.left = percentOf(chosen[at], 1)
    mark.title = fill(labels.chosen_mark, { value: numbers.decimals(chosen[at], 2) })
    if (!hand) continue
    const from = (capsule * classes + at) * dim
    const agreement = dot(votes.data.subarray(from, from + dim), hand.outputs.data.subarray(at * dim, (at + 1) * dim))
    vote.textContent = numbers.decimals(agreement, 2)
    vote.dataset.value = String(agreement)
  }
}
