import assert from "node:assert/strict"
import { test } from "node:test"

import { sentFor } from "../../../../lib/parts/routing_beside/routing.js"
import { addressOf, chosenBeside, startingState } from "../../../../lib/parts/routing_beside/state.js"

const checkpoints = ["20", "10"].map((name) => ({ name, label: name, network: `networks/${name}` }))
const SECONDS = /** @type {import("../../../../lib/parts/routing_beside/state.js").Second[]} */ ([
  { run: "own", title: "Own", trained_with: 3, places: [1, 1, 4], checkpoints },
  { run: "even", title: "Even", trained_with: null, places: [1, 1, 4], checkpoints: checkpoints.slice(0, 1) },
  { run: "five", title: "Five", trained_with: 5, places: [1, 1, 4], checkpoints },
])
const FIRST = { run: "own", checkpoint: "10", iterations: 3 }
const CLOSED = startingState({}, SECONDS)

test("the usual is the same network and checkpoint with one iteration, and with its own number beside one", () => {
  assert.deepEqual(CLOSED, { isOpen: false, run: null, checkpoint: null, iterations: null })
  const { second, checkpoint, network, iterations } = chosenBeside(CLOSED, SECONDS, FIRST, 10)
  assert.deepEqual([second.run, checkpoint, network, iterations], ["own", "10", "networks/10", 1])
  assert.equal(chosenBeside(CLOSED, SECONDS, { ...FIRST, iterations: 1 }, 10).iterations, 3)
})

test("another network makes as many as it was trained with, or those that are chosen if it makes several", () => {
  assert.equal(chosenBeside({ ...CLOSED, run: "five" }, SECONDS, FIRST, 10).iterations, 5)
  assert.equal(chosenBeside({ ...CLOSED, run: "five", iterations: 99 }, SECONDS, FIRST, 10).iterations, 10)
  assert.equal(chosenBeside({ ...CLOSED, run: "even", iterations: 4 }, SECONDS, FIRST, 10).iterations, 1)
  assert.equal(chosenBeside({ ...CLOSED, run: "five", checkpoint: "10" }, SECONDS, FIRST, 10).checkpoint, "10")
})

test("the address brings back what stands beside, and says nothing once it is taken away", () => {
  const open = startingState({ beside: "five", beside_checkpoint: "10", beside_iterations: "7" }, SECONDS)
  assert.deepEqual(open, { isOpen: true, run: "five", checkpoint: "10", iterations: 7 })
  assert.deepEqual(addressOf(open), { beside: "five", beside_checkpoint: "10", beside_iterations: 7 })
  assert.deepEqual(addressOf({ ...CLOSED, isOpen: true }), { beside: "same", beside_checkpoint: null, beside_iterations: null })
  assert.deepEqual(startingState({ beside: "gone", beside_iterations: "x" }, SECONDS), { ...CLOSED, isOpen: true })
  assert.deepEqual(addressOf({ ...open, isOpen: false }), { beside: null, beside_checkpoint: null, beside_iterations: null })
})

test("what the server sent is taken if it is of just this picture, network, number of iterations and capsules that are off", () => {
  const arrays = { outputs: { data: new Float32Array(4), shape: [1, 2, 2] }, couplings: { data: new Float32Array(8), shape: [1, 4, 2] } }
  const sent = { run: "own", checkpoint: "10", picture: "test-3", off: [1], iterations: 1 }
  const update = /** @type {any} */ ({ meta: { sent }, arrays })
  const of = /** @type {any} */ ({ ...FIRST, picture: "test-3" })
  const wanted = chosenBeside(CLOSED, SECONDS, FIRST, 10)
  assert.deepEqual(sentFor(update, of, wanted, [1]), arrays)
  assert.equal(sentFor(update, of, wanted, []), null)
  assert.equal(sentFor(update, { ...of, picture: "test-4" }, wanted, [1]), null)
  assert.equal(sentFor(update, of, { ...wanted, iterations: 2 }, [1]), null)
})
