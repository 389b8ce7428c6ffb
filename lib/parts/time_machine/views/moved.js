/** Draws how far the filters moved: each layer's median, and every filter of one layer, sorted. */

import { h } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"
import { barOf, endMedians, highestBar, layerMedian, sortedMovements } from "../maths.js"
import { measureText } from "../words.js"
import { fitChildren } from "./pick.js"

/** @typedef {import("../view.js").View} View */
/** @typedef {import("../view.js").Shown} Shown */

/**
 * Show number and bar of each layer's median; a click shows the layer.
 *
 * @param {View} view
 * @param {Shown} shown
 * @param {(layer: number) => void} chooseLayer
 */
export function drawMedians({ medians }, { run, state: { at, layer: chosen, measure }, labels, numbers }, chooseLayer) {
  const most = Math.max(...endMedians(run).map((end) => barOf(end, measure)), 1e-9)
  const rows = fitChildren(medians, run.meta.layers.length, medianRow)
  rows.forEach((row, layer) => {
    const [name, track, value] = /** @type {HTMLElement[]} */ ([...row.children])
    const bar = /** @type {HTMLElement} */ (track.firstElementChild)
    const median = layerMedian(run, at, layer)
    const layerName = run.meta.layers[layer].name
    row.dataset.testid = `machine-median-${layer}`
    row.onclick = () => chooseLayer(layer)
    row.ariaPressed = String(layer === chosen)
    row.title = fill(labels.median_of, { layer: layerName, cosine: numbers.decimals(median.cosine, 3), share: numbers.decimals(median.share, 2) })
    name.textContent = layerName
    bar.style.transform = `scaleX(${Math.min(barOf(median, measure) / most, 1)})`
    value.textContent = measureText(numbers, median, measure)
    value.dataset.value = String(median[measure])
  })
}

function medianRow() {
  return h("button", { type: "button" }, h("b"), h("span", { class: "track" }, h("i")), h("span", { class: "value" }))
}

/**
 * Show every filter of the layer, the one that moved most first.
 *
 * @param {View} view
 * @param {Shown} shown
 */
export function drawBars({ bars, barsTitle, ends }, { run, state, labels, numbers }) {
  const { layer, measure } = state
  const sorted = sortedMovements(run, state)
  const highest = highestBar(run, layer, measure) || 1
  fitChildren(bars, sorted.length, () => h("i")).forEach((bar, place) => {
    bar.style.setProperty("--size", Math.min(barOf(sorted[place], measure) / highest, 1).toFixed(4))
    bar.dataset.filter = String(sorted[place].filter)
    bar.dataset.value = String(sorted[place][measure])
  })
  const [most, least] = [sorted[0], sorted[sorted.length - 1]]
  barsTitle.textContent = fill(measure === "cosine" ? labels.bars_cosine : labels.bars_share, { layer: run.meta.layers[layer].name })
  bars.ariaLabel = barsTitle.textContent
  ends.textContent = fill(labels.ends, { most: most.filter + 1, most_value: measureText(numbers, most, measure),
    least: least.filter + 1, least_value: measureText(numbers, least, measure) })
}
