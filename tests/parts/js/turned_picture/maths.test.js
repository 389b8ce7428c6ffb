import assert from "node:assert/strict"
import { test } from "node:test"

import { angleOf, cosineOf, dot, lengthOf } from "../../../../lib/parts/kit/vectors.js"
import { lastingOf, planeOf } from "../../../../lib/parts/turned_picture/maths.js"

test("a vector at right angles has the cosine 0, a longer one in the same direction 1", () => {
  assert.equal(cosineOf([1, 0], [0, 3]), 0)
  assert.ok(Math.abs(cosineOf([1, 2], [2, 4]) - 1) < 1e-12)
  assert.ok(Math.abs(angleOf([1, 0], [1, 1]) - 45) < 1e-9)
  assert.ok(Number.isNaN(cosineOf([0, 0], [1, 0])))
})

test("vectors that lie in a plane are held by it whole, whichever way it lies", () => {
  const [one, other] = [[0.6, 0, 0.8, 0], [0, 1, 0, 0]]
  const circle = Array.from({ length: 12 }, (_, at) => {
    const angle = at * Math.PI / 6
    return one.map((value, place) => 2 * Math.cos(angle) * value + Math.sin(angle) * other[place])
  })
  const { axes: [first, second], share } = planeOf(circle)
  assert.ok(Math.abs(share - 1) < 1e-9)
  assert.ok(Math.abs(Math.abs(dot(first, one)) - 1) < 1e-6) // the longer way through the ellipse
  assert.ok(Math.abs(lengthOf(second) - 1) < 1e-6)
  assert.ok(Math.abs(dot(first, second)) < 1e-6)
  for (const vector of circle) assert.ok(Math.abs(Math.hypot(dot(vector, first), dot(vector, second)) - lengthOf(vector)) < 1e-6)
})

test("what a plane leaves out is missing in its share", () => {
  const { share } = planeOf([[3, 0, 0], [0, 2, 0], [0, 0, 1]])
  assert.ok(Math.abs(share - 13 / 14) < 1e-6)
})

/** @param {Record<number, number>} read the class that was read at each value */
function readings(read) {
  return new Map(Object.entries(read).map(([value, which]) => [Number(value), { scores: [0, 1, 2].map((at) => (at === which ? 1 : 0)) }]))
}

test("a reading lasts on each side up to the last value before another is read", () => {
  const read = readings({ 0: 2, 5: 2, "-5": 2, 10: 2, "-10": 1, 15: 2, "-15": 2 })
  assert.deepEqual(lastingOf(read, 0), { which: 2, low: -5, high: 15 })
  assert.deepEqual(lastingOf(readings({ 0: 2, 5: 1, "-5": 1 }), 0), { which: 2, low: 0, high: 0 })
  assert.deepEqual(lastingOf(readings({ 100: 1, 105: 1, 95: 0 }), 100), { which: 1, low: 100, high: 105 })
  assert.equal(lastingOf(readings({ 5: 1 }), 0), null)
})
