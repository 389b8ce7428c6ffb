import assert from "node:assert/strict"
import { test } from "node:test"

import { NONE, hiddenIn } from "../../../../lib/parts/broken_routing/cases.js"
import { afterGuess } from "../../../../lib/parts/broken_routing/found.js"
import { addressOf, startingState, withSwitched } from "../../../../lib/parts/broken_routing/state.js"

const NAMES = ["axis", "squash", "relu", "kept", "pass"]

test("six cases in a row hide each mistake once, and once none", () => {
  for (const first of [1, 7, 13, 601]) {
    const hidden = Array.from({ length: 6 }, (_, at) => hiddenIn(first + at, NAMES))
    assert.deepEqual([...hidden].sort(), [...NAMES, NONE].sort())
  }
})

test("a class that is given a case gets the same one, in another order in each block", () => {
  const block = (/** @type {number} */ first) => Array.from({ length: 6 }, (_, at) => hiddenIn(first + at, NAMES))
  assert.deepEqual(block(1), ["squash", "relu", "axis", NONE, "kept", "pass"])
  assert.notDeepEqual(block(7), block(1))
})

test("a link begins with its case, and its address names no mistake", () => {
  const state = startingState({ case: "7", with: "pass,axis,nothing", capsule: "3" }, NAMES)
  assert.deepEqual(state, { look: "find", number: 7, switched: ["axis", "pass"], capsule: 2 })
  assert.deepEqual(addressOf(state), { look: null, case: 7, with: null, capsule: 3 })
  assert.deepEqual(addressOf({ ...state, look: "switches" }), { look: "switches", case: 7, with: "axis,pass", capsule: 3 })
  assert.deepEqual(addressOf(startingState({ case: "0", look: "x", capsule: "-1" }, NAMES)), { look: null, case: null, with: null, capsule: null })
})

test("mistakes are switched in their own order", () => {
  const state = withSwitched(startingState({ with: "pass" }, NAMES), "axis", NAMES)
  assert.deepEqual(state.switched, ["axis", "pass"])
  assert.deepEqual(withSwitched(state, "pass", NAMES).switched, ["axis"])
})

test("a wrong guess is remembered once, the right one ends the case", () => {
  const begun = { wrong: [], end: /** @type {const} */ (""), isHelped: false }
  const wrong = afterGuess(afterGuess(afterGuess(begun, "axis", "relu"), "kept", "relu"), "axis", "relu")
  assert.deepEqual(wrong, { ...begun, wrong: ["kept", "axis"] })
  assert.deepEqual(afterGuess(wrong, "relu", "relu").end, "found")
  assert.deepEqual(afterGuess(wrong, "skip", "relu").end, "skip")
})
