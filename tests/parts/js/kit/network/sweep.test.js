import assert from "node:assert/strict"
import { mock, test } from "node:test"

import { createSweep } from "../../../../../lib/parts/kit/network/sweep.js"

/** @typedef {import("../../../../../lib/parts/kit/network.js").Network} Network */

const [ONE, OTHER] = ["one", "other"].map((id) => ({ id, network: `networks/${id}`, score_name: "lengths", features: "dense" }))
const DESCRIPTION = { observe: { inputs: {}, outputs: { lengths: [1, 1] } } }

/**
 * Networks whose only score is the first pixel, and a list of what was read.
 *
 * @param {string[]} [absent] where those are that never arrive
 */
function started(absent = []) {
  mock.timers.enable({ apis: ["setTimeout"] })
  /** @type {[string, number, number][]} */
  const read = []
  const keep = (/** @type {string} */ id, /** @type {number} */ value, /** @type {{ scores: Float32Array }} */ { scores }) =>
    void read.push([id, value, scores[0]])
  const sweep = createSweep(keep, (address) => /** @type {Network} */ (/** @type {unknown} */ ({
    ready: absent.includes(address) ? new Promise(() => {}) : Promise.resolve(DESCRIPTION),
    reason: () => null,
    observe: async (/** @type {Float32Array} */ image) => ({ lengths: { data: image, shape: [1, 1] } }),
    close() {},
  })))
  return { sweep, read }
}

const settled = async () => { for (let turn = 0; turn < 500; turn += 1) await null }
const imageOf = (/** @type {number} */ value) => Float32Array.of(value / 2)

test.afterEach(() => mock.timers.reset())

test("every network reads every value, in the order that was asked", async () => {
  const { sweep, read } = started()
  await sweep.start([ONE, OTHER], [0, -4, 4], imageOf)
  for (const id of ["one", "other"]) {
    assert.deepEqual(read.filter(([of]) => of === id), [[id, 0, 0], [id, -4, -2], [id, 4, 2]])
  }
})

test("a network that has not arrived keeps no other waiting", async () => {
  const { sweep, read } = started(["networks/other"])
  sweep.start([OTHER, ONE], [0, 4], imageOf)
  await settled()
  assert.deepEqual(read, [["one", 0, 0], ["one", 4, 2]])
})

test("while a dial moves nothing is read; once it has rested it goes on", async () => {
  const { sweep, read } = started()
  sweep.hold()
  sweep.start([ONE], [0, 4], imageOf)
  await settled()
  assert.deepEqual(read, [])
  mock.timers.tick(150)
  sweep.hold()
  mock.timers.tick(150)
  await settled()
  assert.deepEqual(read, [])
  mock.timers.tick(60)
  await settled()
  assert.deepEqual(read, [["one", 0, 0], ["one", 4, 2]])
})

test("a sweep that was overtaken or stopped reads no further", async () => {
  const { sweep, read } = started()
  sweep.start([ONE], [2, 4], imageOf)
  await sweep.start([ONE], [6], imageOf)
  assert.deepEqual(read, [["one", 6, 3]])
  sweep.start([ONE], [8], imageOf)
  sweep.stop()
  await settled()
  assert.deepEqual(read, [["one", 6, 3]])
})
