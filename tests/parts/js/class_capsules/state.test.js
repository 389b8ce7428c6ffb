import assert from "node:assert/strict"
import { test } from "node:test"

import { addressOf, isMoved, startingState, withClass, withValue } from "../../../../lib/parts/class_capsules/state.js"

const THERE = { classes: [..."0123456789"], spans: [0.25, 0.5, 1] }
const START = startingState({}, THERE)

test("a link opens a class and a range; what cannot be is left out", () => {
  assert.deepEqual(startingState({ class: "4", span: "0.5" }, THERE), { chosen: 4, offsets: [], span: 0.5, pixel: null, to: null })
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
  const nothing = { class: null, span: null, moved: null, pixel: null, to: null }
  assert.deepEqual(addressOf(START, THERE), nothing)
  assert.deepEqual(addressOf({ ...START, chosen: 0, span: 1 }, THERE), { ...nothing, class: 0, span: 1 })
})

test("moved numbers, a pixel and the end of the walk come back from the address", () => {
  const state = { ...START, offsets: [0, 0.4, -0.05], pixel: /** @type {[number, number]} */ ([3, 0]), to: 8 }
  const address = addressOf(state, THERE)
  assert.deepEqual(address, { class: null, span: null, moved: "2:0.4,3:-0.05", pixel: "4,1", to: 8 })
  assert.deepEqual(startingState({ moved: "2:0.4,3:-0.05", pixel: "4,1", to: "8" }, THERE), state)
  assert.deepEqual(startingState({ moved: "x", pixel: "0,1", to: "-1" }, THERE), START)
})
