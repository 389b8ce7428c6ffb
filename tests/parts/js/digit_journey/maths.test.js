import assert from "node:assert/strict"
import { test } from "node:test"

import { placeOfLargest } from "../../../../lib/parts/kit/maths.js"
import { capsuleLayout, mostGained, strongestLink } from "../../../../lib/parts/digit_journey/maths.js"

test("the longest, and the longest but one", () => {
  assert.deepEqual([placeOfLargest([1, 3, 3]), placeOfLargest([1, 3, 2], 1), placeOfLargest([5], 0)], [1, 2, -1])
})

test("what gained most in the last iteration, the winner left out", () => {
  const lengths = [[0, 0, 0], [0.5, 0.2, 0.3], [0.9, 0.3, 0.1]]
  assert.deepEqual(mostGained({ lengthsAt: (at) => lengths[at], winner: 0 }, 3), [1])
  const alike = [[0, 0, 0], [0.5, 0.2, 0.3], [0.9, 0.304, 0.402]]
  assert.deepEqual(mostGained({ lengthsAt: (at) => alike[at], winner: 0 }, 3), [1, 2])
})

test("the strongest of the links", () => {
  const couplings = [[0.1, 0.9], [0.95, 0.05]]
  assert.deepEqual(strongestLink(0, { linked: 2, classes: 2 }, { coupling: (_, row, j) => couplings[row][j] }), { row: 1, j: 0 })
})

test("capsules with known places stand in a box for each kind", () => {
  const layout = capsuleLayout({ capsules: 128, positions: [4, 4] }, 4)
  assert.deepEqual([layout.boxes, layout.perRow, layout.rows, layout.columns], [8, 2, 4, 4])
  assert.deepEqual(layout.capsules[9], { capsule: 9, box: 1, place: 1 })
})

test("without places at most 144 capsules are drawn, evenly taken", () => {
  const layout = capsuleLayout({ capsules: 1152, positions: null }, 4)
  assert.equal(layout.capsules.length, 144)
  assert.deepEqual(layout.capsules.slice(0, 3).map(({ capsule }) => capsule), [0, 8, 16])
  assert.ok(layout.rows * layout.columns >= 144)
})
