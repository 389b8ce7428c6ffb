/** Draws one side of a map as a row of cells, and the windows that fit along it. */

import { svg } from "../kit/dom.js"
import { paddingOf } from "./maths.js"

const CELL = 10
const MOST_LINES = 72 // more cells than this are drawn without lines between them
const BARS = 3 // windows that are drawn: the first two and the last

/**
 * Draw the cells of one side, zeros of padding and left-over cells marked, and below them the windows.
 *
 * @param {SVGSVGElement} ruler
 * @param {number} side
 * @param {number} kernel
 * @param {import("./maths.js").Window} window
 * @param {number | null} count of places where the window fits; null if it does not fit at all
 */
export function drawRuler(ruler, side, kernel, { stride, padding }, count) {
  const [before, behind] = paddingOf(side, kernel, stride, padding)
  const cells = before + side + behind
  const width = count === null ? Math.max(kernel, cells) : cells
  ruler.setAttribute("viewBox", `0 0 ${width * CELL} 46`)
  ruler.replaceChildren(
    ...strip("zeros", 0, before),
    ...strip("cells", before, side),
    ...strip("zeros", before + side, behind),
    ...(count === null ? [] : leftOver((count - 1) * stride + kernel, cells)),
    ...linesBetween(cells),
    ...(count === null ? [windowTooLarge(kernel)] : windows(kernel, stride, count)),
  )
}

/**
 * @param {string} kind
 * @param {number} from
 * @param {number} length
 */
function strip(kind, from, length) {
  return length > 0 ? [svg("rect", { x: from * CELL, y: 2, width: length * CELL, height: 14, class: kind })] : []
}

/**
 * @param {number} used
 * @param {number} cells
 */
function leftOver(used, cells) {
  return strip("left", used, cells - used)
}

/** @param {number} cells */
function linesBetween(cells) {
  if (cells > MOST_LINES) return []
  return Array.from({ length: cells - 1 }, (_, at) => svg("line", { x1: (at + 1) * CELL, x2: (at + 1) * CELL, y1: 2, y2: 16, class: "grid" }))
}

/** @param {number} kernel */
function windowTooLarge(kernel) {
  return svg("rect", { x: 0, y: 20, width: kernel * CELL, height: 6, class: "window bad" })
}

/**
 * @param {number} kernel
 * @param {number} stride
 * @param {number} count
 */
function windows(kernel, stride, count) {
  const shown = [...new Set([0, 1, count - 1])].filter((number) => number >= 0 && number < count).slice(0, BARS)
  return shown.map((number, row) => svg("rect", { x: number * stride * CELL + 1, y: 20 + 8 * row, width: kernel * CELL - 2, height: 6, rx: 2,
    class: number === 0 ? "window first" : "window" }))
}
