import assert from "node:assert/strict"
import { test } from "node:test"

import {
  changeOf, contributionsTo, countsTo, guessBounds, ordersOf, placeOfGuess, pointWithout,
} from "../../../../lib/parts/routing_stepper/off/falling.js"
import { capsulesUnder, centreOf, neighbourOnMap, offAtPlaces, reachOf, switched } from "../../../../lib/parts/routing_stepper/off/switching.js"

/** @typedef {import("../../../../lib/parts/kit/network.js").Network} Network */
/** @typedef {import("../../../../lib/parts/routing_stepper/maths/trace.js").Trace} Trace */

const GEOMETRY = { rows: 2, columns: 3, types: 2, field_size: 8, field_stride: 4, field_offset: 0 }

test("capsules go off and on again, in order and each once", () => {
  assert.deepEqual(switched([4, 9], [9, 1], true), [1, 4, 9])
  assert.deepEqual(switched([1, 4, 9], [9, 2], false), [1, 4])
})

test("a brush covers the capsules whose centre of sight lies within its reach, all along its way", () => {
  assert.deepEqual(centreOf(GEOMETRY, 1, 2), [12, 8])
  assert.ok(Math.abs(reachOf(GEOMETRY) - 2.8) < 1e-12)
  assert.deepEqual(capsulesUnder(GEOMETRY, [4, 4], [4, 4]), [0, 1])
  assert.deepEqual(capsulesUnder(GEOMETRY, [4, 6.9], [4, 6.9]), [6, 7])
  assert.deepEqual(capsulesUnder(GEOMETRY, [3, 4], [13, 4]), [0, 1, 2, 3, 4, 5])
  assert.deepEqual(capsulesUnder(GEOMETRY, [4, 6], [4, 6]), [0, 1, 6, 7])
  assert.deepEqual(capsulesUnder(GEOMETRY, [0, 0], [0, 0]), [])
  assert.equal(reachOf({ ...GEOMETRY, rows: 1, columns: 1, field_size: 28 }), 7) // where there is one place it can be hit
  assert.deepEqual(offAtPlaces(GEOMETRY, [0, 1, 9]), [[2, 0, 0], [0, 1, 0]])
})

test("keys go through the map, from the edge of one type to the next", () => {
  assert.equal(neighbourOnMap(GEOMETRY, 0, [0, 1]), 2)
  assert.equal(neighbourOnMap(GEOMETRY, 0, [1, 0]), 6)
  assert.equal(neighbourOnMap(GEOMETRY, 4, [0, 1]), 1) // row 1, column 3, type 1: row 1, column 1, type 2
  assert.equal(neighbourOnMap(GEOMETRY, 0, [0, -1]), 5)
})

/** Two capsules that vote for one class, and one against it. @type {Trace} */
const TRACE = /** @type {any} */ ({
  iterations: 2, inputs: 3,
  output: () => [0.6, 0], lengths: [[0.1], [0.6]],
  vote: (/** @type {number} */ i) => [[2, 5], [1, -3], [-1, 0]][i],
})
const KIND = { share: /** @type {any} */ ({ at: (/** @type {number} */ t, /** @type {number} */ i) => (t === 1 ? [0.25, 0.5, 0.5][i] : 9) }) }

test("a capsule adds its vote times its weight, along the class capsule", () => {
  assert.deepEqual(contributionsTo(0, TRACE, KIND, null), [0.5, 0.5, -0.5])
  assert.deepEqual(contributionsTo(0, TRACE, KIND, (_, i) => [1, 0.5, 1][i]), [0.5, 0.25, -0.5])
})

test("they fall silent the strongest first, the weakest first, and at random in the same way each time", () => {
  const [strongest, weakest, ...random] = ordersOf([0.1, 0.9, -0.4, 0.2])
  assert.deepEqual(strongest, { name: "strongest", capsules: [1, 3, 0, 2], counts: [0, 1, 2, 3, 4] })
  assert.deepEqual(weakest.capsules, [2, 0, 3, 1])
  assert.equal(random.length, 5)
  for (const { capsules } of random) assert.deepEqual([...capsules].sort(), [0, 1, 2, 3])
  assert.deepEqual(ordersOf([0, 0, 0, 0]).slice(2), random)
  const counts = countsTo(1152, 128)
  assert.deepEqual([counts.length, counts[0], counts[1], counts.at(-1)], [129, 0, 9, 1152])
})

test("each point is what the network's own routing makes of the votes that are left", async () => {
  /** @type {any[]} */
  const asked = []
  const network = /** @type {Network} */ (/** @type {unknown} */ ({
    route: async (/** @type {any} */ given) => {
      asked.push(given)
      return { outputs: { data: Float32Array.of(9, 9, 9, 9, 0, 0.5, 0.75, 0), shape: [2, 2, 2] } }
    },
  }))
  const seen = { votes: { data: Float32Array.of(1, 2, 3, 4), shape: [1, 2, 2, 1] } }
  const point = await pointWithout(network, seen, 2, [1], { answer: 0, vector: [1, 0] })
  assert.deepEqual(point, { count: 1, length: 0.5, longest: 1, turned: 90 })
  assert.deepEqual([...asked[0].votes.data], [1, 2, 0, 0])
  assert.deepEqual([asked[0].iterations, asked[0].only], [2, ["outputs"]])
})

test("a guess is right whose bounds hold the count at which another class is longest for the first time", () => {
  const points = [0, 1, 2, 3].map((count) => ({ count, length: 1, longest: count === 2 ? 5 : 4, turned: 0 }))
  assert.equal(changeOf(points, 4)?.count, 2)
  assert.equal(changeOf(points.slice(0, 2), 4), null)
  assert.deepEqual([guessBounds(128), guessBounds(16), guessBounds(4)], [[8, 32, 64], [1, 4, 8], [1, 2]])
  assert.deepEqual([1, 8, 9, 32, 64, 65, 129].map((count) => placeOfGuess([8, 32, 64], count)), [0, 0, 1, 1, 2, 3, 3])
})
