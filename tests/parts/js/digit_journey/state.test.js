import assert from "node:assert/strict"
import { test } from "node:test"

import {
  answered, goneTo, lastIterationOf, openingState, reachedIteration, sameStep, stepsOf, withOther, withWritten,
} from "../../../../lib/parts/digit_journey/state.js"

const STEPS = stepsOf({ layers: [{}, {}], iterations: 3 })
const DIGITS = ["test0", "test1"]
const LAST = lastIterationOf(STEPS)

/** @param {Record<string, string>} view */
const opened = (view) => openingState(view, DIGITS, STEPS, null)

test("the steps of a network with two layers of maps and three iterations", () => {
  assert.deepEqual(STEPS.map(({ name }) => name),
    ["pixels", "maps-1", "maps-2", "capsules", "iteration-1", "iteration-2", "iteration-3", "answer", "memory"])
  assert.deepEqual([3, 4, 6, 8].map((step) => reachedIteration(STEPS, step)), [-1, 0, 2, 2])
})

test("without a step the whole way is shown; what names nothing is ignored", () => {
  assert.deepEqual([opened({}).step, opened({}).stepped], [STEPS.length - 1, false])
  assert.deepEqual(opened({ image: "test1", step: "maps-2" }), { ...opened({}), image: 1, step: 2, stepped: true })
  assert.deepEqual(opened({ image: "x", step: "y" }), opened({}))
})

test("before the last iteration is revealed, a digit is asked about once", () => {
  const start = opened({ step: "iteration-2" })
  const asking = goneTo(start, LAST, STEPS, "test0")
  assert.deepEqual([asking.step, asking.asking], [LAST - 1, true])
  const known = answered(asking, 3, STEPS, "test0")
  assert.deepEqual([known.step, known.asking, known.guesses], [LAST, false, { test0: 3 }])
  assert.equal(goneTo(goneTo(known, 0, STEPS, "test0"), LAST, STEPS, "test0").asking, false)
  assert.equal(goneTo(goneTo(known, 0, STEPS, "test1"), LAST, STEPS, "test1").asking, true)
})

test("a jump beyond the last iteration asks nothing, nor does a network that does not route again", () => {
  assert.equal(goneTo(opened({ step: "pixels" }), 99, STEPS, "test0").step, STEPS.length - 1)
  const steps = stepsOf({ layers: [{}], iterations: 1 })
  assert.equal(goneTo(openingState({ step: "pixels" }, DIGITS, steps, null), lastIterationOf(steps), steps, "test0").asking, false)
})

test("a view that the part wrote itself changes nothing, another one does and keeps the guesses", () => {
  const state = withWritten({ ...opened({}), image: 1, step: 3, stepped: true, guesses: { test1: null } }, { image: "test1", step: "capsules" })
  const before = { state, digits: DIGITS, view: {} }
  assert.deepEqual(openingState({ image: "test1", step: "capsules" }, DIGITS, STEPS, before), state)
  assert.deepEqual(openingState({}, ["test1"], STEPS, before), { ...state, image: 0 })
  const other = openingState({ image: "test0", step: "pixels" }, DIGITS, STEPS, before)
  assert.deepEqual([other.image, other.step, other.guesses], [0, 0, { test1: null }])
})

test("in another number of iterations a step stays by its name, or becomes the last iteration", () => {
  const [one, five] = [1, 5].map((iterations) => stepsOf({ layers: [{}, {}], iterations }))
  const named = (/** @type {string} */ name) => STEPS.findIndex((step) => step.name === name)
  assert.equal(five[sameStep(STEPS, named("memory"), five)].name, "memory")
  assert.equal(five[sameStep(STEPS, named("iteration-3"), five)].name, "iteration-3")
  assert.equal(one[sameStep(STEPS, named("iteration-3"), one)].name, "iteration-1")
})

test("another journey stands behind the examples, in the place of the one that was sent", () => {
  assert.deepEqual(withOther(["a", "b", "sent"], 2, "found"), ["a", "b", "found"])
  assert.deepEqual(withOther(["a", "b", "sent"], 2, null), ["a", "b", "sent"])
})
