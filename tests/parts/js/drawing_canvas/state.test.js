import assert from "node:assert/strict"
import { test } from "node:test"

import { isSameDrawing, liveDrawingOf } from "../../../../lib/parts/drawing_canvas/state.js"

const STROKES = [{ width: 22, points: [1, 1] }]
const STROKE = { width: 22, points: [5, 5] }

test("a drawing is the same while no stroke grew, ended or was taken back", () => {
  const shown = { strokes: STROKES, stroke: STROKE }
  assert.ok(isSameDrawing(shown, { strokes: STROKES, stroke: STROKE }))
  assert.ok(!isSameDrawing(shown, { strokes: STROKES, stroke: null }))
  assert.ok(!isSameDrawing({ strokes: STROKES, stroke: null }, { strokes: [...STROKES], stroke: null }))
  assert.ok(!isSameDrawing(null, shown))
})

test("others hear of a drawing whether the pen is down, and of none whether it was cleared", () => {
  assert.equal(liveDrawingOf({ strokes: [], stroke: null }, 280, false), undefined)
  assert.equal(liveDrawingOf({ strokes: [], stroke: null }, 280, true), null)
  const told = liveDrawingOf({ strokes: [], stroke: STROKE }, 280, true)
  assert.deepEqual([told?.side, told?.isDrawing], [280, true])
  assert.equal(liveDrawingOf({ strokes: STROKES, stroke: null }, 280, true)?.isDrawing, false)
})
