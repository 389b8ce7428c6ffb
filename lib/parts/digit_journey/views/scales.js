/** Builds small scales and legends. */

import { LESS, MORE } from "../../kit/colours.js"
import { h } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"

/**
 * Build `low`, a strip of its colours, `high`.
 *
 * @param {string} low
 * @param {string} high
 * @param {string[]} colours
 */
export function scaleStrip(low, high, colours) {
  return h("span", { class: "scale" }, low, h("i", { style: { background: `linear-gradient(90deg, ${colours.join(", ")})` } }), high)
}

/**
 * Build the legend of the links' colours.
 *
 * @param {import("../journeys.js").Update} update
 * @param {import("../journeys.js").Network} network
 */
export function linkLegend({ labels, numbers }, { uniform }) {
  return h("span", { class: "legend" }, h("i", { style: { background: MORE } }), labels.foot_more,
    h("i", { style: { background: LESS } }), fill(labels.foot_less, { uniform: numbers.decimals(uniform, 2) }))
}
