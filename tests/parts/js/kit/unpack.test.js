import assert from "node:assert/strict"
import { test } from "node:test"

import { createLoader, unpack } from "../../../../lib/parts/kit/unpack.js"

test("what Python packs is read, from any place in a larger buffer", () => {
  const header = Buffer.from(JSON.stringify({
    meta: { a: "ü" },
    arrays: { small: { dtype: "uint8", shape: [3], offset: 0 }, real: { dtype: "float32", shape: [1, 2], offset: 8 } },
  }))
  const padded = Buffer.concat([header, Buffer.alloc((8 - ((header.length + 4) % 8)) % 8, " ")])
  const length = Buffer.alloc(4)
  length.writeUInt32LE(padded.length)
  const values = Buffer.from(new Float32Array([0.5, -2]).buffer)
  const bytes = Buffer.concat([Buffer.from("x"), length, padded, Buffer.from([1, 2, 3, 0, 0, 0, 0, 0]), values])
  const { meta, arrays } = unpack(new Uint8Array(bytes).subarray(1))
  assert.deepEqual(meta, { a: "ü" })
  assert.deepEqual([...arrays.small.data], [1, 2, 3])
  assert.ok(arrays.real.data instanceof Float32Array)
  assert.deepEqual([[...arrays.real.data], arrays.real.shape], [[0.5, -2], [1, 2]])
})

test("what several ask for is loaded once, what failed again, and the oldest is forgotten", async (context) => {
  /** @type {string[]} */
  const asked = []
  const bytes = Buffer.concat([Buffer.from([28, 0, 0, 0]), Buffer.from('{"meta": {}, "arrays": {}}'.padEnd(28))])
  context.mock.method(globalThis, "fetch", async (/** @type {string} */ href) => {
    asked.push(href.slice(-1))
    return href.endsWith("x") && asked.length === 1 ? { ok: false, status: 503 } : { ok: true, arrayBuffer: async () => bytes }
  })
  Reflect.set(globalThis, "document", { baseURI: "http://app/page" })
  const load = createLoader(2)
  await assert.rejects(load("x"), /http:\/\/app\/x gave 503/)
  assert.equal(load("x"), load("x"))
  assert.deepEqual(await load("x"), {})
  assert.deepEqual(asked, ["x", "x"])
  await Promise.all([load("y"), load("z"), load("y"), load("x")])
  assert.deepEqual(asked, ["x", "x", "y", "z", "x"])
  Reflect.deleteProperty(globalThis, "document")
})
