import assert from "node:assert/strict"
import { test } from "node:test"

import { gaussianFilter, greyOpening, medianFilter } from "../../../../../lib/parts/kit/digit/filters.js"
import { PICTURE, assertNear, rowsOf } from "./grid.js"

test("the median of each square is SciPy's, mirrored at the border", () => {
  assert.deepEqual(rowsOf(medianFilter(PICTURE, 3)), [
    [4, 10, 30, 30, 7], [33, 33, 60, 60, 30], [33, 33, 77, 77, 77], [9, 9, 100, 100, 77],
  ])
})

test("the blur is SciPy's", () => {
  assertNear(gaussianFilter(PICTURE, 0.5), [
    [25.35984, 29.99535, 150.40724, 49.02549, 9.67148],
    [184.17961, 43.18987, 65.06174, 75.03825, 33.94321],
    [59.16524, 88.23256, 36.30598, 89.26894, 190.85117],
    [12.62620, 27.20026, 85.19971, 109.47989, 88.79795],
  ])
})

test("an opening is SciPy's, for even and odd squares", () => {
  assert.deepEqual(rowsOf(greyOpening(PICTURE, 2)), [
    [0, 10, 30, 30, 7], [33, 4, 30, 30, 1], [33, 8, 5, 66, 66], [9, 8, 5, 66, 66],
  ])
  assert.deepEqual(rowsOf(greyOpening(PICTURE, 3)), [
    [0, 4, 4, 4, 1], [4, 4, 4, 4, 1], [8, 8, 5, 66, 66], [8, 8, 5, 66, 66],
  ])
})
