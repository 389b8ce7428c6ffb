/** Draws what the network made of fixed images at this moment: a layer's maps, and what its decoder drew. */

import { h } from "../../kit/dom.js"
import { paint, paintPicture } from "../../kit/paint.js"
import { fill, fillPlural, joinSentences } from "../../kit/text.js"
import { shortText } from "../words.js"
import { fitChildren } from "./pick.js"

const MOST_DRAWN_IN_ROW = 10

/** @typedef {import("../view.js").View} View */
/** @typedef {import("../view.js").Shown} Shown */

/**
 * Draw the maps, and what the decoder drew.
 *
 * @param {View} view
 * @param {Shown} shown
 */
export function drawPictures(view, shown) {
  drawMaps(view, shown)
  drawDrawn(view, shown)
}

/**
 * @param {View} view
 * @param {Shown} shown
 */
function drawMaps({ mapsTitle, maps, mapsRange }, { run, state, labels, plurals, language, numbers }) {
  const { name, inputs, all_filters: filters } = run.meta.layers[state.layer]
  const found = run.frames[state.at].layers[state.layer].maps
  mapsTitle.textContent = fill(labels.maps, { layer: name })
  if (!found) {
    maps.replaceChildren()
    const hasMaps = Object.keys(run.shapes).some((array) => array.startsWith("maps/"))
    mapsRange.textContent = hasMaps ? fill(labels.no_maps_layer, { layer: name }) : labels.no_maps
    return
  }
  const [height, width, count] = run.shapes[`maps/${name}`]
  const canvases = fitChildren(maps, count + (run.pictured ? 1 : 0), () => h("canvas"))
  canvases.forEach((canvas, at) => {
    const isInput = run.pictured !== null && at === 0
    canvas.className = isInput ? "input" : ""
    canvas.title = isInput ? labels.pictured : ""
  })
  if (run.pictured) paintPicture(canvases[0], run.pictured)
  canvases.slice(run.pictured ? 1 : 0).forEach((canvas, map) =>
    paint(canvas, height, width, (row, column) => found.values[(row * width + column) * count + map] / 255))
  const [low, high] = found.range
  // A convolution over the rows of an image has one map, in which every column is a filter.
  const ends = { low: shortText(numbers, low), high: shortText(numbers, high) }
  const text = count > 1 ? fillPlural(plurals.maps_range, count, language, ends)
    : inputs === 1 && width === filters ? fillPlural(plurals.rows_range, width, language, ends) : fill(labels.map_range, ends)
  mapsRange.textContent = joinSentences([text, !run.pictured && labels.not_here])
  Object.assign(mapsRange.dataset, { low: String(low), high: String(high) })
}

/**
 * @param {View} view
 * @param {Shown} shown
 */
function drawDrawn({ drawnBox, drawnTitle, drawn }, { run, state, plurals, language }) {
  const pictures = run.frames[state.at].drawn
  drawnBox.hidden = pictures === null
  if (pictures === null) return
  const [count, ...shape] = run.shapes.drawn
  const { pairs, isHeldOut } = run.meta
  const held = pairs ? plurals.drawn_pairs : plurals.drawn
  drawnTitle.textContent = fillPlural(isHeldOut ? held : pairs ? plurals.drawn_pairs_train : plurals.drawn_train, count, language)
  drawn.style.setProperty("--across", String(Math.min(count, MOST_DRAWN_IN_ROW)))
  fitChildren(drawn, count, () => h("canvas")).forEach((canvas, at) => paintPicture(canvas, { data: pictures, shape }, at))
}
