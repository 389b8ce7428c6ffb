import assert from "node:assert/strict"
import { test } from "node:test"

import {
  gainsAsRead, percentOf, placeOfLargest, placeOfStrongest, placesOfHighest, placesOfLargest, toLevels, toUnitRange,
} from "../../../../lib/parts/kit/maths.js"

test("the largest, and the largest but one place", () => {
  assert.equal(placeOfLargest([1, 5, 5, 2]), 1)
  assert.equal(placeOfLargest([9, 5, 7], 0), 2)
  assert.equal(placeOfLargest([1, 3, 2], 1), 2)
  assert.equal(placeOfLargest(new Uint8Array([1, 3, 3])), 1)
})

test("there is no largest of nothing", () => {
  assert.deepEqual([placeOfLargest([]), placeOfLargest([5], 0), placeOfStrongest([])], [-1, -1, -1])
})

test("what is no number is not the largest, unless nothing else is there", () => {
  assert.deepEqual([placeOfLargest([NaN, 1, 2]), placeOfLargest([3, NaN]), placeOfLargest([NaN, NaN])], [2, 0, 0])
})

test("what reads alike is equally large", () => {
  assert.deepEqual(placesOfLargest([0.534, 0.1, 0.526, 0.52], 2), [0, 2])
  assert.deepEqual(placesOfLargest([0.9, 0.1, 0.12], 1, 0), [1, 2])
  assert.deepEqual(placesOfLargest([-0.001, 0.001], 2), [0, 1])
  assert.deepEqual([placesOfLargest([], 2), placesOfLargest([NaN, NaN], 2)], [[], [0, 1]])
  assert.deepEqual(gainsAsRead([0.101, 0.3], [0.124, 0.3], 2).map((gain) => gain.toFixed(2)), ["0.02", "0.00"])
})

test("the strongest is furthest from 0, on either side", () => {
  assert.deepEqual([placeOfStrongest([1, -3, 3]), placeOfStrongest([-0.5, 0.25])], [1, 0])
})

test("a part of a whole is a length of CSS", () => {
  assert.equal(percentOf(1, 4), "25%")
})

test("the highest values come in order, and of equal ones the first", () => {
  assert.deepEqual(placesOfHighest([0.2, 0.5, 0.5, 0.1], 3), [1, 2, 0])
  assert.deepEqual(placesOfHighest(Float32Array.of(0.1, 0.9), 2), [1, 0])
})

test("levels become values in [0, 1] and come back the same", () => {
  const levels = Uint8Array.from({ length: 256 }, (_, at) => at)
  assert.deepEqual([...toUnitRange([0, 51, 255])], [0, Math.fround(0.2), 1])
  assert.deepEqual(toLevels(toUnitRange(levels)), levels)
})
