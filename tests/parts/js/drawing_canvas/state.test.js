import assert from "node:assert/strict"
import { test } from "node:test"

import { isSameDrawing, livePictureOf } from "../../../../lib/parts/drawing_canvas/state.js"

const STROKES = [{ width: 22, points: [1, 1] }]
const STROKE = { width: 22, points: [5, 5] }

test("a drawing is the same while no stroke grew, ended or was taken back", () => {
  const shown = { strokes: STROKES, stroke: STROKE, isTouched: true, number: 1 }
  assert.ok(isSameDrawing(shown, { ...shown }))
  assert.ok(!isSameDrawing(shown, { ...shown, stroke: null }))
  assert.ok(!isSameDrawing(shown, { ...shown, strokes: [...STROKES] }))
  assert.ok(!isSameDrawing({ ...shown, isTouched: false }, shown)) // an example was cleared
  assert.ok(!isSameDrawing(null, shown))
})

test("others hear of a drawing whether the pen is down, and of none whether it was cleared", () => {
  const nothing = { strokes: [], stroke: null, isTouched: false, number: 3 }
  assert.equal(livePictureOf(nothing, 280), undefined)
  assert.equal(livePictureOf({ ...nothing, isTouched: true }, 280), null)
  const moving = livePictureOf({ ...nothing, stroke: STROKE }, 280)
  assert.deepEqual([moving?.from, moving?.isMoving, moving?.number], ["pen", true, null])
  const settled = livePictureOf({ ...nothing, strokes: STROKES }, 280)
  assert.deepEqual([settled?.isMoving, settled?.number], [false, 3])
})
