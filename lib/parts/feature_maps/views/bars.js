/** The numbers of a small dense layer, or the scores, as bars that all begin at the same place. */

import { h } from "../../kit/dom.js"
import { barOf } from "../maths/bars.js"
import { symmetricEnds } from "../maths/step.js"
import { numberName } from "../network.js"
import { numberNode } from "./number.js"

/** How many numbers are drawn as bars; of more only those at the top. */
export const MOST_BARS = 12

/**
 * Build the bars: of scores from 0 to 1, else with 0 in the middle.
 *
 * @param {import("../scene.js").Scene} scene
 * @param {import("../network.js").Layer} layer
 * @param {import("../scene.js").Actions} actions each leads to how it is computed
 */
export function buildBars({ net, numbers }, layer, actions) {
  const isScores = layer.kind === "scores"
  const all = Array.from(layer.values ?? [])
  const order = [...all.keys()].sort((one, other) => all[other] - all[one])
  const [shown, named] = [new Set(order.slice(0, MOST_BARS)), new Set(order.slice(0, net.answers))]
  const ends = isScores ? /** @type {const} */ ([0, 1]) : symmetricEnds(all)
  const rows = all.map((value, at) => {
    if (!shown.has(at)) return false
    const { left, width } = barOf(value, ends)
    const number = isScores ? h("span", { class: "mono", testid: `maps-score-${at}`, data: { value }, title: String(value) },
      numbers.score(value, net.scoreName)) : numberNode(numbers, value)
    const name = layer.opens
      ? h("button", { type: "button", class: "name", onclick: () => actions.zoom({ layer: layer.at, map: at }) }, numberName(net, layer, at))
      : h("b", {}, numberName(net, layer, at))
    return h("li", { class: isScores && named.has(at) ? "best" : "" }, name,
      h("span", { class: "track" }, h("i", { class: value < 0 ? "less" : "", style: { left, width } })),
      number)
  })
  return h("ol", { class: isScores ? "bars" : "bars around" }, ...rows)
}
