import assert from "node:assert/strict"
import { test } from "node:test"

import { centreOfMass } from "../../../../../lib/parts/kit/digit/mass.js"
import { roundHalfEven } from "../../../../../lib/parts/kit/digit/rounding.js"
import { deviations, indexed, largerThan, median, percentile, sizeOf, tallyOf, tallyOfPlaces } from "../../../../../lib/parts/kit/digit/tally.js"
import { histogram, noiseFloor, otsuThreshold } from "../../../../../lib/parts/kit/digit/threshold.js"

const VALUES = Float32Array.from([3, 1, 4, 1, 5, 9, 2, 6, 5, 35], (value) => value / 7)

test("medians and percentiles are NumPy's", () => {
  const tally = tallyOf(VALUES)
  assert.equal(median(tally), 0.6428571939468384)
  assert.deepEqual([percentile(tally, 95), percentile(tally, 80)], [3.328571319580078, 0.9428571462631226])
  assert.deepEqual([percentile(tally, 0), percentile(tally, 100)], [Math.fround(1 / 7), 5])
  assert.equal(median(deviations(tally, Math.fround(0.3))), 0.34285715222358704)
})

test("values that are counted count as often as they are there", () => {
  const { values, places } = indexed(VALUES)
  assert.deepEqual([...places], [3, 0, 4, 0, 5, 7, 1, 6, 5, 8].map((place) => place > 1 ? place - 1 : place))
  const tally = tallyOfPlaces(places, values)
  assert.deepEqual([...tally.counts], [2, 1, 1, 1, 2, 1, 1, 1])
  assert.deepEqual([median(tally), sizeOf(tally), sizeOf(largerThan(tally, values[4]))], [0.6428571939468384, 10, 3])
})

test("the threshold between two classes is the server's", () => {
  const { counts, edges } = histogram(tallyOf(VALUES))
  assert.deepEqual([...counts.entries()].filter(([, count]) => count > 0), [
    [0, 2], [7, 1], [15, 1], [22, 1], [30, 2], [37, 1], [60, 1], [255, 1],
  ])
  assert.deepEqual([0, 1, 100, 256].map((at) => edges[at]), [0.1428571492433548, 0.1618303656578064, 2.0401785373687744, 5])
  assert.equal(otsuThreshold(tallyOf(VALUES)), 1.3002232313156128)
  assert.equal(otsuThreshold(tallyOf(new Float32Array(5).fill(200))), 199.50390625)
  assert.equal(noiseFloor(tallyOf(VALUES)), 2.3372574464321136)
})

test("halves are rounded to the even neighbour", () => {
  assert.deepEqual([0.5, 1.5, 2.5, -0.5, -1.5, 2.4, 2.6, -2.6, 7].map((value) => roundHalfEven(value) + 0), [0, 2, 2, 0, -2, 2, 3, -3, 7])
})

test("the centre of mass is SciPy's to the last bit", () => {
  const data = Float32Array.from({ length: 400 }, (_, at) => {
    const [y, x] = [Math.floor(at / 20), at % 20]
    return (7 * y * y + 13 * x * x + y * x) % 256 / 3
  })
  assert.deepEqual(centreOfMass({ data, height: 20, width: 20 }, 0), { y: 9.89786678409403, x: 9.700481271046879 })
  assert.deepEqual(centreOfMass({ data, height: 20, width: 20 }, 20), { y: 10.139286926104875, x: 9.764833178931266 })
})
