/** Draws the capsules as arrows. */

import { svg } from "../../kit/dom.js"
import { capsuleLayout } from "../maths.js"

const CELL = { width: 18, height: 15, gap: 7 }
const REACH = CELL.height * 0.44 // half an arrow of length 1

/**
 * Build the arrows, with boxes in `stacked` rows.
 *
 * @param {import("../journeys.js").Network} network
 * @param {(capsule: number) => void} onPoint is called with the capsule under the pointer, or −1
 * @param {number} stacked
 */
export function capsuleArrows(network, onPoint, stacked = 4) {
  const layout = capsuleLayout(network, stacked)
  const box = { width: layout.columns * CELL.width, height: layout.rows * CELL.height }
  const width = layout.perRow * (box.width + CELL.gap) - CELL.gap
  const height = Math.ceil(layout.boxes / layout.perRow) * (box.height + CELL.gap) - CELL.gap
  const cornerOf = (/** @type {number} */ number) => ({ x: (number % layout.perRow) * (box.width + CELL.gap),
    y: Math.floor(number / layout.perRow) * (box.height + CELL.gap) })
  const arrows = layout.capsules.map(({ capsule, box: number, place }) => {
    const { x, y } = cornerOf(number)
    const centre = { x: x + (place % layout.columns + 0.5) * CELL.width, y: y + (Math.floor(place / layout.columns) + 0.5) * CELL.height }
    const [line, tip] = [svg("line"), svg("circle", { r: 1.7 })]
    const hit = svg("rect", { x: centre.x - CELL.width / 2, y: centre.y - CELL.height / 2, width: CELL.width, height: CELL.height, class: "hit" })
    const node = svg("g", { class: "arrow", onpointerenter: () => onPoint(capsule), onpointerleave: () => onPoint(-1) }, hit, line, tip)
    return { capsule, centre, line, tip, node }
  })
  const node = svg("svg", { viewBox: `-1 -1 ${width + 2} ${height + 2}`, class: "arrows",
    preserveAspectRatio: stacked === 4 ? "xMinYMid" : "xMidYMid" },
    ...Array.from({ length: layout.boxes }, (_, number) => svg("rect", { ...cornerOf(number), ...box, rx: 3, class: "box" })),
    ...arrows.map((arrow) => arrow.node))
  return { node,
    /** @param {import("../journeys.js").Journey} journey */
    draw(journey) {
      for (const { capsule, centre: { x, y }, line, tip } of arrows) {
        const [across, up] = journey.direction(capsule).map((part) => part * REACH * journey.capsuleLengths[capsule])
        set(line, { x1: x - across, y1: y + up, x2: x + across, y2: y - up })
        set(tip, { cx: x + across, cy: y - up })
      }
    },
    /** @param {number} capsule to stand out, or −1 */
    light(capsule) {
      for (const arrow of arrows) arrow.node.classList.toggle("lit", arrow.capsule === capsule)
    } }
}

/**
 * @param {Element} node
 * @param {Record<string, number>} attributes
 */
function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value))
}
