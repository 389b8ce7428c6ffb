/** The lower capsules, where these are typed: their numbers, and in two dimensions their arrows. */

import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"
import { capsuleAt, range } from "../layer.js"
import { numberField, showNumber } from "../../kit/number_field.js"
import { buildPlane, drawPlane } from "./plane.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildLower>} LowerNodes */

export function buildLower() {
  const [title, rows, plane] = [h("h4"), h("div", { class: "lower-rows", data: { control: "u" } }), buildPlane("bench-plane-u")]
  return { box: h("section", { class: "lower card" }, title, plane.svg, rows), title, rows, plane, made: /** @type {HTMLInputElement[][]} */ ([]) }
}

/**
 * @param {LowerNodes} nodes
 * @param {Scene} scene
 * @param {import("../view.js").Handlers} handlers
 */
export function fillLower(nodes, { update: { labels }, state: { from, size } }, { type, drag, dropped }) {
  nodes.box.hidden = from === "votes"
  nodes.title.textContent = labels.lower_title
  nodes.made = range(from === "votes" ? 0 : size.inputs).map((i) => range(size.dim).map((at) =>
    numberField(`bench-u-${i}-${at}`, fill(labels.number_of_capsule, { number: counted(at), input: counted(i) }),
      (text) => type("capsules", capsuleAt(i, at), text))))
  nodes.rows.replaceChildren(...nodes.made.map((fields, i) =>
    h("div", { class: "vote" }, h("span", { class: `name tone-${i}` }, fill(labels.lower, { number: counted(i) })),
      h("span", { class: "fields" }, ...fields))))
  nodes.plane.onDrag = (i, point, reach) => drag("capsules", [capsuleAt(i, 0), capsuleAt(i, 1)], point, reach)
  nodes.plane.onDrop = dropped
}

/**
 * @param {LowerNodes} nodes
 * @param {Scene} scene
 */
export function drawLower({ made, plane }, { update: { labels }, state: { size, capsules, from }, reach }) {
  if (from === "votes") return
  for (const [i, fields] of made.entries()) for (const [at, field] of fields.entries()) showNumber(field, capsules[capsuleAt(i, at)])
  plane.svg.toggleAttribute("hidden", size.dim !== 2)
  if (size.dim !== 2) return
  const arrows = range(size.inputs).map((i) => ({ vector: range(2).map((at) => capsules[capsuleAt(i, at)]), tone: i, weight: 0.5 }))
  drawPlane(plane, { arrows, sum: null, output: null, isDraggable: true, reach, name: labels.lower_title })
}
