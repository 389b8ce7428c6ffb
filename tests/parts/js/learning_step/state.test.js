import assert from "node:assert/strict"
import { test } from "node:test"

import { cell, idOf } from "../../../../lib/parts/learning_step/cells.js"
import { PRESETS } from "../../../../lib/parts/learning_step/presets.js"
import { addressOf, learned, startingState, withLabel, withNumber, withPreset, withSteps } from "../../../../lib/parts/learning_step/state.js"

const START = startingState({})
const named = (/** @type {import("../../../../lib/parts/kit/address.js").Changes} */ address) =>
  Object.fromEntries(Object.entries(address).filter(([, value]) => value !== null).map(([name, value]) => [name, String(value)]))

test("it opens on the first example, and nothing stands in the address", () => {
  assert.equal(START.preset, "wrong")
  assert.deepEqual([idOf(START.looked), named(addressOf(START))], ["z1", {}])
})

test("an address brings back what was chosen and typed", () => {
  const chosen = withSteps({ ...withPreset(START, PRESETS[3]), rate: 2, looked: cell("gw", 1, 0) }, 7)
  const typed = withLabel(withNumber(START, cell("w", 1, 2), -1.25), 2)
  assert.deepEqual(named(addressOf(chosen)), { preset: "silent", rate: "2", steps: "7", cell: "gw21" })
  assert.deepEqual(named(addressOf(typed)), { x: "0.8,-0.4", w: "0.5,-0.6,1.2,-0.3,0.9,-1.25", b: "0.1,0,-0.1", label: "3" })
  for (const state of [chosen, typed]) assert.deepEqual(startingState(named(addressOf(state))), state)
})

test("what an address has too few or too large numbers of is as usual", () => {
  assert.deepEqual(startingState({ x: "1,2", w: "1,2,3", b: "0,0,0" }), START)
  assert.deepEqual(startingState({ x: "1,20", w: "1,2,3,4,5,6", b: "0,0,0" }), START)
  assert.deepEqual(startingState({ preset: "none", rate: "3", steps: "x", cell: "q" }), START)
})

test("a number that is typed after some steps keeps what was learned, and begins anew there", () => {
  const { layer } = learned(withSteps(START, 10))
  const typed = withNumber(withSteps(START, 10), cell("x", 1), 0.7)
  assert.equal(typed.steps, 0)
  assert.deepEqual([typed.start.x, typed.start.w], [[0.8, 0.7], layer.w.map((value) => Number(value.toFixed(3)))])
})
