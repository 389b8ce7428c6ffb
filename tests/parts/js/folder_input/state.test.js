import assert from "node:assert/strict"
import { test } from "node:test"

import { begin, IDLE, isReady, nameOf } from "../../../../lib/parts/folder_input/state.js"

const LIMITS = { bytes: 1024 ** 2, files: 2 }

/**
 * @param {string} path
 * @param {number} size
 */
function file(path, size = 1) {
  return { path, file: new File([new Uint8Array(size)], path) }
}

test("a folder within the limits is packed, and no other is taken meanwhile", () => {
  const state = begin([file("pets/cat/1.png"), file("pets/dog/1.png")], LIMITS)
  assert.deepEqual(state, { step: "packing", done: 0, total: 2, refusal: null })
  assert.deepEqual([isReady(state), isReady(IDLE), isReady({ ...state, step: "sent" })], [false, true, true])
})

test("what is refused is said with its numbers", () => {
  assert.deepEqual(begin([], LIMITS).refusal, { why: "empty", values: {} })
  assert.deepEqual(begin(["a", "b", "c"].map((name) => file(name)), LIMITS).refusal, { why: "too_many", values: { count: 3, limit: 2 } })
  assert.deepEqual(begin([file("a/1.png", 1024 ** 2)], LIMITS).refusal, { why: "too_large", values: { size: 2, limit: 1 } })
})

test("a data set is called as the folder that holds all", () => {
  assert.equal(nameOf([file("pets/cat/1.png"), file("pets/dog/1.png")]), "pets")
  assert.equal(nameOf([file("cat/1.png"), file("dog/1.png")]), "")
  assert.equal(nameOf([file("1.png")]), "")
})
