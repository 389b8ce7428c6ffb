import assert from "node:assert/strict"
import { test } from "node:test"

import { numbersIn } from "../../../../lib/parts/kit/numbers.js"
import { truthOf } from "../../../../lib/parts/time_machine/question.js"
import { cellText, shortText } from "../../../../lib/parts/time_machine/words.js"
import { runOf } from "./made.js"

const NUMBERS = numbersIn("en")

test("two or three digits that say something, whatever the size; what has no number is written as such", () => {
  assert.deepEqual([12.345, 1, 0.1234, 0.01234, 0, -0.5, 1e-9, NaN].map((value) => shortText(NUMBERS, value)),
    ["12.35", "1.00", "0.123", "0.0123", "0.00", "−0.500", "0.000000", "NaN"])
})

test("a weight fits into its cell", () => {
  assert.deepEqual([0.123, -0.126, -0.001, 1.5].map((value) => cellText(NUMBERS, value)), [".12", "−.13", ".00", "1.50"])
})

test("the answer is the layer whose filters moved furthest, or how much of the direction is left", () => {
  const run = runOf([0, 1])
  assert.equal(truthOf(run), "conv2")
  assert.equal(truthOf({ ...run, meta: { ...run.meta, layers: [run.meta.layers[0]] } }), "turned")
})
