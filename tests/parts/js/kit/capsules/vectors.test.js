import assert from "node:assert/strict"
import { test } from "node:test"

import { percentile, placesOfClass, rangesOf } from "../../../../../lib/parts/kit/capsules/vectors.js"

test("the ranges of one class are those of its digits alone", () => {
  const rows = Array.from({ length: 21 }, (_, at) => [at, 0 - at / 2]).flatMap((row) => [row, [500, 500]])
  const vectors = { data: Float32Array.from(rows.flat()), shape: [42, 2] }
  const labels = Uint8Array.from(rows, (_, at) => (at % 2 === 0 ? 3 : 7))
  assert.deepEqual(rangesOf(vectors, labels, 3), [{ least: 0, low: 1, high: 19, most: 20 }, { least: -10, low: -9.5, high: -0.5, most: 0 }])
  assert.deepEqual(rangesOf(vectors, labels, 7)?.[0], { least: 500, low: 500, high: 500, most: 500 })
  assert.equal(rangesOf(vectors, labels, 0), null)
})

test("percentiles lie evenly between the two values next to them, as NumPy has them", () => {
  assert.equal(percentile([1, 2, 4, 8], 0.5), 3)
  assert.equal(percentile([1, 2, 4, 8], 0.05), 1.15)
  assert.equal(percentile([1, 2, 4, 8], 1), 8)
  assert.equal(percentile([5], 0.95), 5)
})

test("the digits of a class keep their order", () => {
  assert.deepEqual(placesOfClass([1, 0, 1, 2, 1], 1), [0, 2, 4])
})
