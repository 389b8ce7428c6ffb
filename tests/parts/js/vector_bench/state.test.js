import assert from "node:assert/strict"
import { test } from "node:test"

import { capsuleAt, firstLogits, matrixAt, only, votePlaces, voteAt } from "../../../../lib/parts/vector_bench/layer.js"
import { PRESETS } from "../../../../lib/parts/vector_bench/presets.js"
import { addressOf, momentOf, startingState, withFrom, withNumber, withPasses, withPreset, withSize, withStep }
  from "../../../../lib/parts/vector_bench/state.js"

const START = startingState({})
const named = (/** @type {import("../../../../lib/parts/kit/address.js").Changes} */ address) =>
  Object.fromEntries(Object.entries(address).filter(([, value]) => value !== null).map(([name, value]) => [name, String(value)]))

test("it opens on the first example, and nothing stands in the address", () => {
  assert.equal(START.preset, "agree")
  assert.deepEqual(START.votes.slice(0, 6), [0.8, 0.6, 0, 0, 0.9, -0.3])
  assert.deepEqual(named(addressOf(START)), {})
})

test("an example stands in the address by its name, with the step, the pair and the iterations", () => {
  const state = withStep(withPasses({ ...withPreset(START, PRESETS[4]), pair: [1, 1] }, 4), 7)
  assert.deepEqual(named(addressOf(state)), { preset: "example", passes: "4", step: "8", pair: "2-2" })
  assert.deepEqual(startingState(named(addressOf(state))), state)
  assert.deepEqual(momentOf(state), { t: 1, phase: 2 })
})

test("a number that was typed stands in the address with all others, and a link brings them back", () => {
  const state = withNumber(START, "votes", voteAt(2, 1, 1), -0.125)
  const address = named(addressOf(state))
  assert.deepEqual(address, { size: "3x2x2", votes: "0.8,0.6,0.9,-0.3,0.9,0.5,-0.7,0.5,0.7,0.7,0.1,-0.125" })
  assert.deepEqual(startingState(address), state)
})

test("capsules and matrices come back too", () => {
  const typed = withNumber(withFrom(START, "capsules", START.votes), "capsules", capsuleAt(1, 1), 0.5)
  const address = named(addressOf(typed))
  assert.deepEqual([address.from, address.size, address.u], ["capsules", "3x2x2", "1,0,0.8,0.5,0.6,0.8"])
  const found = startingState(address)
  assert.deepEqual([found.preset, found.from, found.size], [null, "capsules", typed.size])
  assert.deepEqual(found.capsules.slice(0, 6), [1, 0, 0, 0, 0.8, 0.5])
  assert.deepEqual(named(addressOf(found)), address)
})

for (const dim of [2, 3]) {
  test(`the first capsules and matrices make the votes that stood there, of ${dim} numbers`, () => {
    const { capsules, matrices, votes } = withFrom(withSize(START, { dim }), "capsules", START.votes)
    for (const i of [0, 1, 2]) for (const j of [0, 1]) for (let column = 0; column < dim; column += 1) {
      const vote = [0, 1, 2, 3].reduce((sum, row) => sum + capsules[capsuleAt(i, row)] * matrices[matrixAt(i, j, row, column)], 0)
      assert.ok(Math.abs(vote - votes[voteAt(i, j, column)]) < 2e-3)
    }
    assert.equal(matrices[matrixAt(0, 0, 1, 0)], dim === 2 ? -0.6 : 0)
  })
}

test("a link that does not fit opens the first example", () => {
  const views = [{ size: "3x2x2", votes: "1,2" }, { size: "9x2x2", votes: "1" }, { votes: "1,2" }, { size: "2x2x2", votes: "1,2,3,4,5,6,7,x" }]
  for (const view of views) {
    assert.equal(startingState(view).preset, "agree")
  }
  assert.deepEqual([startingState({ pair: "4-1" }).pair, startingState({ step: "16" }).step], [[0, 0], 0])
})

test("a smaller layer keeps the pair and the step within it", () => {
  const state = withPasses(withStep({ ...withPreset(START, PRESETS[1]), pair: [3, 1] }, 14), 2)
  assert.equal(state.step, 9)
  assert.deepEqual(withSize(state, { inputs: 2 }).pair, [1, 1])
  assert.equal(withPasses(state, 99).passes, 10)
  assert.equal(withPasses(state, NaN).passes, 1)
})

test("what is not there is empty in the file's size: no vote, and no coupling for an upper capsule", () => {
  const size = { inputs: 2, outputs: 2, dim: 2 }
  const kept = only(Array.from({ length: 48 }, (_, at) => at + 1), votePlaces(size))
  assert.deepEqual([...kept.keys()].filter((at) => kept[at] !== 0), [0, 1, 4, 5, 12, 13, 16, 17])
  assert.deepEqual([...firstLogits(size)].slice(0, 3), [0, 0, -1e9])
})
