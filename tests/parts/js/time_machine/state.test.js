import assert from "node:assert/strict"
import { test } from "node:test"

import { addressOf, afterUpdate, atSnapshot, shownFilter, startingState, withLayer } from "../../../../lib/parts/time_machine/state.js"
import { runOf } from "./made.js"

const RUN = runOf([0, 1, 5, 20])

/** @param {Record<string, string>} view */
const opened = (view) => startingState({ ...RUN, meta: { ...RUN.meta, view } }, null)

test("a run opens at its end, at the filter that came furthest", () => {
  const state = opened({})
  assert.deepEqual([state.at, state.layer, state.channel, state.filter, state.scale, state.measure], [3, 0, 0, 1, "all", "share"])
  assert.deepEqual(addressOf(RUN, state), { step: 20, layer: null, channel: null, filter: 2, scale: null, measure: null })
})

test("the address opens the snapshot at or before its step, and reads back", () => {
  const state = opened({ step: "7", layer: "conv2", channel: "2", filter: "1", scale: "step", measure: "cosine" })
  assert.deepEqual([state.at, state.layer, state.channel, state.filter, state.scale, state.measure], [2, 1, 1, 0, "step", "cosine"])
  assert.deepEqual(addressOf(RUN, state), { step: 5, layer: "conv2", channel: 2, filter: 1, scale: "step", measure: "cosine" })
})

test("nonsense in the address asks for nothing", () => {
  assert.deepEqual(opened({ step: "x", layer: "?", channel: "9", filter: "99", scale: "7", measure: "" }), opened({}))
})

test("another run starts at its end, seen as the one before", () => {
  const before = { ...opened({ scale: "step" }), threshold: 0.5, speed: 2, at: 0, jumpedTo: 0.5 }
  const state = startingState({ ...RUN, meta: { ...RUN.meta, view: { step: "1" } } }, before)
  assert.deepEqual([state.at, state.scale, state.threshold, state.speed, state.jumpedTo], [3, "step", 0.5, 2, null])
})

test("who is at the end follows, unless time runs; others stay where they are", () => {
  const [few, more] = [runOf([0, 1]), RUN]
  const atEnd = startingState(few, null)
  assert.equal(afterUpdate(atEnd, few, more, false).at, 3)
  assert.equal(afterUpdate(atEnd, few, more, true).at, 1)
  assert.equal(afterUpdate({ ...atEnd, at: 0 }, few, more, false).at, 0)
  assert.equal(afterUpdate({ ...atEnd, at: 2 }, more, few, false).at, 1)
})

test("time stays within the snapshots, and what a jump found is forgotten", () => {
  const state = { ...opened({}), jumpedTo: 0.9 }
  assert.deepEqual([-3, 1.4, 99].map((at) => atSnapshot(state, at, RUN).at), [0, 1, 3])
  assert.equal(atSnapshot(state, 1, RUN).jumpedTo, null)
})

test("another layer begins with its first channel and furthest filter; a filter under the pointer is looked at", () => {
  const state = withLayer({ ...opened({}), channel: 1, hovered: 0 }, 1, RUN)
  assert.deepEqual([state.layer, state.channel, state.hovered, state.filter], [1, 0, null, 1])
  assert.deepEqual([shownFilter(state), shownFilter({ ...state, hovered: 0 })], [1, 0])
})
