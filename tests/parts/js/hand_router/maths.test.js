import assert from "node:assert/strict"
import { test } from "node:test"

import { WHOLE, couplingsOf, equalShares, meanDifference, movesOf, wholeShares, withShare }
  from "../../../../lib/parts/hand_router/maths.js"

const sum = (/** @type {number[]} */ shares) => shares.reduce((all, share) => all + share, 0)

test("a raised coupling takes from the others in proportion, and all still add up to 1", () => {
  assert.deepEqual(withShare([500, 300, 200], 0, 750), [750, 150, 100])
  assert.deepEqual(withShare([500, 300, 200], 0, 1000), [1000, 0, 0])
  assert.deepEqual(withShare([500, 300, 200], 2, -5), [625, 375, 0])
})

test("what others left that had nothing is shared equally", () => {
  assert.deepEqual(withShare([0, 1000, 0], 1, 400), [300, 400, 300])
})

test("shares are whole thousandths that add up, whatever is wanted", () => {
  let shares = equalShares(7)
  for (const [at, wanted] of [[0, 333.4], [3, 501], [6, 1], [3, 0], [2, 999], [2, 123]]) {
    shares = withShare(shares, at, wanted)
    assert.equal(sum(shares), WHOLE)
    assert.ok(shares.every((share) => Number.isInteger(share) && share >= 0))
    assert.equal(shares[at], Math.round(wanted))
  }
})

test("largest remainders are rounded up, the first of equal ones", () => {
  assert.deepEqual(wholeShares([1000 / 3, 1000 / 3, 1000 / 3], 1000), [334, 333, 333])
  assert.deepEqual(wholeShares([0.2, 0.9, 0.9], 2), [0, 1, 1])
})

test("how far couplings are from equal is summed for each capsule", () => {
  assert.deepEqual([...movesOf([0.5, 0.5, 1, 0, 0.25, 0.75], 2)], [0, 1, 0.5])
})

test("the rest shares equally, couples as the algorithm, or says nothing", () => {
  const routed = [0.75, 0.25, 0.25, 0.75, 0.5, 0.5]
  const set = { capsules: [2, 0], couplings: [[0, 1], [1, 0]] }
  assert.deepEqual([...couplingsOf({ ...set, rest: "uniform" }, routed, 2)], [1, 0, 0.5, 0.5, 0, 1])
  assert.deepEqual([...couplingsOf({ ...set, rest: "routed" }, routed, 2)], [1, 0, 0.25, 0.75, 0, 1])
  assert.deepEqual([...couplingsOf({ ...set, rest: "silent" }, routed, 2)], [1, 0, 0, 0, 0, 1])
  assert.deepEqual([...couplingsOf({ capsules: [1], couplings: null, rest: "silent" }, routed, 2)], [0, 0, 0.25, 0.75, 0, 0])
})

test("couplings differ by the mean of all differences", () => {
  assert.equal(meanDifference([[1, 0], [0.5, 0.5]], [[0.5, 0.5], [0.5, 0.5]]), 0.25)
})
