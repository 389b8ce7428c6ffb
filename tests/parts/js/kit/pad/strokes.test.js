import assert from "node:assert/strict"
import { test } from "node:test"

import { cleared, drawingOf, undone, withPoint, withStroke } from "../../../../../lib/parts/kit/pad/strokes.js"

const [ONE, TWO] = [{ width: 22, points: [1, 1] }, { width: 10, points: [5, 5, 9, 9] }]

test("undo takes strokes away one by one, also those of an earlier visit", () => {
  let drawing = withStroke(drawingOf([ONE]), TWO)
  assert.deepEqual(drawing.strokes, [ONE, TWO])
  drawing = undone(drawing)
  assert.deepEqual(drawing.strokes, [ONE])
  drawing = undone(drawing)
  assert.deepEqual(drawing, { strokes: [], history: [] })
  assert.deepEqual(undone(drawing), drawing)
})

test("undo brings back what was cleared", () => {
  const drawing = drawingOf([ONE, TWO])
  assert.deepEqual(cleared(drawing).strokes, [])
  assert.deepEqual(undone(cleared(drawing)), drawing)
})

test("clearing nothing changes nothing", () => {
  const empty = drawingOf([])
  assert.equal(cleared(empty), empty)
})

test("a point close to the one before adds nothing", () => {
  assert.equal(withPoint(ONE, 1.4, 1.4), ONE)
  assert.deepEqual(withPoint(ONE, 2, 1).points, [1, 1, 2, 1])
  assert.deepEqual(withPoint({ width: 22, points: [] }, 0.2, 0.1).points, [0.2, 0.1])
  assert.deepEqual(ONE.points, [1, 1])
})
