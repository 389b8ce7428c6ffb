import assert from "node:assert/strict"
import { test } from "node:test"

import { angleOf, cosineOf, dot, lengthOf } from "../../../../lib/parts/kit/vectors.js"

test("the angle between two vectors does not depend on their lengths", () => {
  assert.equal(Math.round(angleOf([1, 0, 0], [0, 5, 0])), 90)
  assert.equal(Math.round(angleOf([0.1, 0.1], [3, 0])), 45)
  assert.equal(cosineOf([2, 0], [5, 0]), 1)
  assert.ok(Number.isNaN(angleOf([0, 0], [1, 0])))
  assert.deepEqual([dot([1, 2], [3, 4]), lengthOf([3, 4])], [11, 5])
})
