import assert from "node:assert/strict"
import { test } from "node:test"

import { START, draggedBy, fitOf, keptInside, nextSpot, spotOf, turnedBy, zoomedBy } from "../../../../lib/parts/capsule_map/maths/camera.js"

const SIZE = { width: 400, height: 200 }
const FACING = { ...START, yaw: 0, pitch: 0 }
/** @param {{ x: number, y: number }} spot @param {[number, number]} expected */
const assertAt = ({ x, y }, expected) =>
  [x, y].forEach((value, at) => assert.ok(Math.abs(value - expected[at]) < 1e-9, `${[x, y]} is not ${expected}`))

test("a flat map has one scale for both axes, fills the stage and grows upwards", () => {
  const points = [[-1, 0], [1, 0], [0, 1], [0, -1]]
  const fit = fitOf(points, SIZE)
  const [left, right, top, bottom] = points.map((point) => spotOf(point, fit, SIZE, START))
  assertAt(top, [200, 14])
  assertAt(bottom, [200, 186])
  assertAt(left, [114, 100])
  assertAt(right, [286, 100])
})

test("points that all lie in one place stand in the middle", () => {
  for (const point of [[2, 2], [2, 2, 2]]) assertAt(spotOf(point, fitOf([point, point], SIZE), SIZE, FACING), [200, 100])
})

test("a quarter turn to the right shows what was in front at the right", () => {
  const points = [[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, 0, 1]]
  const fit = fitOf(points, SIZE)
  const seen = (/** @type {number[]} */ point, /** @type {import("../../../../lib/parts/capsule_map/maths/camera.js").Camera} */ camera) =>
    spotOf(point, fit, SIZE, camera)
  const ahead = seen([0, 0, 1], FACING)
  assert.ok(ahead.near > seen([0, 0, 0], FACING).near && seen([0, 0, -1], FACING).near < 1)
  const turned = turnedBy(FACING, Math.PI / 2, 0)
  assert.ok(seen([0, 0, 1], turned).x > 230)
  assert.ok(Math.abs(seen([1, 0, 0], turned).x - seen([0, 0, 0], turned).x) < 1e-9)
  const above = turnedBy(FACING, 0, 9)
  assert.equal(above.pitch, Math.PI / 2)
  assert.ok(seen([0, 0, 1], above).y > seen([0, 0, 0], above).y) // from above, what is in front is at the bottom
})

test("nearer, what is looked at comes into the middle, and farther away all is there again", () => {
  const fit = fitOf([[-1, -1], [1, 1]], SIZE)
  const before = spotOf([1, 1], fit, SIZE, START)
  const near = zoomedBy(START, 1, before, SIZE, fit.scale)
  assertAt(spotOf([1, 1], fit, SIZE, near), [200, 100])
  assert.equal(near.zoom, 2)
  assertAt(spotOf([1, 1], fit, SIZE, draggedBy(near, 30, -20, fit.scale)), [230, 80])
  assert.deepEqual(zoomedBy(draggedBy(near, 30, -20, fit.scale), -1, null, SIZE, fit.scale), START)
  assert.deepEqual(draggedBy(START, 30, -20, fit.scale), START)
  let nearest = START
  for (let step = 0; step < 9; step += 1) nearest = zoomedBy(nearest, 1, null, SIZE, 1)
  assert.equal(nearest.zoom, 16)
})

test("what is in the middle of a large stage is in the middle of a small one", () => {
  const [points, small] = [[[-1, -1], [1, 1]], { width: 200, height: 100 }]
  const near = zoomedBy(START, 1, spotOf([0.5, 0.25], fitOf(points, SIZE), SIZE, START), SIZE, fitOf(points, SIZE).scale)
  assertAt(spotOf([0.5, 0.25], fitOf(points, small), small, near), [100, 50])
})

test("a turn beyond a half one goes on at the other side, as an address has it", () => {
  assert.ok(Math.abs(turnedBy(FACING, 4, 0).yaw - (4 - 2 * Math.PI)) < 1e-9)
})

test("what lies beyond the edge is kept inside by a margin", () => {
  assertAt(keptInside({ x: -50, y: 900, near: 1 }, SIZE, 10), [10, 190])
})

test("an arrow goes to the next digit that lies more along its direction than beside it", () => {
  const spots = [[100, 100], [150, 110], [130, 190], [60, 100]].map(([x, y]) => ({ x, y, near: 1 }))
  assert.equal(nextSpot(spots, spots[0], 1, 0), 1)
  assert.equal(nextSpot(spots, spots[0], 0, 1), 2)
  assert.equal(nextSpot(spots, spots[0], -1, 0), 3)
  assert.equal(nextSpot(spots, spots[0], 0, -1), -1)
})
