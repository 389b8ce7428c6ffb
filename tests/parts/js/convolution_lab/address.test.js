import assert from "node:assert/strict"
import { test } from "node:test"

import { addressOf, stateIn } from "../../../../lib/parts/convolution_lab/address.js"
import { editedKernel, splitKernel } from "../../../../lib/parts/convolution_lab/maths/kernels.js"
import { chosenKernel, startingState, withKernel, withLayer } from "../../../../lib/parts/convolution_lab/state.js"

/** @param {Record<string, string | null>} address */
const said = (address) => Object.fromEntries(Object.entries(address).filter(([, value]) => value !== null))

test("nothing stands in the address that is as usual", () => {
  for (const lesson of ["convolution", "pooling", "activation", "lrn", "dropout"]) {
    assert.deepEqual(said(addressOf(startingState(), lesson)), {})
  }
})

test("what is set goes into the address and comes back", () => {
  /** @type {import("../../../../lib/parts/convolution_lab/state.js").State} */
  const set = {
    ...withLayer(startingState(), { side: 32, isColour: true, kernel: 5, stride: 2, padding: "same", dilation: 3 }),
    chosen: 3, at: [4, 5], shift: [-2, 3], pool: { kind: "average", side: 3, stride: 1, padding: "same" },
    activation: { name: "leaky", leak: 0.2, bias: -0.6 }, lrn: { n: 3, k: 1, alpha: 0.5, beta: 0.75 }, dropout: { rate: 0.25, draw: 12 },
  }
  /** @type {Record<string, string>} */
  const all = {}
  for (const lesson of ["pooling", "activation", "lrn", "dropout"]) Object.assign(all, said(addressOf(set, lesson)))
  assert.deepEqual(all, { layer: "32-rgb-5-2-same-3", map: "4", at: "5,6", pool: "average-3-1-same", shift: "-2,3", act: "leaky_0.2_-0.6",
    lrn: "3_1_0.5_0.75", drop: "0.25_12" })
  assert.deepEqual(stateIn(all), set)
})

test("a lesson's address is silent about the others", () => {
  const state = { ...startingState(), dropout: { rate: 0.25, draw: 0 } }
  assert.deepEqual(said(addressOf(state, "pooling")), {})
  assert.deepEqual(said(addressOf(state, "dropout")), { drop: "0.25_0" })
})

test("kernels keep their weights, one array or three, and Gabor its stripes", () => {
  const start = startingState()
  const own = editedKernel(splitKernel(chosenKernel(start)), 1, 0, 7.5)
  const { kernels = "" } = said(addressOf(withKernel(start, own), "convolution"))
  const read = stateIn({ kernels: `${kernels},gabor_90_2.5` }).kernels
  assert.deepEqual(read[0].weights, own.weights)
  assert.deepEqual([read[0].weights[0][0], read[0].weights[1][0]], [-1, 7.5])
  assert.deepEqual([read[6].angle, read[6].wave], [90, 2.5])
})

test("nonsense is as usual", () => {
  const usual = startingState()
  assert.deepEqual(stateIn({ layer: "0-x-4-9-full-7", kernels: "own_1_2,nonsense,gabor_1", map: "9", at: "x", pool: "min-9-0-x", shift: "99,1",
    act: "tanh_1_1", lrn: "4_2_1_1", drop: "2_1" }), usual)
  assert.deepEqual(stateIn({ at: "1.5,2", shift: "0.5,0", drop: "0.5_1.5", act: "relu_0.1" }), usual)
})
