import assert from "node:assert/strict"
import { test } from "node:test"

import { PER, changesOf, slopeOf, triedOffsets } from "../../../../lib/parts/class_capsules/meaning.js"

const SHAPE = [28, 28, 1]

/** A bar of so many white columns, from row 4 to 24. @param {number} left @param {number} width */
function bar(left, width) {
  const data = new Float32Array(28 * 28)
  for (let row = 4; row < 24; row += 1) data.fill(1, row * 28 + left, row * 28 + left + width)
  return data
}

test("a straight line goes through its points, and over a point that is not known", () => {
  assert.equal(slopeOf([-1, 0, 1], [1, 3, 5]), 2)
  assert.equal(slopeOf([-1, 0, 1], [1, null, 5]), 2)
  assert.equal(slopeOf([-1, 0, 1], [null, null, 5]), null)
})

test("a number that makes every digit wider by the same is steadiest in that", () => {
  const offsets = [-0.2, 0, 0.2]
  const digits = [4, 8].map((left) => [2, 4, 6].map((width) => bar(left, width)))
  const changes = new Map(changesOf(offsets, digits, SHAPE).map((change) => [change.property, change]))
  const width = changes.get("width")
  assert.ok(width && Math.abs(width.mean - 10 * PER) < 0.05, `${width?.mean}`)
  assert.deepEqual([width.agreeing, width.digits], [2, 2])
  assert.ok((changes.get("ink")?.mean ?? 0) > 15)
  assert.ok(Math.abs(changes.get("slant")?.mean ?? 9) < 1e-6)
})

test("what has no ink is left out", () => {
  const empty = new Float32Array(28 * 28)
  assert.deepEqual(changesOf([-1, 1], [[empty, empty]], SHAPE).map(({ property }) => property), ["ink"])
})

test("five offsets are tried, the middle among them", () => {
  const offsets = triedOffsets(0.25)
  assert.ok(offsets.includes(0))
  assert.equal(offsets[0], -offsets[offsets.length - 1])
})
