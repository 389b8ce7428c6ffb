import assert from "node:assert/strict"
import { test } from "node:test"

import { rangesText } from "../../../../lib/parts/kit/ranges.js"

test("neighbours become a range, in order and each once, counted from 1", () => {
  assert.equal(rangesText([8, 0, 1, 2, 3, 1, 16, 17]), "1-4,9,17-18")
  assert.equal(rangesText(new Set([4])), "5")
  assert.equal(rangesText([]), "")
})
