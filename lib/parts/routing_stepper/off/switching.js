/**
 * Which primary capsules are off, and what a gesture makes of that.
 *
 * @typedef {import("../../kit/capsules/geometry.js").Geometry} Geometry
 * @typedef {readonly number[]} Off the indices of those that are off, in order
 * @typedef {[number, number]} Point in pixels of the image, from its left and from its top
 */

import { placeOf } from "../../kit/capsules/geometry.js"

/**
 * Return what is off once `some` are switched off, or on again.
 *
 * @param {Off} off
 * @param {Iterable<number>} some
 * @param {boolean} isOff
 */
export function switched(off, some, isOff) {
  const next = new Set(off)
  for (const i of some) {
    if (isOff) next.add(i)
    else next.delete(i)
  }
  return [...next].sort((one, other) => one - other)
}

/**
 * Return the centre of what the capsules at a place of the layer see.
 *
 * @param {Geometry} geometry
 * @param {number} row
 * @param {number} column
 * @returns {Point}
 */
export function centreOf({ field_size: size, field_stride: stride, field_offset: offset }, row, column) {
  return [offset + stride * column + size / 2, offset + stride * row + size / 2]
}

/**
 * Return how far a brush reaches around its middle, in pixels of the image: it covers a place that it stands on, and no other.
 *
 * @param {Geometry} geometry
 */
export function reachOf({ rows, columns, field_size: size, field_stride: stride }) {
  return rows * columns === 1 ? size / 4 : Math.max(0.7 * stride, 1)
}

/**
 * Return the capsules whose centre of sight lies under a brush that is drawn from one point to another.
 *
 * @param {Geometry} geometry
 * @param {Point} from
 * @param {Point} to
 */
export function capsulesUnder(geometry, from, to) {
  const { rows, columns, types } = geometry
  const reach = reachOf(geometry)
  return Array.from({ length: rows * columns * types }, (_, i) => i).filter((i) => {
    const { row, column } = placeOf(geometry, i)
    return distanceToLine(centreOf(geometry, row, column), from, to) <= reach
  })
}

/**
 * @param {Point} point
 * @param {Point} from
 * @param {Point} to
 */
function distanceToLine([x, y], [left, top], [right, bottom]) {
  const [across, down] = [right - left, bottom - top]
  const square = across * across + down * down
  const part = square === 0 ? 0 : Math.min(Math.max(((x - left) * across + (y - top) * down) / square, 0), 1)
  return Math.hypot(x - left - part * across, y - top - part * down)
}

/**
 * Return how many of the capsules at each place are off, by row and column.
 *
 * @param {Geometry} geometry
 * @param {Iterable<number>} off
 */
export function offAtPlaces(geometry, off) {
  const counts = Array.from({ length: geometry.rows }, () => Array(geometry.columns).fill(0))
  for (const i of off) {
    const { row, column } = placeOf(geometry, i)
    counts[row][column] += 1
  }
  return counts
}

/**
 * Return the capsule beside another one on the map: along its row or its column, and then on the map of the next type.
 *
 * @param {Geometry} geometry
 * @param {number} i
 * @param {[number, number]} move rows and columns
 */
export function neighbourOnMap(geometry, i, [down, across]) {
  const { rows, columns, types } = geometry
  const { type, row, column } = placeOf(geometry, i)
  const [nextRow, nextColumn] = [row + down, column + across]
  const isInside = nextRow >= 0 && nextRow < rows && nextColumn >= 0 && nextColumn < columns
  if (isInside) return (nextRow * columns + nextColumn) * types + type
  const nextType = (type + Math.sign(down + across) + types) % types
  const wrapped = [(nextRow + rows) % rows, (nextColumn + columns) % columns]
  return (wrapped[0] * columns + wrapped[1]) * types + nextType
}
