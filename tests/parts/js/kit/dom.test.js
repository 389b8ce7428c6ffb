import assert from "node:assert/strict"
import { test } from "node:test"

import { cellAt } from "../../../../lib/parts/kit/dom.js"

test("a place along a row of cells falls into one of them, and outside into the nearest", () => {
  assert.deepEqual([-0.2, 0, 0.49, 0.5, 0.999, 1, 7].map((share) => cellAt(share, 4)), [0, 0, 1, 2, 3, 3, 3])
})
