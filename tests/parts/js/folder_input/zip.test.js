import assert from "node:assert/strict"
import { test } from "node:test"

import { checksum, pack, packedSize, UnreadError } from "../../../../lib/parts/folder_input/zip.js"

/**
 * @param {string} path
 * @param {string} text
 */
function file(path, text) {
  return { path, file: new File([text], path) }
}

test("the checksum is that of zips", () => {
  assert.equal(checksum(new TextEncoder().encode("123456789")), 0xCBF43926) // the check value of CRC-32
  assert.equal(checksum(new Uint8Array()), 0)
})

test("a zip is as large as was said, and begins with its first file", async () => {
  const found = [file("a/é.png", "hello"), file("b/1.png", "")]
  /** @type {number[]} */
  const told = []
  const zip = await pack(found, (done) => told.push(done))
  assert.equal(zip.size, packedSize(found))
  assert.deepEqual(told, [1, 2])
  const bytes = new Uint8Array(await zip.arrayBuffer())
  assert.deepEqual([...bytes.slice(0, 8)], [0x50, 0x4B, 3, 4, 20, 0, 0, 8])
  assert.equal(new TextDecoder().decode(bytes.slice(30, 30 + 8 + 5)), "a/é.pnghello")
})

test("a file that is gone is named", async () => {
  const gone = Object.assign(new File([], "1.png"), { arrayBuffer: () => Promise.reject(new Error("moved")) })
  await assert.rejects(pack([{ path: "a/1.png", file: gone }], () => {}), (error) => {
    assert.ok(error instanceof UnreadError)
    assert.equal(error.message, "a/1.png")
    return true
  })
})
