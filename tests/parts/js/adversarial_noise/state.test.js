import assert from "node:assert/strict"
import { test } from "node:test"

import { OWN, USUAL, addressOf, startingState, targetOf, withEpsilon, withMakers, withMethod }
  from "../../../../lib/parts/adversarial_noise/state.js"

const DIALS = { fgsm: [0, 0.01, 0.02, 0.09, 0.1, 0.3], target: [0, 0.02, 0.1, 0.3] }
const NETWORKS = ["one", "other"]

test("without an address it is each network's own noise of the usual size", () => {
  const state = startingState({}, DIALS, NETWORKS, 10)
  assert.deepEqual(state, { method: "fgsm", target: null, maker: OWN, epsilon: USUAL })
  assert.deepEqual(addressOf(state), { method: null, target: null, maker: null, epsilon: null })
})

test("what an address names comes back, and what cannot be is as usual", () => {
  const view = { method: "target", target: "7", maker: "other", epsilon: "0.3" }
  const state = startingState(view, DIALS, NETWORKS, 10)
  assert.deepEqual(state, { method: "target", target: 7, maker: "other", epsilon: 0.3 })
  assert.deepEqual(addressOf(state), { method: "target", target: 7, maker: "other", epsilon: 0.3 })
  const odd = startingState({ method: "x", target: "10", maker: "gone", epsilon: "much" }, DIALS, NETWORKS, 10)
  assert.deepEqual(odd, { method: "fgsm", target: null, maker: OWN, epsilon: USUAL })
})

test("ε is a place of the method's dial", () => {
  const state = withEpsilon(startingState({}, DIALS, NETWORKS, 10), 0.012, DIALS)
  assert.equal(state.epsilon, 0.01)
  assert.equal(withMethod(withEpsilon(state, 0.09, DIALS), "target", DIALS).epsilon, 0.1)
  assert.equal(withEpsilon(state, 0, DIALS).epsilon, 0)
})

test("noise never goes to the class that the picture shows", () => {
  const state = startingState({ method: "target" }, DIALS, NETWORKS, 10)
  assert.equal(targetOf(state, 4, 10), 5)
  assert.equal(targetOf(state, 9, 10), 0)
  assert.equal(targetOf({ ...state, target: 2 }, 4, 10), 2)
  assert.equal(targetOf({ ...state, target: 4 }, 4, 10), 5)
})

test("the noise of a network that is gone is each network's own", () => {
  const state = startingState({ maker: "other" }, DIALS, NETWORKS, 10)
  assert.equal(withMakers(state, NETWORKS).maker, "other")
  assert.equal(withMakers(state, ["one"]).maker, OWN)
})
