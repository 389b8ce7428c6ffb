import assert from "node:assert/strict"
import { test } from "node:test"

import { createLatest } from "../../../../../lib/parts/kit/network/latest.js"

/** Return a queue of numbers, what was made of it so far, and functions that end what is under way. */
function opened() {
  /** @type {import("../../../../../lib/parts/kit/network/latest.js").Latest<number>} */
  const latest = createLatest()
  /** @type {number[]} */
  const made = []
  /** @type {{ resolve: (answer: number) => void, reject: (error: Error) => void }[]} */
  const ends = []
  const ask = (/** @type {number} */ frame) => latest.ask(() => {
    made.push(frame)
    return new Promise((resolve, reject) => ends.push({ resolve, reject }))
  })
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return { latest, made, ends, ask, settled }
}

test("one frame is under way, the newest waits, and those between are never made", async () => {
  const { made, ends, ask, settled } = opened()
  const answers = [1, 2, 3, 4].map(ask)
  assert.deepEqual(await Promise.all(answers.slice(1, 3)), [null, null])
  assert.deepEqual(made, [1])
  ends[0].resolve(10)
  assert.equal(await answers[0], 10)
  await settled()
  assert.deepEqual(made, [1, 4])
  ends[1].resolve(40)
  assert.equal(await answers[3], 40)
  const next = ask(5)
  ends[2].resolve(50)
  assert.deepEqual([await next, made], [50, [1, 4, 5]])
})

test("an error reaches the one who asked, and the next frame is made", async () => {
  const { ends, ask, settled } = opened()
  const answers = [ask(1), ask(2)]
  ends[0].reject(new Error("no"))
  await assert.rejects(answers[0], /no/)
  await settled()
  ends[1].resolve(20)
  assert.equal(await answers[1], 20)
})

test("a request that throws before it begins is rejected too", async () => {
  const { latest } = opened()
  await assert.rejects(latest.ask(() => {
    throw new Error("at once")
  }), /at once/)
  assert.equal(await latest.ask(async () => 3), 3)
})

test("once closed, everything is null and nothing more is made", async () => {
  const { latest, made, ends, ask } = opened()
  const answers = [ask(1), ask(2)]
  latest.close()
  answers.push(ask(3))
  ends[0].reject(new Error("nobody hears it"))
  assert.deepEqual(await Promise.all(answers), [null, null, null])
  assert.deepEqual(made, [1])
})
