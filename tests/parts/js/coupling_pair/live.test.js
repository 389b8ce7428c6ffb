import assert from "node:assert/strict"
import { test } from "node:test"

import { routeOne } from "../../../../lib/parts/coupling_pair/live.js"

/** @typedef {import("../../../../lib/parts/kit/network.js").Network} Network */

const floats = (/** @type {number[]} */ data, /** @type {number[]} */ shape) => ({ data: Float32Array.from(data), shape })

test("the couplings of the last pass are taken, and the lengths of its capsules", async () => {
  /** @type {unknown[]} */
  const asked = []
  const network = /** @type {Network} */ (/** @type {unknown} */ ({
    ready: Promise.resolve({ observe: { outputs: { votes: [], lengths: [] } }, route: { outputs: { couplings: [], outputs: [] } } }),
    observe: async (/** @type {unknown} */ _image, /** @type {{ only: string[] }} */ { only }) => {
      asked.push(only)
      return { votes: floats([1, 2], [1, 1, 2, 1]) }
    },
    route: async (/** @type {{ iterations: number, only: string[] }} */ { iterations, only }) => {
      asked.push([iterations, only])
      return { couplings: floats([0.5, 0.5, 0.25, 0.75], [2, 1, 2]), outputs: floats([9, 9, 9, 9, 0, 0, 3, 4], [2, 2, 2]) }
    },
  }))
  const found = await routeOne(network, new Float32Array(4), 2)
  assert.deepEqual(asked, [["votes"], [2, ["couplings", "outputs"]]])
  assert.deepEqual(found && [[...found.couplings], [...found.lengths]], [[0.25, 0.75], [0, 5]])
})

test("a request that was overtaken gives nothing", async () => {
  const network = /** @type {Network} */ (/** @type {unknown} */ ({ ready: Promise.resolve(null), observe: async () => null }))
  assert.equal(await routeOne(network, new Float32Array(4), 1), null)
})
