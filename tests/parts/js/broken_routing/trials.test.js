import assert from "node:assert/strict"
import { test } from "node:test"

import { MOST_TRIALS, trialsBefore, trialsIn, trialsText } from "../../../../lib/parts/broken_routing/trials.js"

const NAMES = ["axis", "kept"]
const IMAGE = { data: Float32Array.of(1), shape: [1, 1, 1] }
const picture = (/** @type {string | null} */ reference) => ({ image: IMAGE, reference, classes: [], isMoving: false })
const logged = (/** @type {string | null} */ reference, /** @type {string[]} */ mistakes = []) =>
  /** @type {any} */ ({ picture: picture(reference), iterations: 3, mistakes })

test("an address has each reading, with what was switched on but never with what is hidden", () => {
  const log = [logged("test-3", ["axis", "kept"]), logged("own-1f"), logged("test-0")]
  assert.equal(trialsText(log, true), "test-3.3.axis-kept_own-1f.3._test-0.3.")
  assert.equal(trialsText(log, false), "test-3.3_own-1f.3_test-0.3")
  assert.deepEqual(trialsIn(trialsText(log, true), NAMES), [
    { picture: "test-3", iterations: 3, mistakes: ["axis", "kept"] }, { picture: "own-1f", iterations: 3, mistakes: [] },
    { picture: "test-0", iterations: 3, mistakes: [] }])
  assert.equal(trialsIn("test-3.2", NAMES)[0].mistakes, null)
})

test("one reading alone is no news, and what came before a drawing without a name is left out", () => {
  assert.equal(trialsText([logged("test-3")], false), null)
  assert.equal(trialsText([logged("test-3"), logged(null), logged("test-0"), logged("test-1")], false), "test-0.3_test-1.3")
  assert.equal(trialsText(Array.from({ length: 99 }, () => logged("test-0")), false)?.split("_").length, MOST_TRIALS)
})

test("what cannot be is no trial", () => {
  for (const text of ["", "test-3", "test-3.x", "test-3.3.no_test-3.3", null]) assert.deepEqual(trialsIn(text, NAMES), [])
})

test("a link's pictures are read in their order, but for the last one, which is the one that is shown", () => {
  const update = (/** @type {string} */ trials, /** @type {string[]} */ references) => /** @type {any} */ ({
    meta: { view: { trials }, read_before: references, mistakes: NAMES.map((name) => ({ name })) },
    arrays: { read_before: { data: Float32Array.of(0.25, 0.5), shape: [2, 1, 1, 1] } },
  })
  const shown = picture("test-0")
  const before = trialsBefore(update("test-1.2_test-0.3_test-2.3_test-0.3", ["test-1", "test-2"]), shown)
  assert.deepEqual(before.map(({ picture: { reference, image }, iterations }) => [reference, image.data[0], iterations]),
    [["test-1", 0.25, 2], ["test-0", 1, 3], ["test-2", 0.5, 3]])
  assert.equal(before[1].picture, shown)
  assert.deepEqual(trialsBefore(update("test-7.2_test-0.3", ["test-1", "test-2"]), shown), [])
})
