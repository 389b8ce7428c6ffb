import assert from "node:assert/strict"
import { test } from "node:test"

import { fitted, isDeep, isSentAsItIs } from "../../../../lib/parts/picture_input/maths.js"

test("the longer side fits, and nothing is enlarged", () => {
  assert.deepEqual(fitted(4000, 3000, 1600), [1600, 1200])
  assert.deepEqual(fitted(3000, 4000, 1600), [1200, 1600])
  assert.deepEqual(fitted(28, 28, 1600), [28, 28])
  assert.deepEqual(fitted(90000, 10, 1600), [1600, 1])
})

test("small drawings are sent as they are, photos and large pictures never", () => {
  const limits = { side: 1600, bytes: 8 * 1024 ** 2 }
  const square = { width: 280, height: 280 }
  assert.equal(isSentAsItIs({ size: 9000, type: "image/png" }, square, limits), true)
  assert.equal(isSentAsItIs({ size: 9000, type: "image/jpeg" }, square, limits), false)
  assert.equal(isSentAsItIs({ size: 2 * 1024 ** 2, type: "image/png" }, square, limits), false)
  assert.equal(isSentAsItIs({ size: 9000, type: "image/png" }, { width: 1601, height: 10 }, limits), false)
})

test("a PNG of sixteen bits, grey or in colour, is not for the canvas", () => {
  const start = (/** @type {number} */ depth, /** @type {number} */ colours) =>
    Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10, ...new Array(16).fill(0), depth, colours)
  assert.equal(isDeep(start(16, 0)), true)
  assert.equal(isDeep(start(8, 0)), false)
  for (const colours of [2, 4, 6]) assert.equal(isDeep(start(16, colours)), true)
  assert.equal(isDeep(start(8, 2)), false)
  assert.equal(isDeep(start(16, 0).fill(0, 0, 8)), false)
  assert.equal(isDeep(Uint8Array.of(137, 80)), false)
})
