import assert from "node:assert/strict"
import { test } from "node:test"

import { createRouting } from "../../../../lib/parts/vector_bench/routing.js"
import { startingState, withFrom, withPasses } from "../../../../lib/parts/vector_bench/state.js"

const ROUTED = ["couplings", "weighted_sums", "outputs", "agreements", "next_logits"]
const zeros = (/** @type {number[]} */ ...shape) => ({ data: new Float32Array(shape.reduce((all, size) => all * size, 1)), shape })

test("votes are those that are typed, or those of capsules and matrices, and the logits before a pass are those after the last", async () => {
  /** @type {any[]} */
  const asked = []
  const routing = createRouting(() => {}, () => /** @type {import("../../../../lib/parts/kit/network.js").Network} */ (/** @type {unknown} */ ({
    reason: () => null,
    async route(/** @type {any} */ given) {
      asked.push(given)
      const answer = Object.fromEntries(ROUTED.map((name) => [name, zeros(given.iterations, 4, 3)]))
      answer.next_logits.data.fill(7, 0, 12)
      return answer
    },
    async vote(/** @type {Float32Array} */ capsules, /** @type {Float32Array} */ matrices) {
      const votes = zeros(1, 4, 3, 4)
      votes.data.set([capsules[0], matrices[0]])
      return { votes }
    },
    close() {},
  })))
  routing.open("file", "server")
  const state = withPasses(startingState({}), 2)
  const routed = await routing.route(state)
  assert.deepEqual([...asked[0].votes.data.slice(0, 6)].map((value) => Number(value.toFixed(3))), [0.8, 0.6, 0, 0, 0.9, -0.3])
  assert.equal(asked[0].logits[2], -1e9)
  assert.deepEqual(routed && [routed.logits.data[0], routed.logits.data[12], routed.couplings.shape], [0, 7, [2, 4, 3]])
  await routing.route(withFrom(state, "capsules", state.votes))
  assert.deepEqual([...asked[1].votes.data.slice(0, 2)].map((value) => Number(value.toFixed(3))), [1, 0.8])
  routing.close()
})
