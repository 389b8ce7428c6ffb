import assert from "node:assert/strict"
import { test } from "node:test"

import { largestIn, largestPixels, shareOfLargest, valueOver } from "../../../../lib/parts/saliency_overlay/maths.js"
import { startingState } from "../../../../lib/parts/saliency_overlay/state.js"

const MAP = { data: new Float32Array([0, 3, -1, 2, 0.5, 1]), shape: [2, 3] }

test("the largest value and the largest places", () => {
  assert.deepEqual(largestIn(MAP), { row: 0, column: 1, value: 3 })
  assert.deepEqual(largestPixels(MAP, 3), [[0, 1], [1, 0], [1, 2]])
})

test("a smaller map lies over the whole image", () => {
  assert.equal(valueOver(MAP, [4, 6], [0, 0]), 0)
  assert.equal(valueOver(MAP, [4, 6], [1, 3]), 3)
  assert.equal(valueOver(MAP, [4, 6], [3, 5]), 1)
})

test("what speaks against a class counts as nothing, and so does a map without anything for it", () => {
  assert.equal(shareOfLargest(MAP, 3, 3), 2 / 3)
  assert.equal(shareOfLargest(MAP, 3, 2), 0)
  assert.equal(shareOfLargest(MAP, 0, 1), 0)
})

test("the address says how much the heats cover, within 0 and 100", () => {
  assert.deepEqual(["35", "0", "140", "x", undefined].map((opacity) => startingState(opacity === undefined ? {} : { opacity }).opacity),
    [35, 0, 60, 60, 60])
})
