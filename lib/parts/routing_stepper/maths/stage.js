/**
 * The stage: listed primary capsules on the left, class capsules on the right, links between them.
 *
 * @typedef {{ x: number, y: number }} Point
 *
 * @typedef {object} Stage where everything stands, in CSS pixels
 * @property {number} width
 * @property {number} height
 * @property {number} right where the links end
 * @property {boolean} isMap whether all primary capsules are drawn as a map, not a list
 * @property {number} cell the height of a row, or the side of a cell of the map
 * @property {Point[]} points where the links begin, by row of the list
 * @property {number[]} classY where they end, by class
 * @property {number} largestDisc its radius
 * @property {number} widestLink
 *
 * @typedef {{ row: number, j: number, value: number }} Link of a row of the list to a class, in [−1, 1] of its scale
 */

import { isInFocus } from "../state.js"
import { deviation } from "../describe/quantities.js"
import { arrangeMap } from "../../kit/capsules/geometry.js"
import { indices } from "./vectors.js"

const LEAST_ROW = 15
const MOST_TARGETS = 12 // rows; a longer list is drawn close, as a map is, and not beyond the screen
const LIST_X = 84
const WIDEST_LINK = 11 // in a list; thinner on the map, where there are so many more
const FAINT = 0.04 // links weaker than this are drawn on the map to one class only
const REACH = 7 // how far from a link a pointer may be

/**
 * @param {{ width: number, least: number, leastTarget?: number, right: number, outputs: number, listed: number[], isMap: boolean,
 *   geometry: import("../../kit/capsules/geometry.js").Geometry }} room `least` is its least height, `leastTarget` that
 *   of each class and of each row of a short list
 * @returns {Stage}
 */
export function arrangeStage({ width, least, leastTarget = 0, right, outputs, listed, isMap, geometry }) {
  const leastRow = listed.length > MOST_TARGETS ? LEAST_ROW : Math.max(LEAST_ROW, leastTarget)
  const height = Math.max(least, leastTarget * outputs, isMap ? 0 : leastRow * listed.length)
  const classY = indices(outputs).map((j) => ((j + 0.5) * height) / outputs)
  const common = { width, height, right, isMap, classY }
  if (!isMap) {
    const cell = height / listed.length
    const points = listed.map((_, row) => ({ x: LIST_X, y: (row + 0.5) * cell }))
    return { ...common, cell, points, largestDisc: Math.min(8, cell / 2 - 3.5), widestLink: WIDEST_LINK }
  }
  const map = arrangeMap(geometry, Math.min(0.5 * right, 260), height)
  const { cell } = map
  const top = (height - map.height) / 2
  const points = listed.map((i) => {
    const { x, y } = map.at(i)
    return { x: x + cell / 2, y: y + top + cell / 2 }
  })
  return { ...common, cell, points, largestDisc: 0.42 * cell, widestLink: Math.min(Math.max(0.5 * cell, 2), 7) }
}

/**
 * Return what each listed capsule's link to each class shows at a step, in [−1, 1] of its scale.
 *
 * @param {import("../scene.js").Moment} moment
 * @param {number[]} listed
 */
export function linkValues({ trace: { outputs }, t, now: { quantity } }, listed) {
  const values = new Float32Array(listed.length * outputs)
  listed.forEach((i, row) => {
    for (let j = 0; j < outputs; j += 1) values[row * outputs + j] = deviation(quantity, quantity.at(t, i, j))
  })
  return values
}

/**
 * Return the links that are drawn, thinnest first.
 *
 * @param {import("../scene.js").Scene} scene
 * @returns {Link[]}
 */
export function linksToDraw({ trace: { outputs }, off, listed, stage, motion: { values }, state: { hover, j: selected } }) {
  const isHovering = hover.i >= 0 || hover.j >= 0
  /** @type {Link[]} */
  const links = []
  listed.forEach((i, row) => {
    if (off.has(i)) return // it says nothing
    for (let j = 0; j < outputs; j += 1) {
      const value = values[row * outputs + j]
      if (!isInFocus(hover, i, j)) continue
      if (stage.isMap && !isHovering && j !== selected && Math.abs(value) < FAINT) continue
      links.push({ row, j, value })
    }
  })
  return links.sort((one, other) => Math.abs(one.value) - Math.abs(other.value))
}

/**
 * Return the nearest of `links` to (x, y), within a few pixels, or null.
 *
 * @param {Stage} stage
 * @param {Link[]} links
 * @param {number} x
 * @param {number} y
 */
export function linkAt({ points, right, classY, widestLink }, links, x, y) {
  let best = null
  let nearest = REACH
  for (const link of links) {
    const from = points[link.row]
    if (x <= from.x + 10 || x >= right - 2) continue
    const part = partAlong((x - from.x) / (right - from.x))
    const height = from.y + (classY[link.j] - from.y) * part * part * (3 - 2 * part)
    const distance = Math.abs(height - y) - (widestLink * Math.abs(link.value)) / 2
    if (distance <= nearest) {
      nearest = distance
      best = link
    }
  }
  return best
}

/**
 * Return the curve's parameter p where it has gone `across` of its way: solve 1.5 p (1 − p) + p³ = across.
 *
 * @param {number} across 0 to 1
 */
export function partAlong(across) {
  let [low, high] = [0, 1]
  for (let round = 0; round < 16; round += 1) {
    const p = (low + high) / 2
    if (1.5 * p * (1 - p) + p * p * p < across) low = p
    else high = p
  }
  return (low + high) / 2
}
