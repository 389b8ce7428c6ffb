import assert from "node:assert/strict"
import { test } from "node:test"

import { askedLayer, capsulesOf, sizesToChoose, traceShapes } from "../../../../lib/parts/shape_tracer/maths.js"

/** @typedef {import("../../../../lib/parts/shape_tracer/maths.js").Window} Window */

/** @type {Window} */
const FIRST = { layer: "conv1", kind: "convolution", side: 9, stride: 1, padding: "valid", channels: 256, groups: 1,
  bias: true, whole: false, dimensions: 2 }
/** @type {Window} */
const SECOND = { ...FIRST, layer: "primary_capsules", stride: 2 }

test("a capsule network's shapes, weights, products and what one output sees", () => {
  const [one, two] = traceShapes({ side: 28, channels: 1 }, [FIRST, SECOND])
  assert.deepEqual(one, { before: { side: 28, channels: 1 }, after: { side: 20, channels: 256 }, kernel: 9, problem: "", field: 9,
    weights: 81 * 256 + 256, products: 400 * 81 * 256 })
  assert.deepEqual(two, { before: { side: 20, channels: 256 }, after: { side: 6, channels: 256 }, kernel: 9, problem: "", field: 17,
    weights: 5_308_672, products: 36 * 81 * 256 * 256 })
})

test("nothing comes behind a layer that does not fit", () => {
  const steps = traceShapes({ side: 12, channels: 1 }, [FIRST, SECOND, SECOND])
  assert.deepEqual(steps.map(({ problem, after }) => [problem, after?.side]), [["", 4], ["large", undefined], ["", undefined]])
  assert.equal(steps[2].before, null)
})

test("channels that cannot be divided into groups are a problem of the layer", () => {
  const [step] = traceShapes({ side: 28, channels: 3 }, [{ ...FIRST, groups: 2 }])
  assert.equal(step.problem, "groups")
})

test("a window as large as its map leaves one place, whatever its side says", () => {
  const [step] = traceShapes({ side: 7, channels: 4 }, [{ ...FIRST, kind: "pooling", side: 1, whole: true, channels: null }])
  assert.deepEqual([step.after, "weights" in step && step.weights], [{ side: 1, channels: 4 }, null])
})

test("capsules are a divisor of the channels", () => {
  assert.deepEqual(capsulesOf({ side: 6, channels: 256 }, 8), { types: 32, size: 8, count: 1152 })
  assert.equal(capsulesOf({ side: 6, channels: 100 }, 8), null)
})

test("asked is the last layer that skips cells, else the last that slides", () => {
  const pool = /** @type {Window} */ ({ ...FIRST, kind: "pooling", side: 2, stride: 2 })
  assert.equal(askedLayer([FIRST, SECOND, pool]), 1)
  assert.equal(askedLayer([FIRST, pool]), 1)
  assert.equal(askedLayer([{ ...FIRST, side: 1 }]), -1)
})

test("the sizes to choose from are the right one and the usual mistakes", () => {
  assert.deepEqual(sizesToChoose({ side: 20, channels: 256 }, SECOND), [5, 6, 10, 12])
})
