import assert from "node:assert/strict"
import { test } from "node:test"

import {
  addressOf, letterOf, numberOfLetter, referenceOf, startingState, withKind, withNumber, withThreshold,
} from "../../../../lib/parts/never_seen/state.js"

const KINDS = [
  { name: "letter", count: 200, address: "a" }, { name: "noise", count: 200, address: "b" }, { name: "digit", count: 1000, address: null },
]

test("it begins with the letter B, and with what a link says", () => {
  const state = startingState({}, KINDS)
  assert.deepEqual(state, { kind: "letter", number: 2, threshold: 0.5 })
  assert.equal(letterOf(state), "B")
  assert.deepEqual(addressOf(state, KINDS), { kind: null, number: null, threshold: null })
  const linked = startingState({ kind: "noise", number: "7", threshold: "0.9" }, KINDS)
  assert.deepEqual(addressOf(linked, KINDS), { kind: "noise", number: 7, threshold: 0.9 })
  assert.deepEqual(startingState({ kind: "cat", number: "x", threshold: "y" }, KINDS), state)
})

test("numbers stay among the pictures, and thresholds on the scale", () => {
  const state = startingState({}, KINDS)
  assert.deepEqual([-3, 999, 12.4, NaN].map((number) => withNumber(state, KINDS, number).number), [1, 200, 12, 2])
  assert.deepEqual([-1, 2, 0.789, NaN].map((one) => withThreshold(state, one).threshold), [0, 1, 0.79, 0.5])
})

test("another letter is of the same round", () => {
  const state = withNumber(startingState({}, KINDS), KINDS, 28)
  assert.equal(letterOf(state), "B")
  assert.equal(numberOfLetter(state, "A"), 27)
  assert.equal(letterOf({ ...state, number: numberOfLetter(state, "Z") }), "Z")
})

test("the server knows a picture by its kind and number, a digit by its own name", () => {
  const state = startingState({}, KINDS)
  assert.equal(referenceOf(state, "test-3"), "letter-2")
  assert.equal(referenceOf(withKind(state, "digit"), "test-3"), "test-3")
  assert.equal(referenceOf(withKind(state, "digit"), null), null)
})
