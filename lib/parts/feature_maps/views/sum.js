/**
 * Level three of a layer of numbers: how one of them comes about, back to the maps.
 *
 * @typedef {{ box: HTMLElement, hint: HTMLElement }} Sum
 */

import { h } from "../../kit/dom.js"
import { barOf } from "../maths/bars.js"
import { symmetricEnds } from "../maths/step.js"
import { layerIn, numberStepIn } from "../scene.js"
import { numberTitle } from "../words.js"
import { numberNode } from "./number.js"
import { drawWaiting } from "./waiting.js"

/** @typedef {import("../scene.js").Actions} Actions */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../sum_lines.js").SumLine} SumLine */

const TESTIDS = { part: undefined, total: "maps-total", end: "maps-output-value" }

/**
 * Draw the sum behind a number. A line that is about a map or another number shows it beside while it is pointed at,
 * and leads to it.
 *
 * @param {import("../view.js").View} view
 * @param {Scene} scene
 * @param {SumLine[]} lines none until the numbers are here
 * @param {Actions} actions
 * @returns {Sum}
 */
export function drawSum(view, scene, lines, actions) {
  const { labels } = scene
  const [layer, step] = [layerIn(scene), numberStepIn(scene)]
  const title = h("h4", {}, numberTitle(scene))
  if (!step) {
    const hint = h("p", { testid: "maps-waiting" })
    drawWaiting(hint, scene)
    view.level.replaceChildren(h("div", { class: "sum" }, title, hint))
    return { box: view.level, hint }
  }
  const ends = { sum: symmetricEnds(lines.filter(({ kind }) => kind !== "end").map(({ value }) => value)), end: symmetricEnds([step.value]) }
  /** @type {[number, number]} */
  const unit = [0, 1]
  const rows = lines.map((line) => lineNode(line, line.kind === "end" && layer.kind === "scores" ? unit : line.kind === "end" ? ends.end : ends.sum,
    scene, actions))
  const hint = h("p", { class: "hint muted" }, hintOf(scene, step.activation))
  const box = h("div", { class: "sum" }, title, hint,
    h("ol", { class: "ledger terms behind" }, ...rows), h("small", { class: "behind" }, labels.rounded))
  view.level.replaceChildren(box)
  return { box, hint }
}

/**
 * Say what the sum is waiting for; what stood there is out of sight, but keeps its place.
 *
 * @param {Sum} sum
 * @param {Scene} scene
 */
export function hideSum({ box, hint }, scene) {
  box.classList.add("unknown")
  drawWaiting(hint, scene)
}

/**
 * @param {Scene} scene
 * @param {string} activation
 */
function hintOf({ labels }, activation) {
  switch (activation) {
    case "softmax": return labels.hint_softmax
    case "sigmoid": return labels.hint_sigmoid
    case "length": return labels.hint_length
    case "mean": return labels.hint_mean
    default: return labels.hint_dense
  }
}

/**
 * @param {SumLine} line
 * @param {import("../network.js").Ends} ends of its bar
 * @param {Scene} scene
 * @param {Actions} actions
 */
function lineNode({ text, how, value, kind, place }, ends, scene, actions) {
  const { numbers, net } = scene
  const isScore = kind === "end" && layerIn(scene).kind === "scores"
  const { left, width } = barOf(value, ends)
  const what = place
    ? h("button", { type: "button", class: "term", onclick: () => actions.zoom(targetOf(net.layers[place.layer], place)),
      onpointerenter: () => actions.point(place), onfocus: () => actions.point(place) }, text)
    : h("span", { class: "what" }, text)
  return h("li", { class: kind }, what, h("span", { class: "how mono" }, how),
    h("span", { class: ends[0] < 0 ? "track" : "track whole" }, h("i", { class: value < 0 ? "less" : "more", style: { left, width } })),
    isScore ? h("span", { class: "mono", testid: TESTIDS[kind], data: { value }, title: String(value) }, numbers.score(value, net.scoreName))
      : numberNode(numbers, value, TESTIDS[kind]))
}

/**
 * Return where a line leads: the map or number itself where it can be taken apart, else its layer.
 *
 * @param {import("../network.js").Layer} layer
 * @param {import("../state.js").Place} place
 * @returns {import("../state.js").Target}
 */
function targetOf({ at: layer, opens }, { map, pixel }) {
  return opens ? { layer, map, pixel } : { layer, chosen: map }
}
