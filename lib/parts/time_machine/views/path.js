/** Two small curves of one filter: the cosine with the initial filter, and the change; the layer's median in grey behind them. */

import { h, svg } from "../../kit/dom.js"
import { layerMedian, movement } from "../maths.js"
import { shownFilter } from "../state.js"
import { measureText } from "../words.js"

/** @typedef {import("../view.js").View} View */
/** @typedef {import("../view.js").Shown} Shown */

/**
 * Draw both curves.
 *
 * @param {View} view
 * @param {Shown} shown
 */
export function drawPath({ path }, { run, state, labels, numbers }) {
  const own = run.frames.map((_, at) => movement(run, at, state.layer, shownFilter(state)))
  const middles = run.frames.map((_, at) => layerMedian(run, at, state.layer))
  const curves = /** @type {const} */ ([["cosine", labels.path_cosine], ["share", labels.path_share]])
  path.replaceChildren(...curves.map(([measure, name]) => {
    const values = own.map((moved) => moved[measure])
    const value = values[state.at]
    return h("figure", {},
      h("figcaption", {}, h("span", {}, name), " ", h("b", { data: { value } }, measureText(numbers, own[state.at], measure))),
      curveOf(values, middles.map((middle) => middle[measure]), state.at, measure === "cosine" ? 1 : 0))
  }))
}

/**
 * @param {number[]} values
 * @param {number[]} behind
 * @param {number} at
 * @param {number} least the least upper end of the scale
 */
function curveOf(values, behind, at, least) {
  const [low, high] = [Math.min(0, ...values, ...behind), Math.max(...values, ...behind, least)]
  const y = (/** @type {number} */ value) => (1 - (value - low) / ((high - low) || 1)).toFixed(4)
  const line = (/** @type {number[]} */ list) => `M${list.map((value, moment) => `${moment} ${y(value)}`).join("L")}`
  return svg("svg", { preserveAspectRatio: "none", "aria-hidden": "true", viewBox: `0 0 ${Math.max(values.length - 1, 1)} 1` },
    svg("path", { class: "middle", d: line(behind) }),
    svg("path", { class: "own", d: line(values) }),
    svg("path", { class: "moment", d: `M${at} 0V1` }),
    svg("path", { class: "spot", d: `M${at} ${y(values[at])}h0` }))
}
