import assert from "node:assert/strict"
import { test } from "node:test"

import { isSupported, NetworkError, reasonOf } from "../../../../../lib/parts/kit/network/reasons.js"

test("a lack of memory is named, however it is said", () => {
  for (const error of [
    new RangeError("Array buffer allocation failed"),
    new RangeError("WebAssembly.Memory.grow(): Maximum memory size exceeded"),
    new WebAssembly.RuntimeError("Aborted(OOM)"),
    new Error("WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance"),
  ]) assert.equal(reasonOf(error, "failed"), "memory", error.message)
})

test("code that a browser cannot compile is unsupported", () => {
  assert.equal(reasonOf(new WebAssembly.CompileError("invalid opcode 0xfd"), "failed"), "unsupported")
  assert.equal(reasonOf(new WebAssembly.RuntimeError("Aborted(CompileError: SIMD unsupported)"), "failed"), "unsupported")
})

test("anything else is as usual where it happened, and a reason stays what it is", () => {
  assert.equal(reasonOf(new WebAssembly.RuntimeError("memory access out of bounds"), "damaged"), "damaged")
  assert.equal(reasonOf("no", "failed"), "failed")
  assert.equal(reasonOf(new NetworkError("missing", "404: out of memory"), "failed"), "missing")
})

test("a browser needs workers and WebAssembly with SIMD", () => {
  class Worker {}
  assert.equal(isSupported({ Worker, WebAssembly: /** @type {any} */ (WebAssembly) }), true)
  assert.equal(isSupported({ WebAssembly: /** @type {any} */ (WebAssembly) }), false)
  assert.equal(isSupported({ Worker }), false)
  assert.equal(isSupported({ Worker, WebAssembly: { validate: () => false } }), false)
})
