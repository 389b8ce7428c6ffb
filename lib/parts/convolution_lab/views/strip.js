/** All kernels of the layer with their maps; a learner chooses one or adds another. */

import { h } from "../../kit/dom.js"
import { spanOf } from "../maths/convolution.js"
import { MOST_KERNELS } from "../ranges.js"
import { withOneMore } from "../state.js"
import { pressButton } from "./controls.js"
import { kernelTitle } from "./names.js"
import { paintKernel, paintMap } from "./paintings.js"

/** @typedef {import("../lessons/lesson.js").Lab} Lab */
/** @typedef {{ button: HTMLButtonElement, map: HTMLCanvasElement, kernel: HTMLCanvasElement, name: HTMLElement }} Card */

/**
 * Build a card a kernel, and a button for one more.
 *
 * @param {Element} strip
 * @param {Lab} lab
 * @param {import("../lessons/lesson.js").Change} change
 * @returns {Card[]}
 */
export function buildStrip(strip, { labels, meta, state }, change) {
  const cards = state.kernels.map((_, at) => {
    const [map, kernel, name] = [h("canvas"), h("canvas", { class: "small" }), h("span")]
    const button = h("button", { type: "button", class: "card", testid: `conv-map-${at}`,
      onclick: () => change((now) => ({ ...now, chosen: at }), true) }, map, kernel, name)
    return { button, map, kernel, name }
  })
  strip.replaceChildren(...cards.map(({ button }) => button))
  if (meta.part === "convolution" && state.kernels.length < MOST_KERNELS) {
    strip.append(pressButton("+", "conv-add", () => change(withOneMore, true),
      { class: "card add", "aria-label": labels.add, title: labels.add }))
  }
  return cards
}

/**
 * Show kernels and maps, each map on its own scale, or all on one.
 *
 * @param {Card[]} cards
 * @param {Lab} lab
 */
export function drawStrip(cards, { labels, state, layer: { maps } }) {
  cards.forEach(({ button, map, kernel, name }, at) => {
    name.textContent = button.title = kernelTitle(labels, state.kernels[at].name)
    button.ariaPressed = String(at === state.chosen)
    paintMap(map, maps[at], spanOf(maps, at, state.isShared))
    paintKernel(kernel, state.kernels[at])
  })
}
