/** One filter enlarged, each weight a cell; up to 7×7 with its number in it. */

import { addressOfPage } from "../../kit/address.js"
import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { fill, joinSentences } from "../../kit/text.js"
import { placeOf, weightOf } from "../history.js"
import { limitOf, movement } from "../maths.js"
import { isPale, shadeStyle } from "../shades.js"
import { shownFilter } from "../state.js"
import { cellText, shortText } from "../words.js"
import { fitChildren } from "./pick.js"

const WIDEST_WITH_NUMBERS = 7

/** @typedef {import("../view.js").View} View */
/** @typedef {import("../view.js").Shown} Shown */

/**
 * Draw the filter that is looked at, and its movement in words.
 *
 * @param {View} view
 * @param {Shown} shown
 */
export function drawLarge(view, shown) {
  const { run, state, labels, numbers } = shown
  const layer = run.meta.layers[state.layer]
  const filter = shownFilter(state)
  const isKept = filter < layer.filters
  view.oneTitle.textContent = fill(labels.one_title, { layer: layer.name, filter: filter + 1 })
  view.toMaps.hidden = !run.meta.mapped.includes(layer.name)
  view.toMaps.textContent = fill(labels.to_maps, { filter: counted(filter) })
  view.toMaps.href = addressOfPage(window.location.href, "maps",
    { run: run.meta.run, ...(run.meta.picture && { image: run.meta.picture }), layer: layer.name, map: counted(filter) })
  view.large.hidden = !isKept
  view.large.style.setProperty("--across", String(layer.width))
  view.large.style.setProperty("--down", String(layer.height))
  drawCells(fitChildren(view.large, isKept ? layer.height * layer.width : 0, () => h("span")), shown, filter)
  const { cosine, distance, norm, began, share } = movement(run, state.at, state.layer, filter)
  const short = (/** @type {number} */ value) => shortText(numbers, value)
  view.readout.textContent = joinSentences([!isKept && labels.weights_not_kept, fill(labels.readout, { cosine: numbers.decimals(cosine, 3),
    distance: short(distance), share: numbers.decimals(share, 2), began: short(began), norm: short(norm) })])
  for (const [name, value] of Object.entries({ cosine, distance, norm, filter })) view.readout.dataset[name] = String(value)
}

/**
 * @param {HTMLElement[]} cells
 * @param {Shown} shown
 * @param {number} filter
 */
function drawCells(cells, { run, state, shades, numbers }, filter) {
  const layer = run.meta.layers[state.layer]
  const frame = run.frames[state.at].layers[state.layer]
  const start = placeOf(layer, filter, state.channel)
  const limit = limitOf(run, state)
  cells.forEach((cell, at) => {
    const value = weightOf(frame, start + at)
    cell.style.background = shadeStyle(shades, value, limit)
    cell.classList.toggle("on-dark", !isPale(value, limit))
    cell.textContent = layer.width <= WIDEST_WITH_NUMBERS ? cellText(numbers, value) : ""
    cell.title = numbers.decimals(value, 5)
    cell.dataset.value = String(value)
  })
}
