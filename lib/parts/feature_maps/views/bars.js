/**
 * The numbers of a small dense layer, or the scores, as bars that all begin at the same place.
 *
 * @typedef {{ list: HTMLElement, rows: Row[] }} Bars a row for each number
 * @typedef {{ item: HTMLElement, bar: HTMLElement, number: HTMLElement }} Row
 */

import { h } from "../../kit/dom.js"
import { placesOfHighest } from "../../kit/maths.js"
import { putBefore } from "../../kit/text.js"
import { barOf } from "../maths/bars.js"
import { symmetricEnds } from "../maths/step.js"
import { numberName } from "../network.js"
import { writeNumber } from "./number.js"

/** How many numbers are drawn as bars; of more only those at the top. */
export const MOST_BARS = 12

/**
 * Build the bars; how long they are is left to `drawBars`.
 *
 * @param {import("../scene.js").Scene} scene
 * @param {import("../network.js").Layer} layer
 * @param {import("../scene.js").Actions} actions each leads to how it is computed
 * @returns {Bars}
 */
export function buildBars({ net, labels }, layer, actions) {
  const isScores = layer.kind === "scores"
  const rows = Array.from({ length: layer.count }, (_, at) => {
    const [bar, number] = [h("i"), h("span", { class: "mono", testid: isScores ? `maps-score-${at}` : undefined })]
    const called = numberName(net, layer, at)
    const text = h("span", { class: "class-name" }, called)
    const name = layer.opens // its name begins with the layer's: those of logits and of probabilities are called alike
      ? h("button", { type: "button", class: "name", "aria-label": putBefore(labels, layer.name, called),
        onclick: () => actions.zoom({ layer: layer.at, map: at }) }, text)
      : h("b", {}, text)
    return { item: h("li", {}, name, h("span", { class: "track" }, bar), number), bar, number }
  })
  return { list: h("ol", { class: isScores ? "bars" : "bars around" }, ...rows.map(({ item }) => item)), rows }
}

/**
 * Draw the numbers: of scores from 0 to 1, else with 0 in the middle.
 *
 * @param {Bars} bars
 * @param {import("../scene.js").Scene} scene
 * @param {import("../network.js").Layer} layer
 */
export function drawBars({ rows }, { net, numbers }, layer) {
  const isScores = layer.kind === "scores"
  const all = Array.from(layer.values ?? [])
  const order = placesOfHighest(all, MOST_BARS)
  const [shown, named] = [new Set(order), new Set(order.slice(0, net.answers))]
  const ends = isScores ? /** @type {const} */ ([0, 1]) : symmetricEnds(all)
  rows.forEach(({ item, bar, number }, at) => {
    item.hidden = !shown.has(at)
    item.classList.toggle("best", isScores && named.has(at))
    bar.classList.toggle("less", all[at] < 0)
    Object.assign(bar.style, barOf(all[at], ends))
    writeNumber(number, all[at], isScores ? numbers.score(all[at], net.scoreName) : numbers.figures(all[at]))
    if (isScores) number.title = String(all[at])
  })
}
