/**
 * Where primary capsules sit: in the layer, on the image and on the map.
 *
 * @typedef {object} Geometry
 * @property {number} rows
 * @property {number} columns
 * @property {number} types at each place
 * @property {number} field_size of the image's pixels that a capsule sees, a side
 * @property {number} field_stride
 * @property {number} field_offset
 *
 * @typedef {object} CapsuleMap
 * @property {number} cell the side of a cell
 * @property {number} width
 * @property {number} height
 * @property {(i: number) => { x: number, y: number }} at the corner of capsule i's cell
 */

import { counted } from "../counting.js"

const GAP = 0.7 // between two types' maps, in cells

/**
 * Return the place of capsule `i` in the layer.
 *
 * @param {Geometry} geometry
 * @param {number} i
 */
export function placeOf({ columns, types }, i) {
  return { type: i % types, row: Math.floor(i / (columns * types)), column: Math.floor(i / types) % columns }
}

/**
 * Return capsule `i` and its place as a learner reads them.
 *
 * @param {Geometry} geometry
 * @param {number} i
 */
export function countedCapsule(geometry, i) {
  const { type, row, column } = placeOf(geometry, i)
  return { capsule: counted(i), type: counted(type), row: counted(row), column: counted(column) }
}

/**
 * Return the pixels that capsule `i` sees, clipped to the image.
 *
 * @param {Geometry} geometry
 * @param {number} i
 * @param {number} imageHeight
 * @param {number} imageWidth
 */
export function receptiveField(geometry, i, imageHeight, imageWidth) {
  const { row, column } = placeOf(geometry, i)
  /** @param {number} place @param {number} limit */
  const span = (place, limit) => {
    const start = geometry.field_offset + geometry.field_stride * place
    const low = Math.min(Math.max(start, 0), limit)
    return [low, Math.min(Math.max(start + geometry.field_size, 0), limit) - low]
  }
  const [top, height] = span(row, imageHeight)
  const [left, width] = span(column, imageWidth)
  return { top, left, height, width }
}

/**
 * Arrange one small map a type, as feature maps are arranged, in a box of `width` × `height`.
 *
 * @param {Geometry} geometry
 * @param {number} width
 * @param {number} height
 * @returns {CapsuleMap}
 */
export function arrangeMap(geometry, width, height) {
  const { rows, columns, types } = geometry
  let best = { cell: 0, across: 1, down: types }
  for (let across = 1; across <= types; across += 1) {
    const down = Math.ceil(types / across)
    const cell = Math.min(width / (across * (columns + GAP) - GAP), height / (down * (rows + GAP) - GAP))
    if (cell > best.cell + 1e-6) best = { cell, across, down }
  }
  const { cell, across, down } = best
  return {
    cell,
    width: cell * (across * (columns + GAP) - GAP),
    height: cell * (down * (rows + GAP) - GAP),
    at(i) {
      const { type, row, column } = placeOf(geometry, i)
      return {
        x: cell * ((type % across) * (columns + GAP) + column),
        y: cell * (Math.floor(type / across) * (rows + GAP) + row),
      }
    },
  }
}

/**
 * Return the capsule of `count` whose cell holds (x, y), or −1.
 *
 * @param {CapsuleMap} map
 * @param {number} count
 * @param {number} x
 * @param {number} y
 */
export function capsuleOnMap(map, count, x, y) {
  for (let i = 0; i < count; i += 1) {
    const { x: left, y: top } = map.at(i)
    if (x >= left && x < left + map.cell && y >= top && y < top + map.cell) return i
  }
  return -1
}
