/** Rows of numbers as grids, and back. */

import assert from "node:assert/strict"

/**
 * @template {Float32Array | Uint8Array} Values
 * @param {{ from: (values: number[]) => Values }} kind
 * @param {number[][]} rows
 */
const gridOf = (kind, rows) => ({ data: kind.from(rows.flat()), height: rows.length, width: rows[0].length })

/** @param {number[][]} rows */
export const greyOf = (rows) => gridOf(Float32Array, rows)

/** @param {number[][]} rows */
export const maskOf = (rows) => gridOf(Uint8Array, rows)

/** @param {{ data: ArrayLike<number>, height: number, width: number }} grid */
export function rowsOf({ data, height, width }) {
  return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (__, x) => data[y * width + x]))
}

/**
 * Assert that a grid has these numbers, written with five decimals.
 *
 * @param {{ data: ArrayLike<number>, height: number, width: number }} grid
 * @param {number[][]} rows
 */
export function assertNear(grid, rows) {
  assert.deepEqual([grid.height, grid.width], [rows.length, rows[0].length])
  rows.flat().forEach((expected, at) => assert.ok(Math.abs(grid.data[at] - expected) < 2e-5, `${grid.data[at]} is not ${expected}`))
}

/** A picture whose results in Pillow and SciPy the tests know. */
export const PICTURE = greyOf([[0, 10, 200, 30, 7], [255, 4, 60, 90, 1], [33, 128, 5, 77, 250], [9, 8, 100, 120, 66]])
