/** The map of all primary capsules, and its scale. */

import { rgba } from "../../kit/colours.js"
import { h } from "../../kit/dom.js"
import { sharpPen } from "../../kit/paint.js"
import { fill, fillPlural, putBefore } from "../../kit/text.js"
import { deviation } from "../describe/quantities.js"
import { digitsFor } from "../maths/vectors.js"
import { focusOf } from "../state.js"
import { deviationColour } from "../../kit/capsules/colours.js"

/** @typedef {import("../describe/quantities.js").Quantity} Quantity */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildMap>} MapNodes */

export const MAP_MARGIN = 2 // pixels: room for the frame around a cell at the edge

/** Build the map, its scale and its texts. */
export function buildMap() {
  const title = h("h4")
  const canvas = h("canvas", { class: "cells", testid: "routing-map", role: "img" })
  const scale = h("canvas", { class: "scale", "aria-hidden": "true" })
  const range = h("p", { class: "small", testid: "routing-range" })
  const arrangement = h("p", { class: "small muted" })
  const box = h("div", { class: "map" }, title, canvas, scale, range, arrangement)
  return { box, title, canvas, scale, range, arrangement }
}

/**
 * Show all primary capsules, coloured by what the step computes for the class in focus.
 *
 * @param {MapNodes} nodes
 * @param {Scene} scene
 */
export function drawMap(nodes, scene) {
  const { map, geometry, trace, off, labels, plurals, language, numbers: { decimals }, classes, colours, state, t, now: { quantity } } = scene
  const pen = sharpPen(nodes.canvas, map.width + 2 * MAP_MARGIN, map.height + 2 * MAP_MARGIN)
  pen.translate(MAP_MARGIN, MAP_MARGIN)
  const focus = focusOf(state)
  const side = map.cell - (map.cell > 6 ? 1.5 : 0.5)
  let [low, high] = [Infinity, -Infinity]
  for (let i = 0; i < trace.inputs; i += 1) {
    if (off.has(i)) {
      crossOut(pen, map.at(i), side, colours.disc)
      continue
    }
    const value = quantity.at(t, i, focus.j)
    low = Math.min(low, value)
    high = Math.max(high, value)
    const { x, y } = map.at(i)
    pen.fillStyle = rgba(deviationColour(colours, deviation(quantity, value)))
    pen.fillRect(x, y, side, side)
  }
  if (low > high) [low, high] = [quantity.reference, quantity.reference] // all are off
  for (const i of new Set([state.i, focus.i])) {
    const { x, y } = map.at(i)
    pen.lineWidth = 2
    pen.strokeStyle = colours.text
    pen.strokeRect(x - 1, y - 1, side + 2, side + 2)
  }
  nodes.title.textContent = fill(quantity.map(labels), { inputs: trace.inputs, class: classes[focus.j] })
  const digits = digitsFor(high - low)
  nodes.range.textContent = fill(quantity.range(labels), {
    low: decimals(low, digits), high: decimals(high, digits),
    uniform: decimals(trace.uniform, 2), reference: decimals(quantity.reference, 2),
  })
  Object.assign(nodes.range.dataset, { low: String(low), high: String(high) })
  nodes.canvas.ariaLabel = putBefore(labels, nodes.title.textContent ?? "", nodes.range.textContent ?? "")
  const { types, rows, columns } = geometry
  nodes.arrangement.textContent = fillPlural(plurals.map_arrangement, types, language, { rows, columns })
  drawScale(nodes.scale, scene, low, high)
}

/**
 * Cross out the cell of a capsule that is off.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {{ x: number, y: number }} corner
 * @param {number} side
 * @param {string} colour
 */
function crossOut(pen, { x, y }, side, colour) {
  pen.beginPath()
  pen.moveTo(x + 1, y + 1)
  pen.lineTo(x + side - 1, y + side - 1)
  pen.moveTo(x + side - 1, y + 1)
  pen.lineTo(x + 1, y + side - 1)
  pen.lineWidth = side > 6 ? 1.5 : 1
  pen.strokeStyle = colour
  pen.stroke()
}

/**
 * Show the colours from the lowest to the highest value that the map can show, with marks at what it shows now.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Scene} scene
 * @param {number} low
 * @param {number} high
 */
function drawScale(canvas, { map: { width }, colours, now: { quantity } }, low, high) {
  const pen = sharpPen(canvas, width, 16)
  const { reference, widest, least, most } = quantity
  const start = Math.max(reference - widest, least)
  const end = Math.min(reference + widest, most)
  for (let pixel = 0; pixel < width; pixel += 1) {
    const value = start + ((end - start) * (pixel + 0.5)) / width
    pen.fillStyle = rgba(deviationColour(colours, deviation(quantity, value)))
    pen.fillRect(pixel, 5, 1, 7)
  }
  pen.fillStyle = colours.text
  for (const value of [low, high]) {
    const at = Math.min(Math.max(((value - start) / (end - start)) * width, 1), width - 1)
    pen.fillRect(at - 1, 1, 2, 15)
  }
}
