import assert from "node:assert/strict"
import { test } from "node:test"

import { curvesThrough, placeIn } from "../../../../../lib/parts/kit/pad/curves.js"

test("a pointer's place is in pixels of the picture, to a tenth", () => {
  const box = { left: 100, top: 50, width: 140, height: 140 }
  assert.deepEqual(placeIn({ clientX: 170, clientY: 50 }, box, 280), [140, 0])
  assert.deepEqual(placeIn({ clientX: 100.033, clientY: 190 }, box, 280), [0.1, 280])
})

test("curves go through the middles between points", () => {
  assert.deepEqual(curvesThrough([0, 0, 4, 0, 4, 4]), [[4, 0, 4, 2]])
  assert.deepEqual(curvesThrough([0, 0]), [])
  assert.deepEqual(curvesThrough([0, 0, 4, 0]), [])
})
