import assert from "node:assert/strict"
import { test } from "node:test"

import { addedDigits, digitAt, drawnDigits, farthestShift, placedDigits, standsFor, twoColours } from "../../../../lib/parts/digit_overlap/maths.js"

/** @typedef {import("../../../../lib/parts/digit_overlap/maths.js").Size} Size */

/** @type {Size} */
const SIZE = [4, 6]
// Two digits of 2 × 2 pixels; the first has ink at its top left, the second at its bottom right.
const DIGITS = { data: new Uint8Array([255, 0, 0, 0, 0, 0, 0, 51]), shape: [2, 2, 2, 1] }

test("a digit may be moved to the border of the picture", () => {
  assert.deepEqual(farthestShift(DIGITS, SIZE), [2, 1])
})

test("each digit lies in the middle, moved by its shift, and nothing is beyond its frame", () => {
  const middle = placedDigits(DIGITS, SIZE, [[0, 0], [0, 0]])
  assert.deepEqual([middle(0, 1, 2), middle(1, 2, 3), middle(0, 2, 3), middle(0, 0, 0)], [1, 0.2, 0, 0])
  const moved = placedDigits(DIGITS, SIZE, [[-2, -1], [2, 1]])
  assert.deepEqual([moved(0, 0, 0), moved(1, 3, 5)], [1, 0.2])
})

test("the drawing of a digit is that of the winner with its colour", () => {
  const inks = drawnDigits({ data: new Uint8Array([0, 255, 51, 0]), shape: [2, 1, 2, 1] }, [1, 0])
  assert.deepEqual([inks(0, 0, 0), inks(0, 0, 1), inks(1, 0, 0), inks(1, 0, 1)], [0.2, 0, 0, 1])
})

test("blue and orange add up, no brighter than white", () => {
  assert.deepEqual(twoColours(0, 0), [0, 0, 0])
  assert.deepEqual(twoColours(1, 0), [59, 140, 255])
  assert.deepEqual(twoColours(1, 1), [255, 255, 255])
  assert.deepEqual(twoColours(0.5, 0.2), [81, 100, 134])
})

test("the digit with more ink near the pointer is grabbed, else the one that is already", () => {
  const inks = placedDigits(DIGITS, SIZE, [[-2, -1], [2, 1]])
  assert.equal(digitAt(inks, SIZE, [0, 1], 1), 0)
  assert.equal(digitAt(inks, SIZE, [3, 5], 0), 1)
  assert.equal(digitAt(() => 0, SIZE, [2, 2], 1), 1)
})

test("both digits are added, at most to white", () => {
  const inks = placedDigits({ data: new Uint8Array([255, 102, 0, 0, 255, 51, 0, 0]), shape: [2, 2, 2, 1] }, [2, 2], [[0, 0], [0, 0]])
  assert.deepEqual(addedDigits(inks, [2, 2]), Float32Array.of(1, 0.6, 0, 0))
})

test("a winner with the label of a digit has its colour", () => {
  const nothing = () => 0
  /** @type {[string, string, [number, number]][]} */
  const table = [["3", "5", [0, 1]], ["5", "3", [1, 0]], ["3", "8", [0, 1]], ["8", "3", [1, 0]], ["5", "8", [1, 0]], ["8", "5", [0, 1]]]
  for (const [first, second, colours] of table) assert.deepEqual(standsFor([first, second], ["3", "5"], nothing, undefined), colours)
})

test("without labels the drawing decides", () => {
  const inks = placedDigits(DIGITS, SIZE, [[-2, -1], [2, 1]]) // the first at the top left, the second at the bottom right
  const [topLeft, bottomRight] = [0, 1].map((digit) => Uint8Array.from({ length: 24 }, (_, at) => 200 * inks(digit, Math.floor(at / 6), at % 6)))
  /** @param {Uint8Array} first @param {Uint8Array} second */
  const drawings = (first, second) => ({ data: Uint8Array.of(...first, ...second), shape: [2, 4, 6, 1] })
  assert.deepEqual(standsFor(["0", "1"], [null, null], inks, drawings(topLeft, bottomRight)), [0, 1])
  assert.deepEqual(standsFor(["0", "1"], [null, null], inks, drawings(bottomRight, topLeft)), [1, 0])
})
