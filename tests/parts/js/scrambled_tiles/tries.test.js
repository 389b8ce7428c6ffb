import assert from "node:assert/strict"
import { test } from "node:test"

import { recordsOf, tryOf, verdictOf, withTry } from "../../../../lib/parts/scrambled_tiles/tries.js"
import { sceneOf } from "./scene.js"

/** @typedef {import("../../../../lib/parts/scrambled_tiles/tries.js").Try} Try */

/** @type {(order: number[], first: number[], second: number[], reference?: string | null) => Try | null} */
const tryWith = (order, first, second, reference = "test-1") => tryOf(sceneOf({ order, reference, reads: [[[0.2, 0.8], first], [[0, 1], second]] }))

/** @type {(...tries: (Try | null)[]) => readonly Try[]} */
const triesOf = (...tries) => tries.reduce((all, one) => (one ? withTry(all, one) : all), /** @type {readonly any[]} */ ([]))

test("each order of a picture is one try, and neither the whole picture nor a drawing under way is any", () => {
  assert.equal(tryWith([0, 1, 2, 3], [0.2, 0.8], [0, 1]), null)
  assert.equal(tryWith([1, 0, 2, 3], [0.2, 0.8], [0, 1], null), null)
  const once = triesOf(tryWith([1, 0, 2, 3], [0.1, 0.4], [0.75, 0.25]))
  const again = triesOf(...once, tryWith([1, 0, 2, 3], [0.1, 0.4], [0.75, 0.25]))
  const other = triesOf(...once, tryWith([1, 0, 2, 3], [0.5, 0.2], [0.5, 0.75], "test-2"))
  assert.deepEqual([once.length, again.length, other.length], [1, 1, 2])
  assert.deepEqual(recordsOf(other), [{ kept: 1, whole: 0.8, now: 0.30000000000000004 }, { kept: 1, whole: 1, now: 0.5 }])
})

test("the verdict follows from all tries", () => {
  const both = tryWith([1, 0, 2, 3], [0.1, 0.4], [0, 1])
  const neither = tryWith([1, 0, 2, 3], [0.4, 0.1], [1, 0])
  const one = tryWith([3, 0, 2, 1], [0.4, 0.1], [0, 1])
  assert.deepEqual([triesOf(both), triesOf(neither), triesOf(both, one)].map(verdictOf), ["all", "none", "some"])
})
