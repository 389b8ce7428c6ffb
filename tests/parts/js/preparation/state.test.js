import assert from "node:assert/strict"
import { test } from "node:test"

import { shownOfPicture, shownOfServer } from "../../../../lib/parts/preparation/state.js"

const LABELS = { original: "O", grey: "G", resize: "R", ask: "ask", several_digits: "several", flat: "flat", no_pen: "no pen" }
/** @type {import("../../../../lib/parts/preparation/state.js").Meta} */
const META = { inputs: [{ shape: [28, 28, 1], steps: ["grey"] }], given: null, isExpected: false, isLive: true }
const GIVEN = {
  tiles: [{ name: "original", url: "data:a", height: 9, width: 9 }, { name: "resize", url: "data:b", height: 28, width: 28 }],
  captions: ["a caption"], isBlank: false, taken: null,
}

/**
 * Return how something becomes a network's input.
 *
 * @param {number} side
 * @param {Partial<import("../../../../lib/parts/kit/digit/prepare.js").Preparation>} [changes]
 */
function preparation(side, changes = {}) {
  const received = new Uint8Array(side * side)
  const original = { data: new Uint8Array(4), height: 2, width: 2, channels: 1 }
  /** @type {import("../../../../lib/parts/kit/digit/prepare.js").Stage[]} */
  const stages = [
    { name: "original", picture: () => original },
    { name: "resize", picture: () => ({ data: received, height: side, width: side, channels: 1 }) },
  ]
  return { stages, received, isBlank: false, taken: null, ...changes }
}

/** @param {import("../../../../lib/parts/preparation/state.js").Shown} shown */
function titles({ tiles }) {
  return tiles.map(({ title }) => title)
}

test("without a picture the learner is asked for one, unless the canvas is about to show it", () => {
  assert.deepEqual(shownOfServer(META, LABELS), { tiles: [], taken: null, captions: ["ask"], notices: [] })
  assert.deepEqual(shownOfServer({ ...META, isExpected: true }, LABELS).captions, [])
  assert.deepEqual(shownOfPicture(null, META, LABELS).captions, ["ask"])
})

test("browser and server say the same of the same picture", () => {
  assert.deepEqual(titles(shownOfServer({ ...META, given: GIVEN }, LABELS)), ["O", "R"])
  assert.deepEqual(titles(shownOfPicture([preparation(28)], META, LABELS)), ["O", "R"])
  assert.deepEqual(shownOfServer({ ...META, given: GIVEN }, LABELS).captions, ["a caption"])
})

test("of inputs of several sizes each has its size", () => {
  /** @type {import("../../../../lib/parts/preparation/state.js").Input} */
  const larger = { shape: [36, 36, 1], steps: ["grey"] }
  const shown = shownOfPicture([preparation(28), preparation(36)], { ...META, inputs: [...META.inputs, larger] }, LABELS)
  assert.deepEqual(titles(shown), ["O", "R 28×28", "R 36×36"])
  const tiles = [...GIVEN.tiles, { name: "resize", url: "data:c", height: 36, width: 36 }]
  assert.deepEqual(titles(shownOfServer({ ...META, given: { ...GIVEN, tiles } }, LABELS)), ["O", "R 28×28", "R 36×36"])
})

test("what the learner should know is said alike", () => {
  /** @type {[number, number, number, number]} */
  const taken = [0, 0, 0.5, 1]
  assert.deepEqual(shownOfServer({ ...META, given: { ...GIVEN, taken } }, LABELS).notices, ["several"])
  assert.deepEqual(shownOfPicture([preparation(28, { taken })], META, LABELS).notices, ["several"])
  assert.deepEqual(shownOfServer({ ...META, given: { ...GIVEN, isBlank: true } }, LABELS).notices, ["no pen"])
  /** @type {import("../../../../lib/parts/preparation/state.js").Meta} */
  const inColour = { ...META, inputs: [{ shape: [32, 32, 3], steps: ["centre"] }] }
  assert.deepEqual(shownOfPicture([preparation(32, { isBlank: true })], inColour, LABELS).notices, ["flat"])
  /** @type {import("../../../../lib/parts/preparation/state.js").Meta} */
  const inGrey = { ...META, inputs: [{ shape: [32, 32, 1], steps: ["centre", "photo"] }] }
  assert.deepEqual(shownOfPicture([preparation(32, { isBlank: true })], inGrey, LABELS).notices, ["flat"])
})
