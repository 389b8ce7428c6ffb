import assert from "node:assert/strict"
import { test } from "node:test"

import { arrangeMap } from "../../../../lib/parts/kit/capsules/geometry.js"
import { axisOf, compare, farthestApart, meanOf, neighbourOf, reachOf, towards } from "../../../../lib/parts/coupling_pair/maths.js"

const close = (/** @type {number | null} */ actual, /** @type {number} */ expected) =>
  assert.ok(Math.abs((actual ?? NaN) - expected) < 1e-9, `${actual}`)

test("two pictures are compared by mean absolute difference and Pearson's correlation", () => {
  const { difference, correlation } = compare([0.1, 0.2, 0.3, 0.4], [0.2, 0.1, 0.4, 0.3])
  close(difference, 0.1)
  close(correlation, 0.6)
  close(compare([1, 2, 3], [2, 4, 6]).correlation, 1)
  close(compare([1, 2, 3], [3, 2, 1]).correlation, -1)
})

test("couplings that are all alike have no correlation", () => {
  assert.deepEqual(compare([0.1, 0.1], [0.1, 0.1]), { difference: 0, correlation: null })
  assert.equal(compare([0.1, 0.1 + 1e-8], [0.1, 0.3]).correlation, null)
})

test("couplings to a class are a column, and colours reach as far as the farthest of all maps", () => {
  const couplings = [0.1, 0.9, 0.4, 0.6, 0.5, 0.5]
  const [first, second] = [towards(couplings, 2, 0), towards(couplings, 2, 1)]
  assert.deepEqual([...first], [0.1, 0.4, 0.5])
  close(meanOf(second), 2 / 3)
  close(reachOf([first, second], 0.5), 0.4)
  assert.ok(reachOf([Float64Array.of(0.5)], 0.5) > 0)
  assert.deepEqual(farthestApart(first, second, 2), [0, 1])
})

test("arrow keys go from cell to cell, over the gap between types, and stay at the edge", () => {
  const geometry = { rows: 2, columns: 3, types: 4, field_size: 1, field_stride: 1, field_offset: 0 }
  const map = arrangeMap(geometry, 300, 200)
  const go = (/** @type {number} */ from, /** @type {[number, number]} */ move) => neighbourOf(map, 24, from, move)
  assert.equal(go(0, [0, 1]), 4)
  assert.equal(go(0, [1, 0]), 12)
  assert.equal(go(0, [0, -1]), 0)
  assert.equal(go(0, [-1, 0]), 0)
  assert.equal(go(8, [0, 1]), 1) // the last column of type 1 to the first of type 2
  assert.equal(go(1, [0, -1]), 8)
})

test("a line goes from the lowest to the highest, or from a start to an end, and nothing leaves it", () => {
  assert.deepEqual([2, 3, 4, 5].map(axisOf([2, 4])), [0, 0.5, 1, 1])
  assert.deepEqual([0, 1].map(axisOf([1], 0, 2)), [0, 0.5])
  assert.equal(axisOf([1])(1), 0)
})
