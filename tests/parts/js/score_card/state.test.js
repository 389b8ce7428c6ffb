import assert from "node:assert/strict"
import { test } from "node:test"

import { shownOf } from "../../../../lib/parts/score_card/state.js"

const SCORES = { data: Float32Array.of(0.1, 0.9), shape: [2] }
const DRAWN = { data: new Uint8Array(4), shape: [2, 2, 1] }

test("what the browser found out about the drawing comes before what the server did", () => {
  const live = { scores: Float32Array.of(0.7, 0.2), reconstruction: null }
  assert.equal(shownOf({ scores: SCORES, reconstruction: DRAWN }, live), live)
  assert.deepEqual(shownOf({ scores: SCORES, reconstruction: DRAWN }, null), { scores: SCORES.data, reconstruction: DRAWN })
  assert.deepEqual(shownOf({ scores: SCORES }, null), { scores: SCORES.data, reconstruction: null })
  assert.equal(shownOf({}, null), null)
})
