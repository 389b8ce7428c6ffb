/** How one filter looked at several moments. */

import { h } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"
import { evenlySpaced, strongestWeight } from "../maths.js"
import { paintFilter } from "../shades.js"
import { shownFilter } from "../state.js"
import { shortText } from "../words.js"

const MOST_MOMENTS = 12

/** @typedef {import("../view.js").View} View */
/** @typedef {import("../view.js").Shown} Shown */

/**
 * Show the strip, if it is not there already.
 *
 * @param {View} view
 * @param {Shown} shown
 * @param {(at: number) => void} goTo
 */
export function drawStrip(view, { run: { meta, frames }, run, state, shades, labels, numbers }, goTo) {
  const { layer: number, channel } = state
  const layer = meta.layers[number]
  const filter = shownFilter(state)
  const key = [meta.run, frames.length, number, channel, filter, labels.go_to].join()
  if (view.stripKey === key) return
  view.stripKey = key
  const moments = filter < layer.filters ? evenlySpaced(frames.length, MOST_MOMENTS) : []
  const limit = moments.length ? strongestWeight(run, state, filter) : 0
  view.stripTitle.textContent = fill(labels.strip, { layer: layer.name, filter: filter + 1 })
  view.strip.replaceChildren(...moments.map((at) => {
    const canvas = h("canvas")
    paintFilter(canvas, layer, frames[at].layers[number], { filter, channel, limit, shades })
    const step = numbers.grouped(frames[at].step)
    return h("button", { type: "button", data: { at, dense: "" }, "aria-label": fill(labels.go_to, { step }), onclick: () => goTo(at) },
      canvas, h("span", {}, step))
  }))
  view.stripScale.textContent = moments.length ? fill(labels.strip_scale, { limit: shortText(numbers, limit) }) : ""
  view.stripScale.dataset.value = String(limit)
}

/**
 * Mark which picture of the strip this moment is nearest to.
 *
 * @param {View} view
 * @param {Shown} shown
 */
export function drawStripMark({ strip }, { state: { at } }) {
  const buttons = /** @type {HTMLElement[]} */ ([...strip.children])
  const distances = buttons.map(({ dataset }) => Math.abs(Number(dataset.at) - at))
  const nearest = distances.indexOf(Math.min(...distances))
  buttons.forEach((button, number) => {
    button.classList.toggle("near", number === nearest)
    button.ariaCurrent = String(distances[number] === 0)
  })
}
