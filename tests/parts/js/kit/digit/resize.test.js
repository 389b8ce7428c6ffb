import assert from "node:assert/strict"
import { test } from "node:test"

import { resize } from "../../../../../lib/parts/kit/digit/resize.js"
import { FILTERS } from "../../../../../lib/parts/kit/digit/weights.js"
import { PICTURE, assertNear, rowsOf } from "./grid.js"

test("a picture is resized as Pillow does", () => {
  assert.deepEqual(rowsOf(resize(PICTURE, 2, 3, FILTERS.BOX)), [[67.25, 130, 32], [44.5, 52.5, 128.25]])
  assertNear(resize(PICTURE, 3, 7, FILTERS.BILINEAR), [
    [76.5, 37.47143, 51, 158, 79.42857, 29.65714, 5.20000],
    [144, 99.42857, 56.42857, 32.5, 68.92857, 101.5, 125.5],
    [16.20000, 32.08572, 51.85714, 71.5, 96.92857, 113.14285, 121.20000],
  ])
  assertNear(resize(PICTURE, 6, 4, FILTERS.BICUBIC), [
    [-21.97628, 98.83101, 109.06910, 1.40219],
    [100.80044, 53.35420, 99.53183, -1.43630],
    [199.92865, 19.43122, 76.42461, 46.27077],
    [80.59900, 72.87487, 37.17037, 205.34357],
    [20.42997, 63.47917, 77.50779, 156.80273],
    [0.52888, 39.97071, 124.79601, 67.75784],
  ])
})

test("a smaller picture takes the filter over all that a pixel covers", () => {
  assertNear(resize(PICTURE, 2, 2, FILTERS.BICUBIC), [
    [79.34698, 60.33474], [53.12172, 103.56827],
  ])
  assert.equal(resize(PICTURE, 4, 5, FILTERS.BICUBIC), PICTURE)
})
