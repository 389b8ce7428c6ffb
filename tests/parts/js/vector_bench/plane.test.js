import assert from "node:assert/strict"
import { test } from "node:test"

import { arrowOf, reachOf } from "../../../../lib/parts/vector_bench/views/plane.js"

test("an arrow ends at its vector, upwards where y is positive, and zero has no head", () => {
  const { shaft, head } = arrowOf([3, 4], 10, 1)
  assert.deepEqual(head[0], [30, -40])
  assert.ok(Math.abs(Math.hypot(...shaft) - 40) < 1e-9)
  assert.deepEqual(arrowOf([0, 0], 10, 1).shaft.map(Math.abs), [0, 0])
})

test("a plane shows the longest vector, and the circle of length 1", () => {
  assert.ok(Math.abs(reachOf([[3, 4], [1, 0]]) - 5.75) < 1e-9)
  assert.ok(Math.abs(reachOf([[0.1, 0]]) - 1.15) < 1e-9)
})
