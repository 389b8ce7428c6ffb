import assert from "node:assert/strict"
import { test } from "node:test"

import { askPatiently } from "../../../../../lib/parts/kit/network/patient.js"

/** @param {{ isAble?: boolean, ask: () => Promise<string | null> }} given */
const chosenOf = ({ isAble = true, ask }) =>
  /** @type {import("../../../../../lib/parts/kit/network/chosen.js").Chosen} */ (/** @type {unknown} */ ({ isAble: () => isAble, ask }))
const never = () => new Promise(() => {})
const after = (/** @type {number} */ ms, /** @type {string | null} */ answer) => new Promise((resolve) => { setTimeout(resolve, ms, answer) })

test("the server is not asked where the browser answers, or was overtaken", async () => {
  for (const answer of ["here", null]) {
    const found = await askPatiently(chosenOf({ ask: async () => answer }), never, () => assert.fail(), 5)
    assert.equal(found, answer)
  }
})

test("where the browser takes long, the first answer counts", async () => {
  const slow = (/** @type {number} */ ms) => chosenOf({ ask: () => after(ms, "here") })
  assert.equal(await askPatiently(slow(500), never, async () => "there", 2), "there")
  assert.equal(await askPatiently(slow(20), never, () => after(500, "there"), 2), "here")
  assert.equal(await askPatiently(slow(20), never, async () => null, 2), "here")
})

test("where the browser cannot, the server answers", async () => {
  assert.equal(await askPatiently(chosenOf({ isAble: false, ask: () => assert.fail() }), never, async () => "there"), "there")
})
