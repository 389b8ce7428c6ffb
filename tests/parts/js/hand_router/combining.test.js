import assert from "node:assert/strict"
import { test } from "node:test"

import { createCombining } from "../../../../lib/parts/hand_router/combining.js"

/** @typedef {import("../../../../lib/parts/kit/network.js").Network} Network */

const floats = (/** @type {number[]} */ data, /** @type {number[]} */ shape) => ({ data: Float32Array.from(data), shape })
const SUBJECT = {
  image: floats([0, 0.2, 1], [1, 3, 1]), votes: floats([1, 2, 3, 4], [2, 2, 1]), inputActivations: Float32Array.of(0.5, 1),
  routed: Float32Array.of(0.75, 0.25, 0.5, 0.5), iterations: 3,
}
const SETTING = { capsules: [1], couplings: [[0, 1]], rest: /** @type {const} */ ("uniform") }

/** A network that tells what it is asked, and decodes to the mask. */
function started({ reason = /** @type {string | null} */ (null), isSlow = false } = {}) {
  /** @type {any[]} */
  const asked = []
  const network = /** @type {Network} */ (/** @type {unknown} */ ({
    ready: Promise.resolve({ decode: {} }),
    reason: () => reason,
    async combine(/** @type {unknown} */ given) {
      asked.push(given)
      if (isSlow) await new Promise(() => {})
      return { weighted_sums: floats([3, -8], [1, 2, 1]), outputs: floats([0.3, -0.8], [1, 2, 1]), lengths: floats([0, 0], [1, 2]) }
    },
    decode: async (/** @type {unknown} */ _, /** @type {Float32Array} */ mask) => ({ reconstruction: floats([...mask], [1, 1, 2, 1]) }),
    close() {},
  }))
  const combining = createCombining(() => {}, () => network, 1)
  return { combining, asked }
}

test("the network's own combine gets all couplings, the activations and the last iteration", async () => {
  const { combining, asked } = started()
  combining.open({ network: "networks/a", server: undefined })
  const found = await combining.combine(SUBJECT, SETTING)
  assert.deepEqual([...asked[0].couplings], [0.5, 0.5, 0, 1])
  assert.deepEqual([asked[0].votes, asked[0].inputActivations, asked[0].iteration], [SUBJECT.votes, SUBJECT.inputActivations, 2])
  assert.equal(found?.longest, 1)
  assert.ok(Math.abs((found?.lengths[1] ?? 0) - 0.8) < 1e-6)
  assert.deepEqual([...found?.drawn ?? []], [0, 1])
  assert.deepEqual(found?.sums.shape, [2, 1])
})

for (const isSlow of [true, false]) {
  test(`the server is asked in levels ${isSlow ? "where the browser takes long" : "where it cannot"}`, async (context) => {
    /** @type {any} */
    let posted = null
    context.mock.method(globalThis, "fetch", async (/** @type {URL} */ address, /** @type {RequestInit} */ init) => {
      posted = { path: address.pathname, ...JSON.parse(String(init.body)) }
      return new Response("no", { status: 503 })
    })
    Object.assign(globalThis, { document: { baseURI: "http://lab.test/by_hand" } })
    const { combining } = started({ isSlow, reason: isSlow ? null : "memory" })
    combining.open({ network: isSlow ? "networks/a" : null, server: "hand-couplings/a/final" })
    const coming = combining.combine(SUBJECT, SETTING)
    if (!isSlow) assert.equal(await coming, null)
    while (!posted) await new Promise((resolve) => { setTimeout(resolve, 2) })
    assert.deepEqual(posted, { path: "/hand-couplings/a/final", image: [0, 51, 255], iterations: 3, ...SETTING })
  })
}
