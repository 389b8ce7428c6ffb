import assert from "node:assert/strict"
import { test } from "node:test"

import { unpack } from "../../../../lib/parts/kit/unpack.js"

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
