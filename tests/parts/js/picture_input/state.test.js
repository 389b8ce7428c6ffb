import assert from "node:assert/strict"
import { test } from "node:test"

import { begin, next, withFiles } from "../../../../lib/parts/picture_input/state.js"

const [ONE, TWO] = /** @type {File[]} */ (/** @type {unknown} */ (["one", "two"]))

test("a file waits until the one before has arrived", () => {
  const [first, afterFirst] = next(withFiles(begin("upload", false, 4), [ONE, TWO], true))
  assert.equal(first, ONE)
  assert.deepEqual([afterFirst.sent, afterFirst.received, afterFirst.waiting], [5, 4, [TWO]])
  assert.deepEqual(next(afterFirst), [undefined, afterFirst])
  const [second, afterSecond] = next({ ...afterFirst, received: 5 })
  assert.deepEqual([second, afterSecond.sent, afterSecond.waiting], [TWO, 6, []])
  assert.equal(next({ ...afterSecond, received: 6 })[0], undefined)
})

test("where one is wanted, the last one counts", () => {
  assert.deepEqual(withFiles(begin("upload", false, 0), [ONE, TWO], false).waiting, [TWO])
})

test("the camera is asked for only where the browser may give it", () => {
  assert.equal(begin("upload", true, 0).mode, "files")
  assert.equal(begin("camera", true, 0).mode, "start")
  assert.equal(begin("camera", false, 0).mode, "insecure")
})
