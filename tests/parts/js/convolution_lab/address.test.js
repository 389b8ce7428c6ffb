import assert from "node:assert/strict"
import { test } from "node:test"

import { addressOf, readAddress } from "../../../../lib/parts/convolution_lab/address.js"
import { editedKernel, splitKernel } from "../../../../lib/parts/convolution_lab/maths/kernels.js"
import { chosenKernel, startingState, withKernel, withLayer } from "../../../../lib/parts/convolution_lab/state.js"

/** @param {Record<string, string | null>} address */
const said = (address) => Object.fromEntries(Object.entries(address).filter(([, value]) => value !== null))

test("nothing stands in the address that is as usual", () => {
  for (const lesson of ["convolution", "pooling", "activation", "lrn", "batch", "dropout"]) {
    assert.deepEqual(said(addressOf(startingState(), lesson)), {})
  }
})

test("what is set goes into the address and comes back", () => {
  /** @type {import("../../../../lib/parts/convolution_lab/state.js").State} */
  const set = {
    ...withLayer(startingState(), { side: 32, isColour: true, kernel: 5, stride: 2, padding: "same", dilation: 3 }),
    chosen: 3, at: [4, 5], shift: [-2, 3], pool: { kind: "average", side: 3, stride: 1, padding: "same" },
    activation: { name: "leaky", leak: 0.2, bias: -0.6 }, lrn: { n: 3, k: 1, alpha: 0.5, beta: 0.75 },
    batch: { size: 3, mode: "use", gamma: 0.5, beta: -1 }, dropout: { rate: 0.25, draw: 12 },
  }
  /** @type {Record<string, string>} */
  const all = {}
  for (const lesson of ["pooling", "activation", "lrn", "batch", "dropout"]) Object.assign(all, said(addressOf(set, lesson)))
  assert.deepEqual(all, { layer: "32-rgb-5-2-same-3", map: "4", at: "5,6", pool: "average-3-1-same", shift: "-2,3", act: "leaky_0.2_-0.6",
    lrn: "3_1_0.5_0.75", bn: "3_use_0.5_-1", drop: "0.25_12" })
  assert.deepEqual(readAddress(all), { state: set, gone: {} })
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
  const read = readAddress({ kernels: `${kernels},gabor_90_2.5` }).state.kernels
  assert.deepEqual(read[0].weights, own.weights)
  assert.deepEqual([read[0].weights[0][0], read[0].weights[1][0]], [-1, 7.5])
  assert.deepEqual([read[6].angle, read[6].wave], [90, 2.5])
})

test("nonsense is as usual, and all of it is gone", () => {
  /** @type {Record<string, string>[]} */
  const addresses = [
    { layer: "0-x-4-9-full-7", kernels: "own_1_2,nonsense,gabor_1", map: "9", at: "x", pool: "min-9-0-x", shift: "99,1", act: "tanh_1_1",
      lrn: "4_2_1_1", bn: "4_use_1_0", drop: "2_1" },
    { layer: "64-grey-99-1-valid-1", map: "7", at: "1.5,2", pool: "max-2-2", shift: "0.5,0", act: "relu_0.1", lrn: "5_2_0.1",
      bn: "6_learning_1_0", drop: "0.5_1.5" },
  ]
  for (const address of addresses) assert.deepEqual(readAddress(address), { state: startingState(), gone: address })
})

test("what a link leaves open is not gone", () => {
  assert.deepEqual(readAddress({ layer: "", kernels: "", map: "", at: "", act: "" }), { state: startingState(), gone: {} })
})

test("of several kernels those are left out that are not possible, or too many", () => {
  const { state, gone } = readAddress({ kernels: "blur,nonsense,edges,own_1", map: "2" })
  assert.deepEqual([state.kernels.map(({ name }) => name), state.chosen, gone], [["blur", "edges"], 1, { kernels: "blur,nonsense,edges,own_1" }])
  const kernels = [...Array(8).fill("blur"), "edges"].join(",")
  const nine = readAddress({ kernels, map: "9" })
  assert.deepEqual([nine.state.kernels.length, nine.gone], [8, { kernels, map: "9" }])
})
