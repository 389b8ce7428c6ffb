import assert from "node:assert/strict"
import { test } from "node:test"

import { shownOf } from "../../../../lib/parts/score_card/state.js"

const SCORES = { data: Float32Array.of(0.1, 0.9), shape: [2] }
const DRAWN = { data: new Uint8Array(4), shape: [2, 2, 1] }
const ANSWER = { scores: SCORES.data, reconstruction: DRAWN }
const OF_SERVER = { scores: SCORES, reconstruction: DRAWN, number: 2, hasPicture: true }
const SILENT = { picture: undefined, reading: null, isAble: true }

/**
 * Return what is drawn or filmed.
 *
 * @param {number | null} number null while it moves
 * @param {"pen" | "camera"} [from]
 */
function picture(number, from = "pen") {
  return { from, pixels: () => ({ data: new Uint8Array(1), height: 1, width: 1, channels: 1 }), isMoving: number === null, number }
}

test("without a drawing a card shows what the server says of the picture, or that there is none", () => {
  assert.deepEqual(shownOf(OF_SERVER, SILENT), ANSWER)
  assert.deepEqual(shownOf({ ...OF_SERVER, reconstruction: undefined }, SILENT), { scores: SCORES.data, reconstruction: null })
  assert.equal(shownOf({ number: 0, hasPicture: false }, SILENT), "nothing")
  assert.equal(shownOf({ number: 1, hasPicture: true }, SILENT), "waiting") // the canvas is about to say it
})

test("what the browser found out about the drawing comes before what the server did", () => {
  const reading = { scores: Float32Array.of(0.7, 0.2), reconstruction: null }
  assert.equal(shownOf(OF_SERVER, { picture: picture(null), reading, isAble: true }), reading)
  assert.equal(shownOf(OF_SERVER, { picture: picture(2), reading, isAble: true }), reading)
})

test("an answer of the server counts for its own drawing alone", () => {
  const onServer = /** @type {const} */ ({ reading: null, isAble: false })
  assert.deepEqual(shownOf(OF_SERVER, { ...onServer, picture: picture(2) }), ANSWER)
  assert.equal(shownOf(OF_SERVER, { ...onServer, picture: picture(null) }), "after_stroke")
  assert.equal(shownOf(OF_SERVER, { ...onServer, picture: picture(null, "camera") }), "after_photo")
  assert.equal(shownOf(OF_SERVER, { ...onServer, picture: picture(3) }), "waiting") // it is on its way
  assert.equal(shownOf(OF_SERVER, { picture: picture(null), reading: null, isAble: true }), "waiting")
})

test("where nothing is drawn, or nothing can be found on the drawing, a card says nothing else", () => {
  assert.equal(shownOf(OF_SERVER, { ...SILENT, picture: null }), "nothing")
  assert.equal(shownOf(OF_SERVER, { ...SILENT, picture: picture(2), reading: "blank" }), "nothing")
})
