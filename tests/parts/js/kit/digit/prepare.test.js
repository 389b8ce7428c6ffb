import assert from "node:assert/strict"
import { test } from "node:test"

import { prepareDrawing, preparePicture } from "../../../../../lib/parts/kit/digit/prepare.js"

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
  assert.deepEqual(prepareDrawing(new Uint8Array(SIDE * SIDE), SIDE, [36, 40, 1], STEPS), new Uint8Array(36 * 40))
})

test("a bar becomes 20 pixels long in the middle, wherever it was drawn", () => {
  const prepared = prepareDrawing(rectangle(20, 30, 60, 250), SIDE, [28, 28, 1], STEPS)
  const column = Array.from({ length: 28 }, (_, y) => prepared[y * 28 + 14])
  assert.deepEqual(column, [...Array(4).fill(0), 128, ...Array(19).fill(255), 128, ...Array(3).fill(0)])
  assert.deepEqual(prepareDrawing(rectangle(200, 30, 240, 250), SIDE, [28, 28, 1], STEPS), prepared)
})

test("a drawing is neither changed nor moved without steps", () => {
  const pixels = rectangle(0, 140, 140, 280)
  const before = pixels.slice()
  const prepared = prepareDrawing(pixels, SIDE, [28, 28, 1], [])
  assert.deepEqual([prepared[27 * 28], prepared[27 * 28 + 13], prepared[27 * 28 + 14], prepared[0]], [255, 255, 0, 0])
  assert.deepEqual(pixels, before)
})

test("a picture of another size than was said is refused", () => {
  assert.throws(() => prepareDrawing(new Uint8Array(9), 4, [28, 28, 1], STEPS), /Expected 4 × 4 pixels of 1; got 9/)
})

test("each step that is switched on has its picture, and of two digits the one that was taken has its place", () => {
  const data = rectangle(20, 30, 60, 250)
  rectangle(200, 60, 230, 250).forEach((level, at) => { data[at] ||= level })
  const { stages, received, isBlank, taken } = preparePicture({ data, height: SIDE, width: SIDE, channels: 1 }, [28, 28, 1], ["grey", "cut_out"])
  assert.deepEqual(stages.map(({ name }) => name), ["original", "grey", "cut_out", "resize"])
  assert.deepEqual(stages.map(({ picture }) => picture().width), [SIDE, SIDE, SIDE, 28])
  assert.equal(stages[3].picture().data, received)
  assert.equal(isBlank, false)
  assert.deepEqual(taken, [20 / SIDE, 30 / SIDE, 60 / SIDE, 250 / SIDE])
})

test("a network in colour receives the middle, or all of it, in grey if that is what came", () => {
  const data = rectangle(0, 0, 10, 280).subarray(0, 280 * 140)
  const picture = { data, height: 140, width: 280, channels: 1 }
  const cropped = preparePicture(picture, [2, 2, 3], ["centre"])
  assert.ok(cropped.isBlank)
  const squeezed = preparePicture(picture, [2, 2, 3], [])
  assert.equal(squeezed.received.length, 12)
  assert.equal(new Set(squeezed.received.subarray(0, 3)).size, 1)
  assert.ok(!squeezed.isBlank)
})
