import assert from "node:assert/strict"
import { test } from "node:test"

import { SQUASHED, STEPS, heightsBeside, lastLengths, movedBy, offsetsOf, slopesAt, squaredError, withNumber }
  from "../../../../lib/parts/class_capsules/maths.js"
import { marginTerms } from "../../../../lib/parts/kit/capsules/losses.js"

const LOSSES = { margin: 1, reconstruction: 0.0005, present: 0.9, absent: 0.1, absent_weight: 0.5 }

/** @param {number} value @param {number} expected */
const close = (value, expected) => assert.ok(Math.abs(value - expected) < 1e-6, `${value}, not ${expected}`)

test("the lengths are those after the last iteration", () => {
  const data = Float32Array.of(9, 9, 9, 9, 3, 4, 0, 0.5)
  assert.deepEqual(lastLengths({ data, shape: [2, 2, 2] }), [5, 0.5])
})

test("the margin loss is the paper's, a class at a time", () => {
  // The numbers of TensorFlow's tests: labels [0, 0, 1] and [1, 1, 1].
  marginTerms([-0.3, 0.3, 0.9], [2], LOSSES).forEach((term, at) => close(term, [0, 0.02, 0][at]))
  marginTerms([1.2, 0.5, -0.5], [0, 1, 2], LOSSES).forEach((term, at) => close(term, [0, 0.16, 1.96][at]))
})

test("other margins and another λ are those of the training", () => {
  // 0.5 − 0.3 and 0.5 − 0.25, squared; a λ of 2 for the class that is not there.
  const losses = { ...LOSSES, present: 0.5, absent: 0.25, absent_weight: 2 }
  marginTerms([0.3, 0.5, 0.2], [0], losses).forEach((term, at) => close(term, [0.04, 0.125, 0][at]))
})

test("heights beside the squash curve never cover each other", () => {
  assert.deepEqual(heightsBeside([0.1, 0.9]), [0.1, 0.9, 0, 0.5])
  assert.deepEqual(heightsBeside([0.05, 0.55]), [0.05, 0.55])
  assert.deepEqual(heightsBeside([0.3, 0.3]), [0.3, 0, 0.5])
})

test("the reconstruction's error is a sum, not a mean", () => close(squaredError([0, 1, 0.5], [0.5, 1, 0]), 0.5))

test("squash shrinks 5 to 25/26, and that of Efficient-CapsNet to 1 − 1/e⁵", () => {
  close(SQUASHED.squash?.(5) ?? NaN, 25 / 26)
  close(SQUASHED.exponential_squash?.(5) ?? NaN, 1 - Math.exp(-5))
})

test("the range has the paper's eleven steps, and one number moves at a time", () => {
  const offsets = offsetsOf(0.25)
  assert.equal(offsets.length, STEPS)
  offsets.forEach((offset, at) => close(offset, -0.25 + 0.05 * at))
  const vector = Float32Array.of(1, 2, 3)
  assert.deepEqual([...withNumber(vector, 1, 0.5)], [1, 2.5, 3])
  assert.deepEqual([...movedBy(vector, [1, 0, -1])], [2, 2, 2])
  assert.deepEqual([...vector], [1, 2, 3])
})

test("a pixel's slope is the difference of its neighbours in the overview, and unknown until both are drawn", () => {
  const steps = offsetsOf(0.5)
  const rising = steps.map((offset) => [0.5 + 2 * offset])
  const still = steps.map(() => [0.25])
  const slopes = slopesAt([rising, still], 0, 0.5)
  close(slopes?.[0] ?? NaN, 2)
  close(slopes?.[1] ?? NaN, 0)
  assert.equal(slopesAt([rising, steps.map(() => null)], 0, 0.5), null)
})
