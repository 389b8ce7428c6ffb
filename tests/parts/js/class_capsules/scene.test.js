import assert from "node:assert/strict"
import { test } from "node:test"

import { sourceOf } from "../../../../lib/parts/class_capsules/scene.js"

test("a network without a decoder is not asked to draw, in the browser or on the server", () => {
  const of = { checkpoint: "final" }
  const choices = { checkpoints: [{ name: "final", network: "a.tflite" }] }
  const sourceWith = (/** @type {number | null} */ reconstruction) => sourceOf(
    /** @type {any} */ ({ meta: { losses: { reconstruction }, drawings: { final: "draw" }, choices } }), /** @type {any} */ (of))
  assert.deepEqual(sourceWith(null), { network: null, server: undefined })
  assert.equal(sourceWith(0.0005).server, "draw")
})
