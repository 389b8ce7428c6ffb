import assert from "node:assert/strict"
import { test } from "node:test"

import { listen, publish } from "../../../../lib/parts/kit/live.js"

test("who listens hears the newest value and every later one, until it ends that", () => {
  /** @type {unknown[]} */
  const heard = []
  publish("a", 1)
  publish("a", 2)
  const end = listen("a", (value) => heard.push(value))
  publish("a", 3)
  publish("b", 4)
  end()
  publish("a", 5)
  assert.deepEqual(heard, [2, 3])
})

test("what was taken back is not heard by those who come later", () => {
  /** @type {unknown[]} */
  const heard = []
  publish("c", 1)
  listen("c", (value) => heard.push(value))
  publish("c", undefined)
  listen("c", (value) => heard.push(value))
  assert.deepEqual(heard, [1, undefined])
})
