import assert from "node:assert/strict"
import { test } from "node:test"

import { createNoises } from "../../../../lib/parts/adversarial_noise/noises.js"

/** @typedef {import("../../../../lib/parts/adversarial_noise/noises.js").Asked} Asked */

const NOISE = { label: 4, direction: Uint8Array.of(1), pictures: new Float32Array(0), read: new Map() }
/** @type {Asked} */
const ASKED = { picture: "test-115", method: "fgsm", label: 4, readers: [] }

test("the same noise is asked for once, and other noise anew", async () => {
  /** @type {string[]} */
  const asked = []
  const noises = createNoises(async (address, { method }) => {
    asked.push(`${address} ${method}`)
    return NOISE
  })
  assert.equal(await noises.get("noise/one", ASKED), NOISE)
  await noises.get("noise/one", { ...ASKED })
  await noises.get("noise/other", ASKED)
  await noises.get("noise/one", { ...ASKED, method: "target" })
  await noises.get("noise/one", ASKED)
  assert.deepEqual(asked, ["noise/one fgsm", "noise/other fgsm", "noise/one target"])
})

test("what was refused can be asked for again", async () => {
  let times = 0
  const noises = createNoises(async () => {
    times += 1
    if (times === 1) throw new Error("no")
    return NOISE
  })
  await assert.rejects(noises.get("noise/one", ASKED), /no/)
  assert.equal(await noises.get("noise/one", ASKED), NOISE)
})
