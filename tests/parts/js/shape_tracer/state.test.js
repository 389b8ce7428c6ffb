import assert from "node:assert/strict"
import { test } from "node:test"

import { addressOf, goneIn, startingState, withWindow } from "../../../../lib/parts/shape_tracer/state.js"

/** @type {import("../../../../lib/parts/shape_tracer/maths.js").Window} */
const CONVOLUTION = { layer: "conv1", kind: "convolution", side: 9, stride: 1, padding: "valid", channels: 256, groups: 1,
  bias: true, whole: false, dimensions: 2 }
const POOLING = { ...CONVOLUTION, layer: "pool1", channels: null, side: 2, stride: 2 }
const BUILT = { side: 28, windows: [CONVOLUTION, POOLING] }

test("what is as it is built does not stand in the address", () => {
  assert.equal(addressOf(BUILT, BUILT), null)
  assert.equal(addressOf(BUILT, startingState(BUILT, "")), null)
})

test("the address says what was changed, and reads back", () => {
  const changed = { ...withWindow(BUILT, 1, { padding: "same", stride: 3 }), side: 32 }
  assert.equal(addressOf(BUILT, changed), "32_9-1-v-256_2-3-s-")
  assert.deepEqual(startingState(BUILT, "32_9-1-v-256_2-3-s-"), changed)
  assert.equal(BUILT.windows[1].stride, 2)
})

test("nothing is gone of what is possible, nor of nothing", () => {
  for (const view of ["", "32_9-1-v-256_2-3-s-", "512_31-16-s-2048_1-1-v-"]) assert.deepEqual(goneIn(BUILT, view), {})
})

for (const view of ["32", "32_9-1-v-256", "0_9-1-v-256_2-2-v-", "32_99-1-v-256_2-2-v-", "32_9-1-x-256_2-2-v-", "32_9-1-v-_2-2-v-",
  "513_9-1-v-256_2-2-v-", "32_9-17-v-256_2-2-v-", "32_9-1-v-2049_2-2-v-", "32_9-1-v-256_2-2-v-8", "32_9-1-v-256-1_2-2-v-"]) {
  test(`"${view}" is gone, and the network is as it is built`, () => {
    assert.deepEqual(startingState(BUILT, view), BUILT)
    assert.deepEqual(goneIn(BUILT, view), { shapes: view })
  })
}

test("a window as large as its map has only channels to change, whatever the limits of others", () => {
  const whole = { side: 28, windows: [{ ...POOLING, side: 64, whole: true }] }
  assert.deepEqual(startingState(whole, "32_64-2-v-"), { ...whole, side: 32 })
  assert.deepEqual(goneIn(whole, "32_64-2-v-"), {})
  assert.deepEqual(goneIn(whole, "32_7-2-v-"), { shapes: "32_7-2-v-" })
  const channels = { side: 28, windows: [{ ...CONVOLUTION, whole: true }] }
  assert.equal(startingState(channels, "28_9-1-v-8").windows[0].channels, 8)
})
