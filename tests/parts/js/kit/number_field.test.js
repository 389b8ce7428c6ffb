import assert from "node:assert/strict"
import { test } from "node:test"

import { asTyped, numberIn } from "../../../../lib/parts/kit/number_field.js"

const read = (/** @type {string} */ text) => numberIn(text, 99)

test("a text is a number, or it is not", () => {
  assert.deepEqual([" 0.5", "-2", "−1,25", ".5", "+3", "1.23456", "-0"].map(read), [0.5, -2, -1.25, 0.5, 3, 1.235, 0])
  assert.deepEqual(["", "abc", "1e3", "0x1", "1.2.3", "100", "-99.5", "NaN", "1 2"].map(read), Array(9).fill(null))
  assert.deepEqual([numberIn("9", 9), numberIn("-9.001", 9)], [9, null])
})

test("a computed number is rounded as if it had been typed", () => {
  assert.deepEqual([0.12349, -0.0001, 1].map(asTyped), [0.123, 0, 1])
})
