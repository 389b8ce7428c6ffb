import assert from "node:assert/strict"
import { test } from "node:test"

import { drawingOf } from "../../../../lib/parts/routing_stepper/kinds/none_of_above.js"
import { readTrace } from "../../../../lib/parts/routing_stepper/maths/trace.js"
import { madeArrays } from "./made.js"

/** @param {number} value */
const three = (value) => value.toFixed(3)

test("what is uniform counts none of the above as one class more", () => {
  const outputs = readTrace(madeArrays()).outputs
  assert.equal(readTrace(madeArrays(), 1, true).uniform, 1 / (outputs + 1))
})

test("its softmax has a 1 more below the line, and all other steps are those of dynamic routing", () => {
  const drawing = drawingOf(readTrace(madeArrays(), 1, true))
  assert.deepEqual(Object.keys(drawing.steps), ["softmax", "weighted_sum", "squash", "agreement", "update"])
  const logits = [Math.log(2), Math.log(5), 0]
  /** @type {any} */
  const moment = {
    trace: { outputs: 3, logit: (/** @type {number} */ _t, /** @type {number} */ _i, /** @type {number} */ k) => logits[k], coupling: () => 2 / 9 },
    labels: { none_of_above_caption: "over {outputs}" },
    numbers: { figures: three, operand: three },
    state: { i: 0, j: 0 },
    t: 0,
  }
  const work = drawing.steps.softmax.work?.(moment)
  assert.ok(work)
  assert.equal(work.caption, "over 3")
  assert.deepEqual(work.working, ["e^0.693 / (1 + Σ eᵇ)", "= 2.000 / 9.000"])
  assert.equal(work.value, 2 / 9)
})
