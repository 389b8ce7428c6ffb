import assert from "node:assert/strict"
import { test } from "node:test"

import { createChosen } from "../../../../../lib/parts/kit/network/chosen.js"
import { NetworkError } from "../../../../../lib/parts/kit/network/reasons.js"

/** @typedef {import("../../../../../lib/parts/kit/network.js").Network} Network */

function chosen() {
  /** @type {string[]} */
  const closed = []
  const open = (/** @type {string} */ address) =>
    /** @type {Network} */ (/** @type {unknown} */ ({ address, close: () => closed.push(address), reason: () => null }))
  return { closed, made: createChosen(() => {}, open) }
}

test("one network is open at a time, and the same one is not opened again", () => {
  const { closed, made } = chosen()
  assert.deepEqual([made.open(null), made.open("a"), made.open("a"), made.open("b")], [false, true, false, true])
  assert.deepEqual(closed, ["a"])
  made.close()
  assert.deepEqual(closed, ["a", "b"])
})

test("an answer counts only while its network is the one that is used", async () => {
  const { made } = chosen()
  assert.equal(await made.ask(async () => 1), null)
  made.open("a")
  assert.equal(await made.ask(async () => 1), 1)
  const late = made.ask(async () => 1)
  made.open("b")
  assert.equal(await late, null)
})

test("it is known whether the browser answers", () => {
  /** @type {import("../../../../../lib/parts/kit/network/reasons.js").Reason | null} */
  let reason = null
  const network = /** @type {Network} */ (/** @type {unknown} */ ({ close() {}, reason: () => reason }))
  const made = createChosen(() => {}, () => network)
  assert.equal(made.isAble(), false)
  made.open("a")
  assert.equal(made.isAble(), true)
  reason = "damaged"
  assert.equal(made.isAble(), false)
})

test("a browser that cannot has no answer, and any other fault is raised", async () => {
  const { made } = chosen()
  made.open("a")
  assert.equal(await made.ask(async () => { throw new NetworkError("memory", "full") }), null)
  await assert.rejects(made.ask(async () => { throw new TypeError("a fault") }), TypeError)
})
