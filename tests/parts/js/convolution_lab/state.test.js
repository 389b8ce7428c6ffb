import assert from "node:assert/strict"
import { test } from "node:test"

import { OWN } from "../../../../lib/parts/convolution_lab/maths/kernels.js"
import { carriedPlace, chosenKernel, movedPlace, startingState, steppedPlace, withDraws, withKernel, withLayer, withOneMore, withPlace,
  withScan, withShift, withoutChosen } from "../../../../lib/parts/convolution_lab/state.js"

const MAP = { rows: 3, columns: 4 }

/** @param {import("../../../../lib/parts/convolution_lab/state.js").State} state */
const names = ({ kernels }) => kernels.map(({ name }) => name)

test("picked kernels get the layer's size, and an own one keeps its middle", () => {
  const own = { ...chosenKernel(startingState()), name: OWN, weights: [Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9])] }
  const state = withLayer(withKernel(startingState(), own), { kernel: 5, stride: 2 })
  assert.deepEqual([state.kernel, state.stride, state.side], [5, 2, 64])
  assert.deepEqual([...state.kernels[0].weights[0]].filter((weight) => weight !== 0), [1, 2, 3, 4, 5, 6, 7, 8, 9])
  assert.equal(state.kernels[0].weights[0][6], 1)
  assert.equal(state.kernels[1].weights[0].length, 25)
  assert.deepEqual([...withLayer(state, { kernel: 3 }).kernels[0].weights[0]], [1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test("kernels of which nothing changed stay the same objects, so that their maps are known", () => {
  const state = startingState()
  assert.equal(withLayer(state, { stride: 2 }).kernels, state.kernels)
  assert.equal(withOneMore(state).kernels[2], state.kernels[2])
})

test("a kernel is added, chosen, and taken away", () => {
  const more = withOneMore(startingState())
  assert.deepEqual(names(more).slice(-2), ["gabor", "antidiagonal"])
  assert.equal(more.chosen, 6)
  const less = withoutChosen({ ...more, chosen: 1 })
  assert.deepEqual(names(less).slice(0, 2), ["vertical", "diagonal"])
  assert.equal(less.chosen, 0)
})

test("the picture moves four pixels at most", () => {
  let state = startingState()
  for (let times = 0; times < 6; times += 1) state = withShift(state, -1, 1)
  assert.deepEqual(state.shift, [-4, 4])
})

test("draws are counted up to a limit", () => {
  assert.equal(withDraws(startingState(), 100).dropout.draw, 100)
  assert.equal(withDraws(withDraws(startingState(), 19000), 1000).dropout.draw, 19999)
})

test("places stay in the map, and steps go round its end", () => {
  assert.deepEqual(movedPlace([0, 3], [-1, 1], MAP), [0, 3])
  assert.deepEqual(movedPlace([0, 3], [1, -1], MAP), [1, 2])
  assert.deepEqual(steppedPlace([1, 3], 1, MAP), [2, 0])
  assert.deepEqual(steppedPlace([2, 3], 1, MAP), [0, 0])
  assert.deepEqual(steppedPlace([0, 0], -1, MAP), [2, 3])
})

test("a scan looks at its last output, and ends where the learner chooses a place", () => {
  const scanning = withScan(startingState(), 6, MAP)
  assert.deepEqual([scanning.scanned, scanning.at], [6, [1, 1]])
  assert.deepEqual(withPlace(scanning, [2, 2]).scanned, null)
})

test("in a map of another size the place is as far down and right", () => {
  assert.deepEqual(carriedPlace([31, 29], { rows: 62, columns: 62 }, { rows: 31, columns: 31 }), [15, 14])
  assert.deepEqual(carriedPlace([31, 29], { rows: 62, columns: 62 }, { rows: 62, columns: 62 }), [31, 29])
  assert.deepEqual(carriedPlace([61, 61], { rows: 62, columns: 62 }, { rows: 1, columns: 8 }), [0, 7])
})
