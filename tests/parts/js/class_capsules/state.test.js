import assert from "node:assert/strict"
import { test } from "node:test"

import { addressOf, isMoved, startingState, withClass, withValue } from "../../../../lib/parts/class_capsules/state.js"

const THERE = { classes: [..."0123456789"], spans: [0.25, 0.5, 1] }
const START = startingState({}, THERE)

test("a link opens a class and a range; what cannot be is left out", () => {
  assert.deepEqual(startingState({ class: "4", span: "0.5" }, THERE), { chosen: 4, offsets: [], span: 0.5, pixel: null })
  assert.deepEqual(startingState({ class: "10", span: "3" }, THERE), START)
  assert.deepEqual(startingState({ class: "x" }, THERE).chosen, null)
})

test("a number moves alone, and keeps its distance when the network makes another vector", () => {
  const moved = withValue(START, Float32Array.of(0.5, 0.25), 1, 0.75)
  assert.deepEqual(moved.offsets, [0, 0.5])
  assert.ok(isMoved(moved) && !isMoved(START))
  assert.ok(!isMoved(withValue(moved, Float32Array.of(0.5, 0.25), 1, 0.25)))
})

test("another class begins as the network made it", () => {
  const moved = withValue({ ...START, chosen: 3 }, Float32Array.of(0.5), 0, 0.75)
  assert.deepEqual(withClass(moved, 5), { ...START, chosen: 5 })
  assert.equal(withClass(moved, 3), moved)
})

test("the address says what is not as usual", () => {
  assert.deepEqual(addressOf(START, THERE), { class: null, span: null })
  assert.deepEqual(addressOf({ ...START, chosen: 0, span: 1 }, THERE), { class: 0, span: 1 })
})
