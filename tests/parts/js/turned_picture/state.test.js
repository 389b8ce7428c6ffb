import assert from "node:assert/strict"
import { test } from "node:test"

import {
  addressOf, isUnchanged, startingState, sweepOf, transformationOf, usualOf, withValue, withoutChange,
} from "../../../../lib/parts/turned_picture/state.js"

const TURN = { name: "turn", least: -180, most: 180, step: 1, every: 5, usual: 0 }
const SIZE = { name: "size", least: 50, most: 150, step: 1, every: 5, usual: 100 }
const THICK = { name: "thick", least: -2, most: 2, step: 0.1, every: 0.2, usual: 0 }
const DIALS = [TURN, SIZE, THICK]

test("a link says where the dials stand; what it leaves out leaves the picture as it is", () => {
  const state = startingState({ turn: "-30", thick: "0.5", dial: "thick" }, DIALS)
  assert.deepEqual(state, { values: { turn: -30, size: 100, thick: 0.5 }, dial: "thick", feature: "pooled", iterations: null })
  assert.deepEqual(startingState({}, DIALS), { values: usualOf(DIALS), dial: "turn", feature: "pooled", iterations: null })
})

test("a dial stays within its ends, on a place of its slider, and no number moves it", () => {
  const start = startingState({}, DIALS)
  assert.equal(withValue(start, TURN, 400).values.turn, 180)
  assert.equal(withValue(start, THICK, 0.349).values.thick, 0.3)
  assert.equal(withValue(start, SIZE, NaN).values.size, 100)
  assert.ok(Object.is(withValue(start, TURN, -0.2).values.turn, 0))
})

test("the curves are drawn over the dial that was moved last, and the address says only what is not usual", () => {
  const moved = withValue(withValue(startingState({}, DIALS), TURN, 15), SIZE, 80)
  const usual = { feature: null, iterations: null }
  assert.deepEqual(addressOf(moved, DIALS), { turn: 15, size: 80, thick: null, dial: "size", ...usual })
  assert.deepEqual(addressOf(withValue(moved, TURN, 0), DIALS), { turn: null, size: 80, thick: null, dial: null, ...usual })
})

test("without a change the picture is as it was, and the curves stay over the same dial", () => {
  const moved = withValue(startingState({}, DIALS), SIZE, 80)
  assert.equal(isUnchanged(moved, DIALS), false)
  const back = withoutChange(moved, DIALS)
  assert.equal(isUnchanged(back, DIALS), true)
  assert.equal(back.dial, "size")
})

test("the values of the curves begin where the picture is as it was, and go outwards to both ends", () => {
  const values = sweepOf(TURN)
  assert.deepEqual(values.slice(0, 5), [0, -5, 5, -10, 10])
  assert.equal(values.length, 73)
  assert.deepEqual(sweepOf(THICK).slice(0, 3), [0, -0.2, 0.2])
  assert.deepEqual([Math.min(...sweepOf(THICK)), Math.max(...sweepOf(THICK))], [-2, 2])
})

test("a size in percent is a scale", () => {
  const found = transformationOf({ turn: 10, right: 1, down: 2, size: 80, shear: 0.1, thick: -1 })
  assert.deepEqual(found, { degrees: 10, right: 1, down: 2, scale: 0.8, shear: 0.1, thickness: -1 })
})

test("the compared layer and the number of iterations are read from a link, and stay while a dial moves", () => {
  const state = withValue(startingState({ feature: "last", iterations: "5" }, DIALS), TURN, 15)
  assert.deepEqual([state.feature, state.iterations], ["last", 5])
  assert.deepEqual(addressOf(state, DIALS), { turn: 15, size: null, thick: null, dial: null, feature: "last", iterations: 5 })
  for (const iterations of ["0", "11", "2.5", "x"]) assert.equal(startingState({ iterations, feature: "x" }, DIALS).iterations, null)
})
