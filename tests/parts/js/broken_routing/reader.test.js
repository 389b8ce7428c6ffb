import assert from "node:assert/strict"
import { test } from "node:test"

import { createReader } from "../../../../lib/parts/broken_routing/reader.js"

/** @typedef {import("../../../../lib/parts/kit/network.js").Network} Network */

const ASKED = { image: { data: Float32Array.of(0.5), shape: [1, 1, 1] }, iterations: 2, mistakes: ["axis"], last: null }
const MADE = { pass: ["axis"], relu: "relu", kept: "kept", more: "pass" }
const never = () => new Promise(() => {})

test("while the network is on its way the server is asked too", async (context) => {
  /** @type {string[][]} */
  const posted = []
  context.mock.method(globalThis, "fetch", async (/** @type {URL} */ _, /** @type {RequestInit} */ init) => {
    posted.push(JSON.parse(String(init.body)).mistakes)
    return new Response("no", { status: 503 })
  })
  Object.assign(globalThis, { document: { baseURI: "http://lab.test/break_it" } })
  const network = /** @type {Network} */ (/** @type {unknown} */ ({ observe: never, reason: () => null, close() {} }))
  const reader = createReader(() => {}, () => network)
  reader.open("mistakes/a/final.tflite", "broken-readings/a/final")
  reader.read(ASKED, MADE, 1)
  while (posted.length === 0) await new Promise((resolve) => { setTimeout(resolve, 2) })
  assert.deepEqual(posted, [["axis"]])
  reader.stop()
})
