/** The way from the digit's vector to that of another one. */

import { h } from "../../kit/dom.js"
import { toLevels } from "../../kit/maths.js"
import { paintPicture } from "../../kit/paint.js"
import { fill } from "../../kit/text.js"
import { STOPS } from "../walk.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildWalk>} WalkNodes */

export function buildWalk() {
  const [title, help, ofName] = [h("h4"), h("p", { class: "small muted" }), h("span")]
  const of = h("select", { testid: "walk-class" })
  const another = h("button", { type: "button", testid: "walk-another" })
  const target = h("canvas", { class: "walk-target", testid: "walk-target" })
  const said = h("span", { class: "small" })
  const stops = Array.from({ length: STOPS }, (_, at) => h("canvas", { testid: `walk-${at}` }))
  const share = h("input", { type: "range", min: 0, max: 1, step: 0.01, value: 0.5, testid: "walk-share" })
  const now = h("canvas", { class: "walk-now", testid: "walk-now" })
  const tools = h("div", { class: "tools" }, h("label", { class: "tool" }, ofName, of), another, h("span", { class: "tool" }, target, said))
  const body = h("div", { class: "walk-body" }, h("div", {}, h("div", { class: "walk-stops" }, ...stops), share), now)
  const box = h("section", { class: "walk", data: { control: "walk" } }, title, tools, body, help)
  return { box, tools, body, title, help, ofName, of, another, target, said, stops, share, now }
}

/**
 * @param {WalkNodes} nodes
 * @param {import("../scene.js").Update} update
 */
export function fillWalk(nodes, { labels, meta }) {
  nodes.title.textContent = labels.walk
  nodes.ofName.textContent = labels.walk_to
  nodes.another.textContent = labels.walk_another
  nodes.share.ariaLabel = labels.walk_share
  nodes.of.replaceChildren(...meta.classes.map((name, at) => h("option", { value: at }, name)))
}

/**
 * Show where the way leads.
 *
 * @param {WalkNodes} nodes
 * @param {import("../scene.js").Update} update
 * @param {import("../../kit/capsules/vectors.js").ClassVectors} digits
 * @param {number} to
 */
export function drawTarget({ of, target, said }, { labels }, { images, labels: classes }, to) {
  of.value = String(classes.data[to])
  paintPicture(target, images, to)
  said.textContent = fill(labels.walk_target, { number: to })
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Float32Array | null} drawn [height · width · channels] in [0, 1]
 * @param {number[]} shape
 */
export function drawStop(canvas, drawn, shape) {
  if (drawn) paintPicture(canvas, { data: toLevels(drawn), shape })
}
