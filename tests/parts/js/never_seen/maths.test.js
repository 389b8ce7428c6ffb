import assert from "node:assert/strict"
import { test } from "node:test"

import { countBelow, distanceOf, histogramOf, sumOf, wilson } from "../../../../lib/parts/never_seen/maths.js"

test("sums, distances and what lies below a threshold", () => {
  assert.equal(sumOf(Float32Array.of(0.5, 0.25, 1)), 1.75)
  assert.equal(distanceOf([1, 0, 0.5], [0, 0, 1]), 1.25)
  assert.equal(countBelow([0.2, 0.5, 0.7], 0.5), 1) // what reaches it counts as an answer
})

test("Wilson's interval is the one of its paper", () => {
  const [low, high] = wilson(0.1, 200)
  assert.ok(Math.abs(low - 0.0657) < 5e-5 && Math.abs(high - 0.1494) < 5e-5)
  assert.equal(wilson(0, 200)[0], 0)
})

test("a histogram has every value in one of its parts, 1 in the last", () => {
  assert.deepEqual(histogramOf([0, 0.24, 0.25, 0.99, 1], 4), [2, 1, 0, 2])
})
