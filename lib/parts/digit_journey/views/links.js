/** Draws the links of the capsules that moved furthest; width and colour show the distance from uniform. */

import { LESS, MORE } from "../../kit/colours.js"
import { svg } from "../../kit/dom.js"

/**
 * Build the links, and a dot for each capsule.
 *
 * @param {import("../journeys.js").Network} network
 * @param {(row: number, j: number) => void} onPoint is called with the row and the class under the pointer, −1 for none
 */
export function routingLinks(network, onPoint) {
  const rowY = (/** @type {number} */ row) => 2 + 96 * row / Math.max(network.linked - 1, 1)
  const classY = (/** @type {number} */ j) => 100 * (j + 0.5) / network.classes
  const onpointerleave = () => onPoint(-1, -1)
  const links = Array.from({ length: network.linked * network.classes }, (_, at) => {
    const [row, j] = [Math.floor(at / network.classes), at % network.classes]
    const d = `M 4 ${rowY(row)} C 52 ${rowY(row)}, 55 ${classY(j)}, 100 ${classY(j)}`
    return { row, j, path: svg("path", { d, class: "link", onpointerenter: () => onPoint(row, j), onpointerleave }) }
  })
  const dots = Array.from({ length: network.linked }, (_, row) =>
    svg("path", { d: `M 4 ${rowY(row)} h 0.01`, class: "dot", onpointerenter: () => onPoint(row, -1), onpointerleave }))
  // Stretched to its place; strokes keep their width, and dots are strokes of no length.
  const node = svg("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", class: "links" }, ...links.map(({ path }) => path), ...dots)
  return { node,
    /**
     * @param {import("../journeys.js").Journey} journey
     * @param {number} iteration
     */
    draw(journey, iteration) {
      for (const { row, j, path } of links) {
        const moved = journey.coupling(Math.max(iteration, 0), row, j) - network.uniform
        const size = Math.abs(moved)
        path.style.stroke = size < 1e-4 ? "currentColor" : moved > 0 ? MORE : LESS
        path.style.strokeWidth = `${0.6 + Math.min(16 * size, 6)}px`
        path.style.strokeOpacity = String(size < 1e-4 ? 0.16 : Math.min(0.05 + 8 * size, 0.9))
      }
    },
    /**
     * Show only the links of a row (a capsule) or of a class; −1 for any.
     *
     * @param {number} row
     * @param {number} j
     */
    light(row, j) {
      node.classList.toggle("chosen", row >= 0 || j >= 0)
      for (const one of links) one.path.classList.toggle("lit", (row < 0 || one.row === row) && (j < 0 || one.j === j))
      dots.forEach((dot, at) => dot.classList.toggle("lit", at === row))
    } }
}
