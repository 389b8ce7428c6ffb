import assert from "node:assert/strict"
import { test } from "node:test"

import { flipOf, withNoise, zeroShareOf } from "../../../../lib/parts/adversarial_noise/maths.js"

const NONE = new Float32Array(0)

test("a step goes by ε along the sign, and stays in [0, 1]", () => {
  const noise = { direction: Uint8Array.of(0, 1, 2, 2), pictures: NONE }
  const found = withNoise(noise, Float32Array.of(0.05, 0.5, 0.5, 0.95), 0.1, [0, 0.1])
  assert.deepEqual([...found].map((one) => Number(one.toFixed(6))), [0, 0.5, 0.6, 1])
  assert.equal(zeroShareOf(noise), 0.25)
})

test("where the steps went to a class, the picture is the one that was sent", () => {
  const noise = { direction: Uint8Array.of(1, 1), pictures: Float32Array.of(0, 1, 0.25, 0.75, 0.5, 0.5) }
  assert.deepEqual([...withNoise(noise, Float32Array.of(0, 1), 0.02, [0, 0.02, 0.04])], [0.25, 0.75])
})

test("a network is misled from the first ε on at which it reads another class", () => {
  const [four, nine] = [{ scores: [0.6, 0.4] }, { scores: [0.4, 0.6] }]
  const dial = [0, 0.1, 0.2]
  assert.deepEqual(flipOf(new Map([[0, four], [0.1, nine], [0.2, four]]), dial, 0), { epsilon: 0.1, which: 1 })
  assert.equal(flipOf(new Map([[0, four], [0.1, four], [0.2, four]]), dial, 0), null)
  assert.deepEqual(flipOf(new Map([[0, nine], [0.1, nine], [0.2, nine]]), dial, 0), { epsilon: 0, which: 1 })
  assert.equal(flipOf(new Map([[0, nine]]), dial, 0), undefined)
  assert.equal(flipOf(undefined, dial, 0), undefined)
})
