import assert from "node:assert/strict"
import { test } from "node:test"

import {
  entropiesAfter, lastCouplingsTo, lengthsOf, movedPairs, outcomeOf, placeOfDifference, uniformOf, widestOf,
} from "../../../../lib/parts/routing_beside/maths.js"

/** Two iterations of two primary capsules and two classes. */
const ONE = {
  outputs: { data: Float32Array.of(3, 4, 0, 1, 0.6, 0.8, 0, 0.25), shape: [2, 2, 2] },
  couplings: { data: Float32Array.of(0.5, 0.5, 0.5, 0.5, 0.75, 0.25, 1, 0), shape: [2, 2, 2] },
}
const OTHER = {
  outputs: { data: Float32Array.of(0.3, 0.4, 0, 0.75), shape: [1, 2, 2] },
  couplings: { data: Float32Array.of(0.5, 0.5, 0.5, 0.5), shape: [1, 2, 2] },
}

test("each class has a length after each iteration", () => {
  const lengths = lengthsOf(ONE)
  assert.deepEqual(lengths[0], [5, 1])
  assert.ok(Math.abs(lengths[1][0] - 1) < 1e-6 && lengths[1][1] === 0.25)
})

test("uniform couplings have the whole entropy, and those to one class none", () => {
  const [first, last] = entropiesAfter(ONE)
  assert.ok(Math.abs(first - 1) < 1e-12)
  const mixed = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25)) / Math.log(2)
  assert.ok(Math.abs(last - mixed / 2) < 1e-9)
})

test("where none of the above takes a share it counts as one class more", () => {
  const third = 1 / 3
  const couplings = { data: Float32Array.of(third, third, third, third, 0.5, 0.25, 1, 0), shape: [2, 2, 2] }
  assert.deepEqual([uniformOf(ONE), uniformOf({ ...ONE, couplings })], [1 / 2, 1 / 3])
  const [first, last] = entropiesAfter({ ...ONE, couplings })
  assert.ok(Math.abs(first - 1) < 1e-6)
  const mixed = -(0.5 * Math.log(0.5) + 2 * 0.25 * Math.log(0.25)) / Math.log(3)
  assert.ok(Math.abs(last - mixed / 2) < 1e-6)
})

test("couplings of both are on one scale around uniform, and the pairs that differ most come first", () => {
  assert.deepEqual([lastCouplingsTo(ONE, 0), lastCouplingsTo(OTHER, 0)], [[0.75, 1], [0.5, 0.5]])
  assert.equal(widestOf([[0.75, 1], [0.5, 0.5]], 0.5), 0.5)
  assert.deepEqual(movedPairs(ONE, OTHER, 2), [{ i: 1, j: 0, first: 1, second: 0.5 }, { i: 1, j: 1, first: 0, second: 0.5 }])
  assert.deepEqual(movedPairs(ONE, { ...OTHER, couplings: { data: Float32Array.of(0.5, 0.5), shape: [1, 1, 2] } }, 2), [])
})

test("a guess is right by what both say in the end", () => {
  assert.equal(outcomeOf([1, 0.25], [0.5, 0.75]), "other")
  assert.equal(outcomeOf([0.5, 0.25], [0.5, 0.1]), "longer")
  assert.equal(outcomeOf([0.5, 0.25], [0.4, 0.1]), "shorter")
  assert.equal(placeOfDifference([1, 0.25, 0.5], [0.75, 0.75, 0.5]), 1)
})
