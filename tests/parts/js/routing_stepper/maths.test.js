import assert from "node:assert/strict"
import { test } from "node:test"

import { arrangeMap, capsuleOnMap, placeOf, receptiveField } from "../../../../lib/parts/kit/capsules/geometry.js"
import { projectVotes, seenCovariance } from "../../../../lib/parts/routing_stepper/maths/projection.js"
import { arrangeStage, linkAt, partAlong } from "../../../../lib/parts/routing_stepper/maths/stage.js"
import { readTrace } from "../../../../lib/parts/routing_stepper/maths/trace.js"
import { placeOfLargest, placeOfStrongest } from "../../../../lib/parts/kit/maths.js"
import { dot, lengthOf } from "../../../../lib/parts/kit/vectors.js"
import { digitsFor, sumOver } from "../../../../lib/parts/routing_stepper/maths/vectors.js"
import { madeArrays } from "./made.js"

const GEOMETRY = { rows: 2, columns: 3, types: 4, field_size: 9, field_stride: 4, field_offset: -2 }

test("lengths, dot products and the largest of some numbers", () => {
  assert.equal(lengthOf([3, 4]), 5)
  assert.equal(dot([1, 2, 3], [4, 5, 6]), 32)
  assert.equal(placeOfLargest([1, 5, 5, 2]), 1)
  assert.equal(placeOfLargest([9, 5, 7], 0), 2)
  assert.equal(placeOfStrongest([0.5, -2, 1]), 1)
  assert.equal(sumOver(4, (i) => i * i), 14)
})

test("close values get the decimals that tell them apart, others two", () => {
  assert.deepEqual([0, 0.5, 0.05, 0.004, 1e-9].map(digitsFor), [2, 2, 3, 4, 6])
})

test("a trace is read by iteration, primary capsule and class capsule", () => {
  const trace = readTrace(madeArrays())
  assert.deepEqual([trace.iterations, trace.inputs, trace.outputs, trace.size, trace.primarySize], [2, 4, 3, 2, 2])
  assert.equal(trace.logit(1, 2, 1), 12 + 6 + 1)
  assert.equal(trace.agreement(0, 3, 2), -11)
  assert.deepEqual([...trace.vote(1, 2)].map((value) => Math.round(10 * value)), [10, 11])
  assert.deepEqual([...trace.sum(1, 0)], [6, 7])
  assert.equal(trace.sumLengths[0][1], Math.sqrt(13))
  assert.equal(trace.answer, 1)
  assert.equal(trace.uniform, 1 / 3)
})

test("capsules lie by row, column and type, and see a part of the image within its edges", () => {
  assert.deepEqual(placeOf(GEOMETRY, 0), { type: 0, row: 0, column: 0 })
  assert.deepEqual(placeOf(GEOMETRY, 23), { type: 3, row: 1, column: 2 })
  assert.deepEqual(receptiveField(GEOMETRY, 0, 28, 28), { top: 0, left: 0, height: 7, width: 7 })
  assert.deepEqual(receptiveField(GEOMETRY, 23, 10, 10), { top: 2, left: 6, height: 8, width: 4 })
})

test("every cell of the map is found under the pointer, and gaps are nobody's", () => {
  const map = arrangeMap(GEOMETRY, 200, 150)
  for (let i = 0; i < 24; i += 1) {
    const { x, y } = map.at(i)
    assert.equal(capsuleOnMap(map, 24, x + map.cell / 2, y + map.cell / 2), i)
    assert.ok(x + map.cell <= map.width + 1e-9 && y + map.cell <= map.height + 1e-9)
  }
  assert.ok(map.width <= 200 + 1e-9 && map.height <= 150 + 1e-9)
  assert.equal(capsuleOnMap(map, 24, 3.2 * map.cell, 1), -1)
})

test("votes are seen along their mean and along what is left most", () => {
  const { points, along, beside, see } = projectVotes([[1, 0, 2], [1, 0, -2], [1, 0, 0]])
  assert.deepEqual([...along], [1, 0, 0])
  assert.deepEqual([...beside].map(Math.abs), [0, 0, 1])
  assert.deepEqual(points.map(([x, y]) => [x, Math.abs(y)]), [[1, 2], [1, 2], [1, 0]])
  assert.deepEqual(see([3, 7, 0]), [3, 0])
  assert.deepEqual(seenCovariance([4, 9, 25], { along, beside, points, see, share: 1 }), { across: 4, both: 0, up: 25 })
})

test("votes that cancel each other still have a direction", () => {
  const { along, points } = projectVotes([[0, 1], [0, -1]])
  assert.deepEqual([...along], [1, 0])
  assert.deepEqual(points.map(([x, y]) => [x, Math.abs(y)]), [[0, 1], [0, 1]])
})

test("the stage grows with its list, and a map keeps its height", () => {
  const listed = Array.from({ length: 48 }, (_, i) => i)
  const room = { width: 600, least: 480, right: 300, outputs: 10, listed, geometry: GEOMETRY }
  const list = arrangeStage({ ...room, isMap: false })
  assert.equal(list.height, 720)
  assert.deepEqual(list.points[1], { x: 84, y: 22.5 })
  assert.deepEqual(list.classY.slice(0, 2), [36, 108])
  const map = arrangeStage({ ...room, listed: listed.slice(0, 24), isMap: true })
  assert.equal(map.height, 480)
  assert.ok(map.points.every(({ x }) => x < 150))
})

test("rows of a short list and classes are as high as a finger needs, and a long list stays close together", () => {
  const room = { width: 300, least: 380, leastTarget: 44, right: 150, outputs: 10, isMap: false, geometry: GEOMETRY }
  const [short, long] = [12, 24].map((count) => arrangeStage({ ...room, listed: Array.from({ length: count }, (_, i) => i) }))
  assert.deepEqual([short.height, short.cell], [528, 44])
  assert.deepEqual([long.height, long.classY[1] - long.classY[0]], [440, 44])
})

test("the link under the pointer is the nearest drawn one, within a few pixels", () => {
  const stage = arrangeStage({ width: 600, least: 480, right: 300, outputs: 2, listed: [7], isMap: false, geometry: GEOMETRY })
  const links = [{ row: 0, j: 0, value: 0.1 }, { row: 0, j: 1, value: 0.1 }]
  assert.deepEqual(linkAt(stage, links, 290, 122), links[0])
  assert.deepEqual(linkAt(stage, links, 290, 357), links[1])
  assert.equal(linkAt(stage, links, 290, 240), null)
  assert.equal(linkAt(stage, links, 20, 240), null)
})

test("a curve's parameter goes from 0 to 1 with what it crosses", () => {
  for (const across of [0, 0.2, 0.5, 0.9, 1]) {
    const p = partAlong(across)
    assert.ok(Math.abs(1.5 * p * (1 - p) + p ** 3 - across) < 1e-3)
  }
})
