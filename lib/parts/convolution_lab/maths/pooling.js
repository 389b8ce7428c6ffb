/**
 * Pooling: the largest or the mean of each window. Padding is no value: it cannot win and is not counted.
 *
 * @typedef {{ kind: "max" | "average", side: number, stride: number, padding: import("./windows.js").Padding }} PoolSettings
 *
 * @typedef {FeatureMap & { winners: Int32Array, geometry: Geometry }} PooledMap
 *   `winners` are places in the map, the first of equals, or −1 for a mean
 *
 * @typedef {{ y: number, x: number, isInside: boolean, value: number }} PooledCell
 */

import { convolve, rangeOf } from "./convolution.js"
import { shifted } from "./images.js"
import { cornerOf, geometryOf } from "./windows.js"

/** @typedef {import("./convolution.js").FeatureMap} FeatureMap */
/** @typedef {import("./windows.js").Geometry} Geometry */

/**
 * Return the pooled map, with the cell that won each window.
 *
 * @param {FeatureMap} map
 * @param {PoolSettings} settings
 * @returns {PooledMap}
 */
export function poolMap(map, { kind, side, stride, padding }) {
  const geometry = geometryOf(map, side, { stride, padding })
  const { rows, columns } = geometry
  const data = new Float64Array(rows * columns)
  const winners = new Int32Array(rows * columns).fill(-1)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const cells = pooledCells(map, geometry, row, column).filter(({ isInside }) => isInside)
      const at = row * columns + column
      if (kind === "average") {
        data[at] = cells.reduce((sum, { value }) => sum + value, 0) / cells.length
      } else {
        const best = cells.reduce((one, other) => (other.value > one.value ? other : one))
        data[at] = best.value
        winners[at] = best.y * map.columns + best.x
      }
    }
  }
  return { rows, columns, data, winners, geometry }
}

/**
 * Return the window of one pooled value, row by row.
 *
 * @param {FeatureMap} map
 * @param {Geometry} geometry
 * @param {number} row
 * @param {number} column
 * @returns {PooledCell[]}
 */
export function pooledCells(map, geometry, row, column) {
  const [top, left] = cornerOf(geometry, row, column)
  return Array.from({ length: geometry.kernel ** 2 }, (_, at) => {
    const [y, x] = [top + Math.floor(at / geometry.kernel), left + (at % geometry.kernel)]
    const isInside = y >= 0 && y < map.rows && x >= 0 && x < map.columns
    return { y, x, isInside, value: isInside ? map.data[y * map.columns + x] : 0 }
  })
}

/**
 * Return the share of values that differ by no more than `most`; 1 where there are none.
 *
 * @param {FeatureMap} before
 * @param {FeatureMap} after
 * @param {number} most
 */
export function shareKept(before, after, most) {
  const kept = before.data.reduce((count, value, at) => count + Number(Math.abs(value - after.data[at]) <= most), 0)
  return before.data.length > 0 ? kept / before.data.length : 1
}

/**
 * Return the map of a kernel once its image has moved.
 *
 * @param {import("./images.js").Image} image
 * @param {ArrayLike<number>[]} weights one array a channel
 * @param {Geometry} geometry
 * @param {readonly [number, number]} shift down, right
 */
export function movedMap(image, weights, geometry, [down, right]) {
  return convolve(shifted(image, down, right), weights, geometry)
}

/**
 * Return how much of a map stays when its picture moves, and how much of it pooled in either way.
 *
 * @param {FeatureMap} before
 * @param {FeatureMap} after
 * @param {PoolSettings} pool
 * @param {number} tolerance as a share of the map's range
 * @returns {Record<"map" | PoolSettings["kind"], { share: number, count: number }>}
 */
export function sharesKept(before, after, pool, tolerance) {
  const [low, high] = rangeOf(before)
  const most = tolerance * (high - low) + 1e-12 // adding up in another order is no difference
  /** @param {PoolSettings["kind"]} kind */
  const pooled = (kind) => {
    const [was, is] = [before, after].map((map) => poolMap(map, { ...pool, kind }))
    return { share: shareKept(was, is, most), count: was.data.length }
  }
  return { map: { share: shareKept(before, after, most), count: before.data.length }, max: pooled("max"), average: pooled("average") }
}
