import assert from "node:assert/strict"
import { test } from "node:test"

import { addressOf, startingState, withWindow } from "../../../../lib/parts/shape_tracer/state.js"

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

for (const view of ["32", "32_9-1-v-256", "0_9-1-v-256_2-2-v-", "32_99-1-v-256_2-2-v-", "32_9-1-x-256_2-2-v-", "32_9-1-v-_2-2-v-"]) {
  test(`"${view}" asks for nothing`, () => assert.deepEqual(startingState(BUILT, view), BUILT))
}
