import assert from "node:assert/strict"
import { test } from "node:test"

import { addressOf, allOff, areMadeWith, withNextSeed, slidersInUse } from "../../../../lib/parts/augmentation_preview/state.js"

const SLIDERS = [
  { name: "shift", title: "Shift", amounts: { one: "{count} pixel", other: "{count} pixels" }, maximum: 4, neutral: 0 },
  { name: "flip", title: "Flip", amounts: { other: "" }, maximum: 1, neutral: false },
]
const SETTINGS = { shift: 2, flip: false, seed: 3 }

test("drawing anew takes the next of a thousand seeds and leaves the rest", () => {
  assert.deepEqual(withNextSeed(SETTINGS), { shift: 2, flip: false, seed: 4 })
  assert.equal(withNextSeed({ ...SETTINGS, seed: 999 }).seed, 0)
})

test("all off keeps the seed", () => {
  assert.deepEqual(allOff({ shift: 4, flip: true, seed: 3 }, SLIDERS), { shift: 0, flip: false, seed: 3 })
})

test("what changes something is in use and in the address", () => {
  assert.deepEqual(slidersInUse(SETTINGS, SLIDERS).map(({ name }) => name), ["shift"])
  assert.deepEqual(addressOf(SETTINGS, SLIDERS), { shift: 2, flip: null })
})

test("pictures are waited for until they are made with the settings and the seed", () => {
  assert.ok(areMadeWith(SETTINGS, { ...SETTINGS }, SLIDERS))
  assert.ok(!areMadeWith(SETTINGS, { ...SETTINGS, shift: 1 }, SLIDERS))
  assert.ok(!areMadeWith(SETTINGS, withNextSeed(SETTINGS), SLIDERS))
})
