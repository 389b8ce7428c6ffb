import assert from "node:assert/strict"
import { test } from "node:test"

import { channelName, counted, countedPlace, indexOf } from "../../../../lib/parts/kit/counting.js"

test("what is read counts from 1, and leads back to its index", () => {
  assert.deepEqual([counted(0), countedPlace([2, 0]), indexOf(counted(17))], [1, { row: 3, column: 1 }, 17])
})

test("the channels of a picture are called by their colours", () => {
  const labels = { red: "rouge", green: "vert", blue: "bleu" }
  assert.deepEqual([0, 1, 2].map((channel) => channelName(labels, channel, true)), ["rouge", "vert", "bleu"])
  assert.equal(channelName(labels, 2, false), "3")
})
