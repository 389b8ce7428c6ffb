import assert from "node:assert/strict"
import { test } from "node:test"

import { loopPasses, sizeOf } from "../../../../../lib/parts/kit/network/passes.js"

/** @typedef {import("../../../../../lib/parts/kit/network/passes.js").Inputs} Inputs */

const SIGNATURE = {
  inputs: { votes: [1, 2, 1, 1], logits: [1, 2, 1], iteration: [1] },
  outputs: { couplings: [1, 2, 1], lengths: [1, 1], next_logits: [1, 2, 1] },
}
const VOTES = Float32Array.of(3, 4)

/** @type {{ inputs: Inputs, only: string[] }[]} */
let asked = []

/**
 * Each pass adds the votes to the logits; the couplings are the logits that came, the length is the iteration.
 *
 * @param {Inputs} inputs
 * @param {string[]} only
 */
async function run(inputs, only) {
  asked.push({ inputs, only })
  const { votes, logits = new Float32Array(2), iteration } = inputs
  const all = {
    couplings: { data: logits, shape: [1, 2, 1] },
    lengths: { data: iteration, shape: [1, 1] },
    next_logits: { data: logits.map((logit, index) => logit + votes[index]), shape: [1, 2, 1] },
  }
  return Object.fromEntries(Object.entries(all).filter(([name]) => only.includes(name)))
}

test("the logits of a pass are the next one's, and the trace has the iteration first", async () => {
  const trace = await loopPasses(SIGNATURE, run, { votes: VOTES }, { iterations: 3 })
  assert.deepEqual(trace, {
    couplings: { data: Float32Array.of(0, 0, 3, 4, 6, 8), shape: [3, 2, 1] },
    lengths: { data: Float32Array.of(0, 1, 2), shape: [3, 1] },
    next_logits: { data: Float32Array.of(3, 4, 6, 8, 9, 12), shape: [3, 2, 1] },
  })
})

test("passes go on from logits and a number, as after a step by hand", async () => {
  const all = await loopPasses(SIGNATURE, run, { votes: VOTES }, { iterations: 3 })
  const first = await loopPasses(SIGNATURE, run, { votes: VOTES }, { iterations: 1 })
  const rest = await loopPasses(SIGNATURE, run, { votes: VOTES, logits: first.next_logits.data }, { iterations: 2, iteration: 1 })
  assert.deepEqual([...first.couplings.data, ...rest.couplings.data], [...all.couplings.data])
  assert.deepEqual([...rest.lengths.data], [1, 2])
})

test("only what is wanted comes, though the loop needs the next logits", async () => {
  asked = []
  const trace = await loopPasses(SIGNATURE, run, { votes: VOTES }, { iterations: 2, only: ["couplings"] })
  assert.deepEqual(trace, { couplings: { data: Float32Array.of(0, 0, 3, 4), shape: [2, 2, 1] } })
  assert.deepEqual(asked.map(({ only }) => only), [["couplings", "next_logits"], ["couplings", "next_logits"]])
})

test("a routing without logits makes one pass", async () => {
  asked = []
  const once = { inputs: { votes: [1, 2, 1, 1] }, outputs: { couplings: [1, 2, 1] } }
  const trace = await loopPasses(once, run, { votes: VOTES }, { iterations: 5 })
  assert.deepEqual(trace, { couplings: { data: new Float32Array(2), shape: [1, 2, 1] } })
  assert.deepEqual(asked.map(({ only }) => only), [["couplings"]])
})

test("fewer passes than one, or a part of one, are refused", async () => {
  for (const iterations of [0, -1, 1.5, NaN]) {
    await assert.rejects(loopPasses(SIGNATURE, run, { votes: VOTES }, { iterations }), { name: "RequestError" })
  }
})

test("a size is the product of the axes", () => {
  assert.deepEqual([sizeOf([1, 28, 28, 1]), sizeOf([]), sizeOf([3, 0])], [784, 1, 0])
})
