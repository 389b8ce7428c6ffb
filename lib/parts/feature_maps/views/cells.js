/**
 * Patch, kernel and products of one window, cell by cell; of a pooling, the window and its winner.
 *
 * @typedef {{ box: HTMLElement, cells: HTMLElement[], isWritten: boolean }} Grid cells, with their values in them where there is room
 */

import { inkOn } from "../../kit/colours.js"
import { h } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"
import { channelText } from "../ledger.js"
import { patchOf, poolingOf, symmetricEnds } from "../maths/step.js"
import { readsColours } from "../network.js"
import { DIVERGING, SEQUENTIAL, colourOf } from "./atlas.js"
import { cellText, numberNode } from "./number.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("./step.js").Breakdown} Breakdown */

const SIDE = 190 // CSS pixels of a grid, if it has enough cells
const CELL = 52
const NUMBERED = 5 // cells a side up to which numbers are written into them

/**
 * Draw the cells of the chosen channel.
 *
 * @param {Breakdown} breakdown
 * @param {Scene} scene
 * @param {import("../network.js").Layer} layer
 * @param {import("../network.js").Pixel} pixel
 * @param {import("../ledger.js").Reading} reading
 */
export function drawCells(breakdown, scene, layer, pixel, { chosen }) {
  const { labels, numbers } = scene
  const { step, cells } = breakdown
  const { slide } = layer
  /** @type {(text: string) => HTMLElement} */
  const sign = (text) => h("span", { class: "sign" }, text)
  if (step.kind === "convolution" && slide) {
    const { patch, kernel, products, sum } = patchOf(step, slide, chosen, pixel)
    const across = step.kernelSize[1]
    cells.replaceChildren(
      h("h4", {}, fill(labels.products, { channel: channelText(labels, step.channels.data[chosen], readsColours(scene.net, layer)) })),
      drawGrid(breakdown, scene, labels.patch, patch, across, step.ends[chosen], SEQUENTIAL).box, sign("×"),
      drawGrid(breakdown, scene, labels.kernel_slice, kernel, across, symmetricEnds(kernel), DIVERGING).box, sign("="),
      drawGrid(breakdown, scene, labels.product, products, across, symmetricEnds(products), DIVERGING).box, sign("Σ ="),
      numberNode(numbers, sum, "maps-product-sum"),
    )
  } else if (step.kind === "pooling" && slide) {
    const { values, across, place, value } = poolingOf(step, slide, pixel)
    const grid = drawGrid(breakdown, scene, labels.window, values, across, step.ends[0], SEQUENTIAL)
    grid.cells[place].classList.add("winner")
    cells.replaceChildren(grid.box, sign("max ="), numberNode(numbers, value, "maps-winner"))
  }
}

/**
 * Draw a titled grid of coloured cells; the elements stay the same while one points from pixel to pixel.
 *
 * @param {Breakdown} breakdown
 * @param {Scene} scene
 * @param {string} title
 * @param {number[]} values
 * @param {number} across
 * @param {import("../network.js").Ends} ends
 * @param {import("./atlas.js").Colours} colours
 */
function drawGrid({ grids }, { numbers }, title, values, across, ends, colours) {
  const key = `${title}/${across}/${values.length}`
  const grid = grids.get(key) ?? buildGrid(title, across, values.length)
  grids.set(key, grid)
  values.forEach((value, at) => {
    const cell = grid.cells[at]
    const [red, green, blue] = colourOf(value, ends, colours)
    cell.style.background = `rgb(${red}, ${green}, ${blue})`
    cell.className = ""
    cell.title = numbers.figures(value)
    cell.dataset.value = String(value)
    if (!grid.isWritten) return
    cell.textContent = cellText(numbers, value)
    cell.style.color = inkOn([red, green, blue])
  })
  return grid
}

/**
 * @param {string} title
 * @param {number} across
 * @param {number} count
 * @returns {Grid}
 */
function buildGrid(title, across, count) {
  const rows = count / across
  const cells = Array.from({ length: count }, () => h("i"))
  const style = { "grid-template-columns": `repeat(${across}, 1fr)`, "aspect-ratio": `${across} / ${rows}` }
  const squares = h("div", { class: "squares", style }, ...cells)
  const box = h("figure", { class: "grid", style: { width: `min(${SIDE}px, ${Math.max(across, 2) * CELL}px)` } },
    h("figcaption", { class: "muted" }, title), squares)
  return { box, cells, isWritten: across <= NUMBERED && rows <= NUMBERED }
}
