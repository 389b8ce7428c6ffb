import assert from "node:assert/strict"
import { test } from "node:test"

import { capsulesBetween, nextDigit } from "../../../../lib/parts/class_capsules/walk.js"

const FOUR = { which: 4, vector: Float32Array.of(1, 0) }

test("between two digits of one class there is one vector", () => {
  const to = { which: 4, vector: Float32Array.of(0, 1) }
  assert.deepEqual(capsulesBetween(FOUR, to, 0), [{ which: 4, vector: [1, 0] }])
  assert.deepEqual(capsulesBetween(FOUR, to, 0.25), [{ which: 4, vector: [0.75, 0.25] }])
  assert.deepEqual(capsulesBetween(FOUR, to, 1), [{ which: 4, vector: [0, 1] }])
})

test("between two classes one capsule shrinks while the other grows", () => {
  const to = { which: 9, vector: Float32Array.of(0, 1) }
  assert.deepEqual(capsulesBetween(FOUR, to, 0.25), [{ which: 4, vector: [0.75, 0] }, { which: 9, vector: [0, 0.25] }])
})

test("another digit of the class comes in turn, only of those that have a picture", () => {
  const labels = [1, 2, 1, 2, 2]
  assert.deepEqual([nextDigit(labels, 4, 2, -1), nextDigit(labels, 4, 2, 1), nextDigit(labels, 4, 2, 3)], [1, 3, 1])
  assert.equal(nextDigit(labels, 4, 7, 0), -1)
})
