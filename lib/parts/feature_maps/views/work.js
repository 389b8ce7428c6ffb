/** The sum behind one pixel, with a bar a line. */

import { countedPlace } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"
import { numberNode } from "./number.js"

/** @typedef {import("../scene.js").Actions} Actions */
/** @typedef {import("../scene.js").Scene} Scene */

const TESTIDS = { part: undefined, total: "maps-total", end: "maps-output-value" }

/**
 * Draw the lines of a reading.
 *
 * @param {HTMLElement} work
 * @param {Scene} scene
 * @param {import("../network.js").Pixel} pixel
 * @param {import("../ledger.js").Reading} reading
 * @param {Actions} actions
 */
export function drawLedger(work, scene, pixel, { lines }, actions) {
  const most = Math.max(...lines.map(({ value }) => Math.abs(value)), 1e-12)
  work.replaceChildren(
    h("h4", {}, fill(scene.labels.pixel, countedPlace(pixel))),
    h("ol", { class: "ledger" }, ...lines.map((line) => lineNode(line, most, scene, actions))),
    h("small", {}, scene.labels.rounded),
  )
}

/**
 * @param {import("../ledger.js").Line} line
 * @param {number} most the largest value of all lines
 * @param {Scene} scene
 * @param {Actions} actions
 */
function lineNode({ text, value, kind, channel }, most, { numbers }, actions) {
  const share = 50 * Math.abs(value) / most
  const bar = h("i", { class: value < 0 ? "less" : "more", style: { width: `${share}%`, left: value < 0 ? `${50 - share}%` : "50%" } })
  const tap = channel === undefined ? {} : { onclick: () => actions.tapChannel(channel) }
  return h("li", { class: channel === undefined ? kind : `${kind} tap`, ...tap },
    h("span", { class: "what" }, text), h("span", { class: "track" }, bar), numberNode(numbers, value, TESTIDS[kind]))
}
