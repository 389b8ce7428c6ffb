import assert from "node:assert/strict"
import { test } from "node:test"

import { createRecent } from "../../../../../lib/parts/kit/network/recent.js"

/** Return a keeper of two things, and what it did in the order in which it did it. */
function keeper() {
  /** @type {string[]} */
  const log = []
  const use = createRecent({
    most: 2,
    mostSize: 10,
    sizeOf: (/** @type {string} */ file) => file.length,
    read: async (key) => {
      log.push(`read ${key}`)
      if (key === "broken") throw new Error("no such file")
      return key.toUpperCase()
    },
    make: async (/** @type {string} */ file) => {
      log.push(`make ${file}`)
      if (file === "DAMAGED") throw new Error("not a thing")
      return file
    },
    letGo: (thing) => void log.push(`let go ${thing}`),
  })
  return { log, use, get: (/** @type {string} */ key) => use(key, (thing) => thing) }
}

test("a thing is made once, and again after it was let go", async () => {
  const { log, get } = keeper()
  for (const key of ["a", "b", "a", "c", "a", "b"]) assert.equal(await get(key), key.toUpperCase())
  assert.deepEqual(log, ["read a", "make A", "read b", "make B", "read c", "let go B", "make C", "read b", "let go C", "make B"])
})

test("of ten that are wanted at once, never more than two are ready", async () => {
  const { log, get } = keeper()
  const keys = [..."abcdefghij"]
  assert.deepEqual(await Promise.all(keys.map(get)), [..."ABCDEFGHIJ"])
  let ready = 0
  for (const line of log) {
    if (line.startsWith("make")) ready += 1
    if (line.startsWith("let go")) ready -= 1
    assert.ok(ready <= 2, line)
  }
  assert.equal(log.filter((line) => line.startsWith("let go")).length, 8)
})

test("large ones leave less room, and one alone may be larger than all the room", async () => {
  const { log, get } = keeper()
  for (const key of ["six_66", "four", "five_", "twelve_12_12"]) await get(key)
  const kept = log.filter((line) => !line.startsWith("read"))
  assert.deepEqual(kept, ["make SIX_66", "make FOUR", "let go SIX_66", "make FIVE_", "let go FOUR", "let go FIVE_", "make TWELVE_12_12"])
})

test("two who want the same thing at once share it", async () => {
  const { log, get } = keeper()
  await Promise.all([get("a"), get("a")])
  assert.deepEqual(log, ["read a", "make A"])
})

test("one task runs at a time, and nothing is let go while it is used", async () => {
  const { log, use, get } = keeper()
  const slow = use("a", async (thing) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    log.push(`used ${thing}`)
  })
  await Promise.all([slow, get("b"), get("c")])
  assert.ok(log.indexOf("used A") < log.indexOf("let go A"), log.join())
})

test("what cannot be read or made costs no other its place, and is tried again", async () => {
  const { log, get } = keeper()
  await get("a")
  await assert.rejects(get("broken"), /no such file/)
  await assert.rejects(get("broken"), /no such file/)
  await assert.rejects(get("damaged"), /not a thing/)
  await get("a")
  assert.deepEqual(log, ["read a", "make A", "read broken", "read broken", "read damaged", "make DAMAGED"])
})

test("a task that fails leaves the thing ready", async () => {
  const { log, use, get } = keeper()
  await assert.rejects(use("a", () => {
    throw new Error("the task")
  }), /the task/)
  await get("a")
  assert.deepEqual(log, ["read a", "make A"])
})
