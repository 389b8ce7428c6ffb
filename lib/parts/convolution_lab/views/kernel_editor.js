/** The chosen kernel, cell by cell: type, drag up and down, or use the arrow keys. */

import { countedPlace } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"
import { KERNEL_NAMES, OWN, editedKernel, pickedKernel, splitKernel } from "../maths/kernels.js"
import { RANGES } from "../ranges.js"
import { chosenKernel, withKernel, withoutChosen } from "../state.js"
import { choiceField, pressButton, sliderField } from "./controls.js"
import { channelNames, kernelTitle } from "./names.js"
import { tint } from "./paintings.js"

/** @typedef {import("../lessons/lesson.js").Lab} Lab */
/** @typedef {import("../lessons/lesson.js").Change} Change */
/** @typedef {import("../state.js").State} State */

const DRAG_PIXELS = 5 // a tenth each
const DRAG_FROM = 4

/**
 * Build the editor; anew for another kernel, side or number of channels.
 *
 * @param {Lab} lab
 * @param {Change} change
 */
export function buildEditor(lab, change) {
  const { labels, state } = lab
  const kernel = chosenKernel(state)
  const pick = choiceField({
    text: labels.kernel, testid: "conv-preset", value: kernel.name,
    options: [...KERNEL_NAMES, OWN].map((name) => /** @type {const} */ ([name, kernelTitle(labels, name)])),
    onChoice: (name) => change((now) => withKernel(now, pickedKernel(name, now.kernel, chosenKernel(now))), true),
  })
  const cells = Array.from({ length: state.kernel ** 2 }, (_, at) => buildCell(lab, at, change))
  const nodes = [
    pick,
    ...(kernel.name === "gabor" ? stripeSliders(lab, change) : []),
    ...(lab.layer.image.channels === 3 ? [channelTabs(lab, change)] : []),
    h("div", { class: "cells edit", data: { side: state.kernel }, style: { "--side": state.kernel } }, ...cells),
    h("p", { class: "muted hint" }, labels.edit_hint),
    ...(state.kernels.length > 1 ? [pressButton(labels.remove, "conv-remove", () => change(withoutChosen, true), { class: "quiet" })] : []),
  ]
  const names = /** @type {HTMLSelectElement} */ (pick.querySelector("select"))

  /**
   * Show numbers and colours; what is being typed stays as it is.
   *
   * @param {State} now
   */
  function draw(now) {
    const { name } = chosenKernel(now)
    const own = shownWeights(now)
    const most = Math.max(...own.map(Math.abs)) || 1
    names.value = name
    names.options[KERNEL_NAMES.length].hidden = name !== OWN // not to be picked: a kernel becomes it
    cells.forEach((input, at) => {
      const isTyped = input.matches(":focus") && Number(input.value) === own[at]
      if (!isTyped) input.value = String(Number(own[at].toFixed(3)))
      input.dataset.value = String(own[at])
      input.style.background = tint(own[at] / most)
    })
  }

  return { nodes, draw }
}

/**
 * Return the channel whose weights the cells show, or null where all channels share them.
 *
 * @param {State} state
 */
function shownChannel(state) {
  const { weights } = chosenKernel(state)
  return weights.length === 1 ? null : Math.min(state.channel, weights.length - 1)
}

/** @param {State} state */
function shownWeights(state) {
  return chosenKernel(state).weights[shownChannel(state) ?? 0]
}

/**
 * @param {Lab} lab
 * @param {number} at
 * @param {Change} change
 */
function buildCell({ labels, state }, at, change) {
  const place = countedPlace([Math.floor(at / state.kernel), at % state.kernel])
  const input = h("input", { type: "number", step: 0.1, inputmode: "decimal", testid: `conv-cell-${at}`,
    "aria-label": fill(labels.weight_at, place) })
  /** @param {number} value */
  const set = (value) => {
    const [low, high] = RANGES.weight
    const weight = Math.min(Math.max(value, low), high)
    if (Number.isFinite(value)) change((now) => withKernel(now, editedKernel(chosenKernel(now), shownChannel(now), at, weight)))
  }
  input.oninput = () => {
    if (input.value !== "") set(Number(input.value))
  }
  input.onblur = () => { input.value = String(Number(Number(input.dataset.value).toFixed(3))) }
  /** @type {{ y: number, from: number, isMoving: boolean } | null} */
  let drag = null
  input.onpointerdown = (event) => {
    drag = { y: event.clientY, from: Number(input.dataset.value), isMoving: false }
  }
  input.onpointermove = (event) => {
    if (!drag || !event.buttons) return
    const up = drag.y - event.clientY
    if (!drag.isMoving && Math.abs(up) < DRAG_FROM) return
    drag.isMoving = true
    input.setPointerCapture(event.pointerId)
    event.preventDefault()
    input.value = String(Math.round(10 * drag.from + up / DRAG_PIXELS) / 10)
    set(Number(input.value))
  }
  input.onpointerup = input.onpointercancel = () => { drag = null }
  return input
}

/**
 * @param {Lab} lab
 * @param {Change} change
 */
function stripeSliders({ labels, state }, change) {
  const { angle, wave } = chosenKernel(state)
  /** @param {{ angle?: number, wave?: number }} stripes */
  const set = (stripes) => change((now) => {
    const kernel = chosenKernel(now)
    return kernel.name === "gabor" ? withKernel(now, pickedKernel("gabor", now.kernel, { ...kernel, ...stripes })) : now
  })
  return [
    sliderField({ text: labels.angle, testid: "conv-angle", range: RANGES.angle, value: angle, show: (value) => `${value}°`,
      onChange: (value) => set({ angle: value }) }),
    sliderField({ text: labels.wave, testid: "conv-wave", range: RANGES.wave, value: wave, onChange: (value) => set({ wave: value }) }),
  ]
}

/**
 * Build the choice between one kernel for all three channels and one each.
 *
 * @param {Lab} lab
 * @param {Change} change
 */
function channelTabs({ labels, state }, change) {
  const shown = shownChannel(state)
  /** @type {(text: string, channel: number | null, next: (now: State) => State) => HTMLButtonElement} */
  const tab = (text, channel, next) => pressButton(text, `conv-channel-${channel ?? "all"}`, () => change(next, true),
    { "aria-pressed": String(shown === channel) })
  return h("div", { class: "tabs", role: "group", "aria-label": labels.channels },
    tab(labels.same_kernel, null, (now) => withKernel(now, { ...chosenKernel(now), weights: [shownWeights(now)] })),
    ...channelNames(labels).map((name, channel) =>
      tab(name, channel, (now) => ({ ...withKernel(now, splitKernel(chosenKernel(now))), channel }))))
}
