import assert from "node:assert/strict"
import { test } from "node:test"

import { byDistance, findSame, surroundings } from "../../../../lib/parts/capsule_map/maths/neighbours.js"

test("neighbours are sorted by their distance in all numbers, the first of equals first", () => {
  const vectors = { data: Float32Array.from([3, 4, 0, 0, 0, 1, 1, 0]), shape: [4, 2] }
  assert.deepEqual(byDistance(vectors, [0, 1, 2, 3], [0, 0]), [
    { place: 1, distance: 0 }, { place: 2, distance: 1 }, { place: 3, distance: 1 }, { place: 0, distance: 5 },
  ])
  assert.deepEqual(byDistance(vectors, [3, 0], [3, 4]).map(({ place }) => place), [0, 3])
})

/** @param {number[]} labels of the neighbours, the nearest first */
const around = (labels) => surroundings(labels.map((_, place) => ({ place, distance: place })), labels)

test("a digit lies among one class if eight of the ten nearest are of it", () => {
  assert.deepEqual(around([4, 4, 9, 4, 4, 4, 4, 4, 4, 4, 9, 9, 9]), { label: 4, count: 9, of: 10, isAmongOne: true })
  assert.deepEqual(around([9, 9, 9, 4, 4, 4, 4, 4, 4, 4]), { label: 4, count: 7, of: 10, isAmongOne: false })
})

test("of two classes with as many neighbours the nearest counts", () => {
  assert.equal(around([9, 4, 4, 9]).label, 9)
  assert.deepEqual(around([]), { label: -1, count: 0, of: 0, isAmongOne: false })
})

test("a picture is found among test images if it is the same in every pixel", () => {
  const images = { data: Uint8Array.from([0, 255, 7, 9, 0, 255, 7, 8]), shape: [2, 2, 2, 1] }
  assert.equal(findSame(images, Float32Array.from([0, 255, 7, 8], (level) => level / 255)), 1)
  assert.equal(findSame(images, [0, 1, 0, 0]), -1)
  assert.equal(findSame(images, [0, 1]), -1)
})
