import assert from "node:assert/strict"
import { test } from "node:test"

import { rowOf } from "../../../../lib/parts/neuron_capsule/maths.js"
import { addressOf, startingState } from "../../../../lib/parts/neuron_capsule/state.js"

test("a row of class capsules is that of one class", () => {
  assert.deepEqual([...rowOf({ data: Float32Array.of(1, 2, 3, 4), shape: [1, 2, 2] }, 1)], [3, 4])
})

test("a link turns the picture as far as it can be", () => {
  assert.deepEqual([startingState({ turned: "-30" }, 90), startingState({ turned: "400" }, 90), startingState({ turned: "x" }, 90)],
    [{ degrees: -30 }, { degrees: 90 }, { degrees: 0 }])
  assert.deepEqual([addressOf({ degrees: 0 }), addressOf({ degrees: -30 })], [{ turned: null }, { turned: -30 }])
})
