import assert from "node:assert/strict"
import { test } from "node:test"

import { readStream } from "../../../../../lib/parts/kit/network/stream.js"
import { howFar } from "../../../../../lib/parts/kit/network/words.js"
import { numbersIn } from "../../../../../lib/parts/kit/numbers.js"

const LABELS = { kit_network_made: "made", kit_network_arriving: "{come} of {all}", kit_network_starting: "starting {all}" }

test("a file is read whole, and it is said how much of it has arrived", async () => {
  const pieces = [Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5)]
  const body = new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => { setTimeout(resolve, 120) })
      const piece = pieces.shift()
      if (piece) controller.enqueue(piece)
      else controller.close()
    },
  })
  /** @type {unknown[]} */
  const said = []
  const whole = await readStream(new Response(body, { headers: { "Content-Length": "4" } }), (arrived) => said.push(arrived))
  assert.deepEqual([...whole], [1, 2, 3, 4, 5])
  assert.deepEqual(said, [{ bytes: 3, total: 4 }, { bytes: 5, total: 5 }]) // compressed it was shorter
})

test("the words follow from making over sending to starting", () => {
  const say = (/** @type {number} */ bytes, /** @type {number} */ total) => howFar({ bytes, total }, LABELS, numbersIn("en"))
  assert.deepEqual([say(0, 0), say(3.14e6, 13.6e6), say(13.6e6, 13.6e6)], ["made", "3.1 of 13.6", "starting 13.6"])
})
