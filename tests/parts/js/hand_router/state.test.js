import assert from "node:assert/strict"
import { test } from "node:test"

import { addressOf, fitted, settingOf, startingState, usualSet, withCapsule, withRows } from "../../../../lib/parts/hand_router/state.js"

const SIZES = { inputs: 8, classes: 4 }
const SET = [3, 0, 7, 1, 2, 5]
const START = startingState({}, SIZES)

test("what was set stands in the address, and a link brings it back", () => {
  let state = withRows(START, SET, [7], [0, 900, 100, 0])
  state = withRows({ ...state, capsule: 7, rest: "silent", isShown: true }, SET, [0], [250, 250, 250, 250])
  const address = addressOf(state)
  assert.deepEqual(address, { set: "4,1,8,2,3,6", hand: "1:0.250_1.250_2.250_3.250,8:1.900_2.100", capsule: 8, rest: "silent", answer: "shown" })
  const view = Object.fromEntries(Object.entries(address).map(([name, value]) => [name, String(value)]))
  assert.deepEqual(startingState(view, SIZES), state)
})

test("the usual view leaves the address empty", () => {
  assert.deepEqual(Object.values(addressOf(START)).filter((value) => value !== null), [])
  assert.deepEqual(withRows(withRows(START, SET, [7], [0, 1000, 0, 0]), SET, [7], null).rows, {})
})

test("a link with couplings that do not add up, or capsules that are not there, opens the usual set", () => {
  assert.deepEqual(startingState({ set: "4,1,8,2,3,6", hand: "8:1.900" }, SIZES).rows, {})
  assert.equal(startingState({ set: "4,1,9,2,3,6" }, SIZES).set, null)
  assert.equal(startingState({ set: "4,4,8,2,3,6" }, SIZES).set, null)
  assert.equal(startingState({ set: "4,1,8", hand: "8:1.1000" }, SIZES).set, null)
})

test("what was set for a network with other classes is not kept for this one", () => {
  const state = withRows(START, SET, [7], [0, 900, 100, 0])
  assert.deepEqual(fitted(state, { inputs: 8, classes: 10 }), { ...state, set: null, rows: {}, capsule: null })
  assert.deepEqual(fitted(state, SIZES), state)
})

test("another capsule takes one's place with equal couplings, unless it is set already", () => {
  const state = withRows(START, SET, [7], [0, 900, 100, 0])
  const swapped = withCapsule(state, SET, 7, 4)
  assert.deepEqual([swapped.set, swapped.rows, swapped.capsule], [[3, 0, 4, 1, 2, 5], {}, 4])
  assert.equal(withCapsule(state, SET, 7, 5), state)
  assert.deepEqual(settingOf(state, SET, 4).couplings?.slice(1, 4), [[0.25, 0.25, 0.25, 0.25], [0, 0.9, 0.1, 0], [0.25, 0.25, 0.25, 0.25]])
})

test("the usual set is what the algorithm moved furthest, or the first capsules if it moved none", () => {
  const routed = Float32Array.from({ length: 16 }, (_, at) => 0.5 + (at % 2 ? -1 : 1) * (Math.floor(at / 2) % 4) / 10)
  assert.deepEqual(usualSet(routed, 2), { capsules: [3, 7, 2, 6, 1, 5], isMoved: true })
  assert.deepEqual(usualSet(new Float32Array(16).fill(0.5), 2), { capsules: [0, 1, 2, 3, 4, 5], isMoved: false })
})
