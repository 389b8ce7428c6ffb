import assert from "node:assert/strict"
import { test } from "node:test"

import { capsuleOf, lastLengths, lengthsOver, measuresOf, sumsOver } from "../../../../lib/parts/broken_routing/maths.js"
import { readInBrowser } from "../../../../lib/parts/broken_routing/reading.js"
import { changedReadings } from "../../../../lib/parts/broken_routing/scene.js"

const COUPLINGS = { data: Float32Array.of(0.25, 0.75, 0.5, 0.5, 1, 0.5), shape: [3, 2] }
const PRIMARY = { data: Float32Array.of(1, -2, 0, 4, -5, 6), shape: [3, 2] }

test("the instruments add couplings up both ways, and count the numbers below 0", () => {
  assert.deepEqual(sumsOver(COUPLINGS, "classes"), [1, 1, 1.5])
  assert.deepEqual(sumsOver(COUPLINGS, "inputs"), [1.75, 1.75])
  assert.deepEqual(measuresOf({ primary: PRIMARY, couplings: COUPLINGS }), {
    given: { low: 1, high: 1.5 }, received: { low: 1.75, high: 1.75 }, coupling: { low: 0.25, high: 1 }, below: 2 / 6,
  })
  assert.deepEqual([...capsuleOf(PRIMARY, 1)], [0, 4])
})

test("lengths are those of the last pass, or of one class over all passes", () => {
  const lengths = { data: Float32Array.of(1, 2, 3, 4, 5, 6), shape: [2, 3] }
  assert.deepEqual(lastLengths(lengths), [4, 5, 6])
  assert.deepEqual(lengthsOver(lengths, 1), [[1, 2], [2, 5]])
})

/** @param {Float32Array} data @param {number[]} lengths @returns {import("../../../../lib/parts/broken_routing/scene.js").Logged} */
function logged(data, lengths) {
  const picture = { image: { data, shape: [1, 1, 1] }, reference: null, classes: [], isMoving: false }
  return { number: 1, picture, iterations: 3, mistakes: [], lengths, measures: measuresOf({ primary: PRIMARY, couplings: COUPLINGS }) }
}

test("two readings of one picture that differ are found, those of two pictures are not", () => {
  const [one, other] = [Float32Array.of(0), Float32Array.of(0)]
  const log = [logged(one, [0.5]), logged(other, [0.7]), logged(one, [0.5]), logged(one, [0.9])]
  assert.deepEqual(changedReadings(log), [log[2], log[3]])
  assert.equal(changedReadings(log.slice(0, 3)), null)
})

test("each mistake asks the file for what it changes", async () => {
  const made = { pass: ["axis", "squash"], relu: "relu", kept: "kept", more: "pass" }
  const array = { data: Float32Array.of(1, 2), shape: [1, 2, 1] }
  /** @type {any[]} */
  const asked = []
  const network = /** @type {any} */ ({
    observe: async (/** @type {any} */ _image, /** @type {any} */ { only }) => ({ [only[0]]: array, [only[1]]: array }),
    route: async (/** @type {any} */ given) => {
      asked.push([given.by, given.iterations, given.logits])
      return { couplings: array, lengths: array, next_logits: array }
    },
  })
  const last = { data: Float32Array.of(7, 8), shape: [2, 1] }
  for (const mistakes of [[], ["axis"], ["pass", "squash", "axis"], ["kept"]]) {
    await readInBrowser(network, { image: array, iterations: 3, mistakes, last }, made)
  }
  assert.deepEqual(asked, [["route", 3, undefined], ["route_axis", 3, undefined], ["route_axis_squash", 4, undefined], ["route", 3, last]])
})
