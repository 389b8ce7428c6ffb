/**
 * Level three: one map, what it was made of, and the arithmetic of one of its pixels.
 *
 * @typedef {object} Stage
 * @property {Layer} layer
 * @property {HTMLElement} box holds all
 * @property {Picture} picture the map itself
 * @property {HTMLElement} hint
 * @property {Breakdown | null} breakdown null until its numbers are here
 *
 * @typedef {object} Breakdown the map's ingredients and arithmetic
 * @property {Step} step
 * @property {Picture | null} sums of a convolution, before the activation
 * @property {import("./ingredients.js").Ingredient[]} ingredients
 * @property {HTMLElement} work the sum behind the pixel
 * @property {HTMLElement} cells of one window
 * @property {Map<string, import("./cells.js").Grid>} grids that are there already
 */

import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { fill, putBefore } from "../../kit/text.js"
import { activationText } from "../ledger.js"
import { spanOf, windowOf } from "../maths/field.js"
import { poolingOf, symmetricEnds } from "../maths/step.js"
import { coloursBetween } from "../network.js"
import { layerIn, stepIn } from "../scene.js"
import { DIVERGING, SEQUENTIAL, atlasOf, copyMap, paintValues } from "./atlas.js"
import { drawCells } from "./cells.js"
import { buildIngredients, drawIngredients } from "./ingredients.js"
import { drawWaiting } from "./waiting.js"
import { MAP_SIDE, buildPicture, followPointer, markCells } from "./picture.js"
import { drawLedger } from "./work.js"

/** @typedef {import("../network.js").Layer} Layer */
/** @typedef {import("../network.js").Step} Step */
/** @typedef {import("../scene.js").Actions} Actions */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("./picture.js").Picture} Picture */

/**
 * Draw one map; what depends on the pixel is left to `drawReading`.
 *
 * @param {import("../view.js").View} view
 * @param {Scene} scene
 * @param {Actions} actions
 * @returns {Stage}
 */
export function drawStep(view, scene, actions) {
  const { labels, net, state } = scene
  const [layer, step] = [layerIn(scene), stepIn(scene)]
  const title = fill(labels.map_of, { map: counted(state.map), layer: layer.name })
  const output = h("div", { testid: "maps-output", tabindex: 0, role: "application", "aria-label": putBefore(labels, title, labels.hint_pixel) })
  const [rows, columns] = layer.shape
  const picture = buildPicture(output, rows, columns, MAP_SIDE)
  const result = h("section", { class: "result" }, h("h4", {}, title), output)
  const box = h("div", { class: `step ${layer.kind}` }, result)
  view.level.replaceChildren(box)
  if (!step) {
    const hint = result.appendChild(h("p", { testid: "maps-waiting" }))
    /** @type {Stage} */
    const stage = { layer, box, picture, hint, breakdown: null }
    repaintStep(stage, scene)
    return stage
  }
  paintValues(picture.canvas, step.output.data, [step.rows, step.columns], coloursBetween(net, layer, state.map, state.scale), SEQUENTIAL)
  followPointer(picture, actions.choosePixel, actions.settle)
  const hint = result.appendChild(h("p", { class: "hint muted" }, labels.hint_pixel))
  const sums = step.kind === "convolution" ? buildSums(step, actions) : null
  if (sums) {
    const arrow = h("p", { class: "arrow behind" }, `↓ ${activationText(labels, step.activation)}`)
    result.prepend(h("h4", { class: "behind" }, labels.sums), sums.box, arrow)
  }
  const { section, ingredients } = buildIngredients(scene, layer, step, actions)
  const [work, cells] = [h("section", { class: "work behind" }), h("section", { class: "cells behind" })]
  box.prepend(section)
  box.append(work, cells)
  return { layer, box, picture, hint, breakdown: { step, sums, ingredients, work, cells, grids: new Map() } }
}

/**
 * Paint the map as the layer has it now, while its arithmetic is not here: what stood there of that is out of sight, but
 * keeps its place.
 *
 * @param {Stage} stage
 * @param {Scene} scene
 */
export function repaintStep(stage, scene) {
  const { state } = scene
  stage.layer = layerIn(scene)
  copyMap(stage.picture.canvas, atlasOf(scene, stage.layer), state.map)
  stage.box.classList.add("unknown")
  drawWaiting(stage.hint, scene)
}

/**
 * Mark the pixel of the map that is looked at.
 *
 * @param {Stage} stage
 * @param {import("../network.js").Pixel} pixel
 */
export function markPixel({ picture }, pixel) {
  markCells(picture, "px", spanOf(pixel))
}

/**
 * @param {Step} step
 * @param {Actions} actions
 */
function buildSums(step, actions) {
  const picture = buildPicture(h("div", { class: "behind", testid: "maps-sums" }), step.rows, step.columns, MAP_SIDE)
  paintValues(picture.canvas, step.sums.data, [step.rows, step.columns], symmetricEnds(step.sums.data), DIVERGING)
  followPointer(picture, actions.choosePixel, actions.settle)
  return picture
}

/**
 * Draw everything that depends on the pixel that is looked at; it takes a few milliseconds and no server.
 *
 * @param {Stage} stage
 * @param {Breakdown} breakdown
 * @param {Scene} scene
 * @param {import("../network.js").Pixel} pixel
 * @param {import("../ledger.js").Reading} reading
 * @param {Actions} actions
 */
export function drawReading({ layer, picture }, breakdown, scene, pixel, reading, actions) {
  const here = spanOf(pixel)
  const { step, sums, ingredients } = breakdown
  markCells(picture, "px", here)
  if (sums) markCells(sums, "px", here)
  drawIngredients(ingredients, scene, step, layer.slide ? windowOf(layer.slide, here) : here, pixel, reading)
  if (step.kind === "pooling" && layer.slide) {
    const { row, column } = poolingOf(step, layer.slide, pixel)
    const [{ input }] = ingredients
    if (input) markCells(input, "winner", spanOf([row, column]))
  }
  drawLedger(breakdown.work, scene, pixel, reading, actions)
  drawCells(breakdown, scene, layer, pixel, reading)
}
