/** All filters of a layer as tiles. */

import { h } from "../../kit/dom.js"
import { fill, fillPlural } from "../../kit/text.js"
import { limitOf } from "../maths.js"
import { paintFilter } from "../shades.js"
import { shownFilter } from "../state.js"
import { shortText } from "../words.js"

/** @typedef {import("../view.js").View} View */
/** @typedef {import("../view.js").Shown} Shown */

/**
 * Build the tiles anew for another layer, run or language.
 *
 * @param {View} view
 * @param {Shown} shown
 */
export function buildSheet({ sheet, tiled }, { run: { meta }, state, labels }) {
  const { name, filters, height, width } = meta.layers[state.layer]
  const key = [meta.run, name, filters, labels.filter].join()
  if (tiled.key === key) return
  const columns = filters <= 40 ? 8 : filters <= 72 ? 12 : filters <= 128 ? 16 : 20
  const narrow = filters <= 72 ? 8 : filters <= 128 ? 12 : 16
  const shape = Math.min(1, height / width * 1.4)
  sheet.style.setProperty("--columns", String(Math.max(4, Math.round(columns * shape))))
  sheet.style.setProperty("--narrow", String(Math.max(2, Math.round(narrow * shape))))
  sheet.style.setProperty("--ratio", `${width} / ${height}`)
  sheet.ariaLabel = fill(labels.sheet, { layer: name })
  tiled.key = key
  tiled.tiles = Array.from({ length: filters }, (_, filter) => h("canvas", { role: "option", id: `machine-filter-${filter}`,
    testid: `machine-filter-${filter}`, data: { filter }, "aria-label": fill(labels.filter, { filter: filter + 1 }) }))
  sheet.replaceChildren(...tiled.tiles)
}

/**
 * Paint the filters as they were at this moment.
 *
 * @param {View} view
 * @param {Shown} shown
 */
export function drawSheet({ tiled, sheetTitle, low, high }, { run, state, shades, plurals, language, numbers }) {
  const { at, layer, channel } = state
  const described = run.meta.layers[layer]
  const limit = limitOf(run, state)
  tiled.tiles.forEach((tile, filter) => paintFilter(tile, described, run.frames[at].layers[layer], { filter, channel, limit, shades }))
  sheetTitle.textContent = fillPlural(plurals.sheet_title, described.all_filters, language,
    { layer: described.name, height: described.height, width: described.width })
  low.textContent = `≤ −${shortText(numbers, limit)}`
  high.textContent = `≥ +${shortText(numbers, limit)}`
  high.dataset.value = String(limit)
}

/**
 * Mark the filter that is looked at, on its tile and on its bar.
 *
 * @param {View} view
 * @param {Shown} shown
 */
export function drawMarks({ sheet, tiled, bars }, { state }) {
  const looked = shownFilter(state)
  tiled.tiles.forEach((tile, filter) => {
    tile.classList.toggle("shown", filter === looked)
    tile.ariaSelected = String(filter === state.filter)
  })
  sheet.setAttribute("aria-activedescendant", `machine-filter-${state.filter}`)
  for (const bar of bars.children) bar.classList.toggle("shown", bar instanceof HTMLElement && Number(bar.dataset.filter) === looked)
}
