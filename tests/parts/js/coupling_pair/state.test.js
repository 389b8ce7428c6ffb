import assert from "node:assert/strict"
import { test } from "node:test"

import { addressOf, classesShown, outcomeOf, startingState } from "../../../../lib/parts/coupling_pair/state.js"

test("a link opens a class and a capsule; what is not there is left out", () => {
  assert.deepEqual(startingState({ to: 3, capsule: 6 }, 10, 24), { to: 3, capsule: 6, pointed: null })
  assert.deepEqual(startingState({ to: 10, capsule: 24 }, 10, 24), { to: null, capsule: null, pointed: null })
})

test("the address counts capsules from 1 and leaves out what is as usual", () => {
  assert.deepEqual(addressOf({ to: 3, capsule: 6, pointed: 2 }), { to: 3, capsule: 7 })
  assert.deepEqual(addressOf({ to: null, capsule: null, pointed: null }), { to: null, capsule: null })
})

test("each map is about its picture's longest capsule unless a class is chosen", () => {
  const lengths = [[0.1, 0.9, 0.2], [0.8, 0.1, 0.2]]
  assert.deepEqual(classesShown({ to: null, capsule: null, pointed: null }, lengths), [1, 0])
  assert.deepEqual(classesShown({ to: 2, capsule: null, pointed: null }, lengths), [2, 2])
})

test("a guess is right within its limits", () => {
  assert.deepEqual([-1, 0.49, 0.5, 0.89, 0.9, 1].map(outcomeOf), ["low", "low", "middle", "middle", "high", "high"])
})
