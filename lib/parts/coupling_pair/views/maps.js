/** The maps of two pictures' couplings and of their difference, all in the same colours. */

import { arrangeMap } from "../../kit/capsules/geometry.js"
import { deviationColour } from "../../kit/capsules/colours.js"
import { rgba } from "../../kit/colours.js"
import { h } from "../../kit/dom.js"
import { paintPicture, sharpPen } from "../../kit/paint.js"
import { toLevels } from "../../kit/maths.js"
import { fill, putBefore } from "../../kit/text.js"
import { readColours } from "../../kit/theme.js"
import { capsuleText, nameOf } from "../words.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../../kit/theme.js").Colours} Colours */
/** @typedef {ReturnType<typeof buildMaps>} MapsNodes */

const NAMES = /** @type {const} */ (["first", "second", "difference"])
export const MARGIN = 3 // pixels: room for the frame around a cell at the edge
const HEIGHT = 260
const LEAST_WIDTH = 180

/** Build three maps with their captions, and the scale. */
export function buildMaps() {
  const each = NAMES.map((name) => {
    const title = h("figcaption")
    const [canvas, said] = [h("canvas", { class: "cells", testid: `couplings-map-${name}`, role: "img" }), h("p", { class: "muted small" })]
    const picture = name === "difference" ? null : h("canvas", { class: "thumb", "aria-hidden": "true" })
    const figure = h("figure", {}, h("div", { class: "head" }, picture, h("div", {}, title, said)), canvas)
    return { title, canvas, said, picture, figure }
  })
  each.forEach(({ canvas }) => { canvas.tabIndex = 0 })
  const scale = h("canvas", { class: "scale", "aria-hidden": "true" })
  const [range, arrangement] = [h("p", { class: "small" }), h("p", { class: "small muted" })]
  const row = h("div", { class: "maps" }, ...each.map(({ figure }) => figure))
  return { box: h("div", {}, row, h("div", { class: "legend" }, scale, range), arrangement), row, each, scale, range, arrangement }
}

/**
 * Return where the capsules lie on each map, as wide as the maps are now.
 *
 * @param {MapsNodes} nodes
 * @param {import("../../kit/capsules/geometry.js").Geometry} geometry
 */
export function mapOf({ each: [{ figure }] }, geometry) {
  return arrangeMap(geometry, Math.max(LEAST_WIDTH, figure.clientWidth) - 2 * MARGIN, HEIGHT)
}

/**
 * @param {MapsNodes} nodes
 * @param {Scene} scene
 */
export function drawMaps(nodes, scene) {
  const { update: { labels, numbers: { decimals }, meta: { classes, geometry } }, pair, shown, maps, apart, uniform, reach } = scene
  const colours = readColours(nodes.row)
  const layout = mapOf(nodes, geometry)
  const values = [...maps.map((map) => map.map((value) => value - uniform)), apart]
  nodes.each.forEach(({ title, canvas, said, picture }, at) => {
    if (picture) {
      const { routed: { lengths }, image } = pair[at]
      const { arrays: { images: { shape: [, ...shape] } } } = scene.update
      paintPicture(picture, { data: toLevels(image), shape })
      title.textContent = fill(labels.map_of, { picture: nameOf(scene.update, pair[at]), class: classes[shown[at]] })
      const answer = lengths.reduce((best, length, which) => (length > lengths[best] ? which : best), 0)
      said.textContent = fill(labels.map_read, { class: classes[answer], length: decimals(lengths[answer], 2) })
    } else {
      title.textContent = labels.map_difference
      said.textContent = ""
    }
    drawCells(canvas, values[at], layout, colours, reach, scene.state)
    const selected = scene.state.pointed ?? scene.state.capsule
    canvas.ariaLabel = selected === null ? title.textContent : putBefore(labels, title.textContent, capsuleText(scene, selected))
  })
  nodes.range.textContent = fill(labels.scale, { uniform: decimals(uniform, 2), reach: decimals(reach, reach < 0.01 ? 4 : 3) })
  nodes.arrangement.textContent = labels.arrangement
  drawScale(nodes.scale, colours)
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {ArrayLike<number>} values how far each is from the middle of the colours
 * @param {import("../../kit/capsules/geometry.js").CapsuleMap} layout
 * @param {Colours} colours
 * @param {number} reach
 * @param {import("../state.js").State} state
 */
function drawCells(canvas, values, layout, colours, reach, { capsule, pointed }) {
  const pen = sharpPen(canvas, layout.width + 2 * MARGIN, layout.height + 2 * MARGIN)
  pen.translate(MARGIN, MARGIN)
  const side = layout.cell - (layout.cell > 6 ? 1.5 : 0.5)
  for (let at = 0; at < values.length; at += 1) {
    const { x, y } = layout.at(at)
    pen.fillStyle = rgba(deviationColour(colours, values[at] / reach))
    pen.fillRect(x, y, side, side)
  }
  pen.lineWidth = 2
  pen.strokeStyle = colours.text
  for (const at of new Set([capsule, pointed])) {
    if (at === null) continue
    const { x, y } = layout.at(at)
    pen.strokeRect(x - 1, y - 1, side + 2, side + 2)
  }
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Colours} colours
 */
function drawScale(canvas, colours) {
  const [width, height] = [160, 12]
  const pen = sharpPen(canvas, width, height)
  for (let pixel = 0; pixel < width; pixel += 1) {
    pen.fillStyle = rgba(deviationColour(colours, (2 * (pixel + 0.5)) / width - 1))
    pen.fillRect(pixel, 0, 1, height)
  }
}
