import assert from "node:assert/strict"
import { test } from "node:test"

import { describeKind } from "../../../../lib/parts/routing_stepper/describe/kind.js"
import { readTrace } from "../../../../lib/parts/routing_stepper/maths/trace.js"
import {
  NOWHERE, addressOf, clampedStep, focusOf, isInFocus, nextView, startingState, tappedHover, usualPair, usualShown,
} from "../../../../lib/parts/routing_stepper/state.js"
import { DECLARED, madeArrays } from "./made.js"

const TRACE = readTrace(madeArrays())
const SUBJECT = { trace: TRACE, kind: describeKind(DECLARED, TRACE, null), steps: 8 }
const NOTHING = { step: null, capsule: null, class: null, shown: null, order: "moved" }
const OPENED = { ...NOTHING, step: 2, capsule: 1, class: 0 }
const STATE = startingState(OPENED, SUBJECT)

test("without a view it begins at the first class, and at the one that is longest once there are lengths", () => {
  const { step, i, j, isChosen, hover, pending, isPlaying } = startingState(NOTHING, SUBJECT)
  assert.deepEqual({ step, i, j, isChosen, hover, pending, isPlaying },
    { step: 0, i: 0, j: 0, isChosen: false, hover: NOWHERE, pending: null, isPlaying: false })
  assert.deepEqual([0, 1, 2, 5, 6].map((at) => usualPair(at, SUBJECT).j), [0, 0, 0, 0, 1])
  assert.equal(usualPair(6, SUBJECT).i, 3) // the largest share in class 1
})

test("a pair that nobody chose is not in the address, and follows the next picture", () => {
  assert.deepEqual(addressOf(startingState(NOTHING, SUBJECT)), { step: 0, capsule: null, class: null, shown: null, order: null })
  assert.deepEqual(nextView(startingState({ ...NOTHING, step: 7 }, SUBJECT), NOTHING, NOTHING), { ...NOTHING, step: 7, shown: "24" })
})

test("a view from the address counts as far as it fits", () => {
  const { step, i, j } = startingState({ ...NOTHING, step: 99, capsule: 2, class: 3 }, SUBJECT)
  assert.deepEqual({ step, i, j }, { step: 7, i: 2, j: 1 })
  assert.deepEqual([-3, 3, 8].map((wanted) => clampedStep(wanted, 8)), [0, 3, 7])
})

test("step, pair and all that is shown stay, whatever comes", () => {
  const moved = { ...STATE, step: 5, wanted: 5, i: 3, j: 2, shown: "all", order: "longest" }
  assert.deepEqual(nextView(moved, OPENED, OPENED), { step: 5, capsule: 3, class: 2, shown: "all", order: "longest" })
})

test("a step that was not there for a while is shown again", () => {
  const short = startingState({ ...NOTHING, step: 7 }, { ...SUBJECT, steps: 4 })
  assert.deepEqual([short.step, short.wanted], [3, 7])
  assert.equal(startingState(nextView(short, NOTHING, NOTHING), SUBJECT).step, 7)
})

test("an address that the page has changed counts, and one that only echoes the scripts does not", () => {
  const moved = { ...STATE, step: 5, wanted: 5, i: 3, j: 2, shown: "12" }
  const changed = { ...OPENED, step: 7 }
  assert.equal(nextView(moved, OPENED, changed), changed)
  assert.equal(nextView(moved, OPENED, { ...NOTHING, step: 5, capsule: 3, class: 2 }).shown, "12")
  assert.equal(nextView(null, null, OPENED), OPENED)
})

test("what is pointed at is in focus, else what is selected", () => {
  assert.deepEqual(focusOf(STATE), { i: 1, j: 0 })
  assert.deepEqual(focusOf({ ...STATE, hover: { i: -1, j: 2 } }), { i: 1, j: 2 })
  assert.deepEqual([isInFocus(NOWHERE, 0, 0), isInFocus({ i: 2, j: -1 }, 2, 9), isInFocus({ i: 2, j: -1 }, 3, 9)], [true, true, false])
})

test("a second tap puts out what the first lit", () => {
  const lit = tappedHover(NOWHERE, { i: 4, j: -1 })
  assert.deepEqual(lit, { i: 4, j: -1 })
  assert.deepEqual(tappedHover(lit, { i: 4, j: -1 }), NOWHERE)
})

test("the address says where one is, and leaves the usual order out", () => {
  assert.deepEqual(addressOf(STATE), { step: 2, capsule: 2, class: 0, shown: null, order: null })
  assert.equal(addressOf({ ...STATE, order: "longest" }).order, "longest")
})

test("a finger has fewer capsules to point at, until the learner chooses", () => {
  assert.deepEqual([usualShown(false), usualShown(true)], ["24", "12"])
  const [usual, chosen] = [startingState(NOTHING, SUBJECT, "12"), startingState({ ...NOTHING, shown: "24" }, SUBJECT, "12")]
  assert.deepEqual([usual.shown, addressOf(usual, "12").shown], ["12", null])
  assert.deepEqual([chosen.shown, addressOf(chosen, "12").shown], ["24", "24"])
})
