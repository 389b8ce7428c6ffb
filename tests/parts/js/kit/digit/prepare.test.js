import assert from "node:assert/strict"
import { test } from "node:test"

import { prepareDrawing } from "../../../../../lib/parts/kit/digit/prepare.js"

const SIDE = 280
/** @type {import("../../../../../lib/parts/kit/digit/prepare.js").Step[]} */
const STEPS = ["grey", "invert", "cut_out", "centre"]

/**
 * Return a drawing of one white rectangle.
 *
 * @param {number} left
 * @param {number} top
 * @param {number} right
 * @param {number} bottom
 */
function rectangle(left, top, right, bottom) {
  const pixels = new Uint8Array(SIDE * SIDE)
  for (let y = top; y < bottom; y += 1) pixels.fill(255, y * SIDE + left, y * SIDE + right)
  return pixels
}

test("an empty drawing is black", () => {
  assert.deepEqual(prepareDrawing(new Uint8Array(SIDE * SIDE), SIDE, [36, 40], STEPS), new Uint8Array(36 * 40))
})

test("a bar becomes 20 pixels long in the middle, wherever it was drawn", () => {
  const prepared = prepareDrawing(rectangle(20, 30, 60, 250), SIDE, [28, 28], STEPS)
  const column = Array.from({ length: 28 }, (_, y) => prepared[y * 28 + 14])
  assert.deepEqual(column, [...Array(4).fill(0), 128, ...Array(19).fill(255), 128, ...Array(3).fill(0)])
  assert.deepEqual(prepareDrawing(rectangle(200, 30, 240, 250), SIDE, [28, 28], STEPS), prepared)
})

test("a drawing is neither changed nor moved without steps", () => {
  const pixels = rectangle(0, 140, 140, 280)
  const before = pixels.slice()
  const prepared = prepareDrawing(pixels, SIDE, [28, 28], [])
  assert.deepEqual([prepared[27 * 28], prepared[27 * 28 + 13], prepared[27 * 28 + 14], prepared[0]], [255, 255, 0, 0])
  assert.deepEqual(pixels, before)
})

test("a picture of another size than was said is refused", () => {
  assert.throws(() => prepareDrawing(new Uint8Array(9), 4, [28, 28], STEPS), /Expected 4 × 4 pixels; got 9/)
})
