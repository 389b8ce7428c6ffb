import assert from "node:assert/strict"
import { test } from "node:test"

import { routePicture, traceOf } from "../../../../../lib/parts/kit/routed/route_picture.js"

/** @typedef {import("../../../../../lib/parts/kit/network.js").Network} Network */
/** @typedef {import("../../../../../lib/parts/routing_stepper/maths/trace.js").FloatArray} FloatArray */

/**
 * @param {number[]} shape
 * @param {number} first the first value; each is one more than the one before
 * @returns {FloatArray}
 */
const counted = (shape, first = 0) => ({
  shape, data: Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, (_, at) => first + at),
})

test("the logits of a pass are those that the pass before gave, and the first begins at 0", () => {
  const passes = { outputs: counted([3, 2, 1]), next_logits: counted([3, 1, 2], 10) }
  const { logits, outputs } = traceOf({}, passes, ["logits", "outputs"])
  assert.deepEqual(logits, { shape: [3, 1, 2], data: Float32Array.of(0, 0, 10, 11, 12, 13) })
  assert.equal(outputs, passes.outputs)
})

test("what every pass is given alike is there for each", () => {
  const trace = traceOf({ input_activations: counted([1, 2], 5) }, { outputs: counted([2, 2, 1]) }, ["input_activations"])
  assert.deepEqual(trace.input_activations, { shape: [2, 2], data: Float32Array.of(5, 6, 5, 6) })
})

/** @param {{ drawn?: boolean, overtaken?: string }} [options] */
function network({ drawn = true, overtaken = "" } = {}) {
  /** @type {unknown[][]} */
  const asked = []
  const gesture = (/** @type {string} */ name, /** @type {Record<string, FloatArray>} */ answer) =>
    async (/** @type {unknown[]} */ ...given) => {
      asked.push([name, ...given])
      return overtaken === name ? null : answer
    }
  const made = {
    ready: Promise.resolve({
      observe: { inputs: {}, outputs: { primary: [1, 2, 3], votes: [1, 2, 2, 2], conv1: [1] } },
      ...(drawn && { decode: { inputs: {}, outputs: {} } }),
    }),
    observe: gesture("observe", { primary: counted([1, 2, 3]), votes: counted([1, 2, 2, 2]) }),
    route: gesture("route", { outputs: { shape: [2, 2, 2], data: Float32Array.of(0, 0, 0, 9, 3, 1, 0, 2) }, couplings: counted([2, 2, 2]) }),
    decode: gesture("decode", { reconstruction: counted([1, 1, 1, 1], 7) }),
  }
  return { asked, made: /** @type {Network} */ (/** @type {unknown} */ (made)) }
}

const IMAGE = counted([2, 2, 1])

test("a picture is observed, routed and drawn from the longest capsule of the last pass", async () => {
  const { asked, made } = network()
  const arrays = await routePicture(made, IMAGE, 2, ["couplings", "outputs"])
  assert.ok(arrays)
  assert.deepEqual(Object.keys(arrays), ["image", "primary", "votes", "couplings", "outputs", "reconstruction"])
  assert.deepEqual([arrays.primary.shape, arrays.votes.shape, arrays.reconstruction.shape], [[2, 3], [2, 2, 2], [1, 1, 1]])
  assert.equal(arrays.image, IMAGE)
  assert.deepEqual(asked.map(([name]) => name), ["observe", "route", "decode"])
  assert.deepEqual(asked[0], ["observe", IMAGE.data, { only: ["primary", "votes"] }])
  assert.deepEqual(asked[2], ["decode", { data: Float32Array.of(3, 1, 0, 2), shape: [1, 2, 2] }, Float32Array.of(1, 0)])
})

test("without a decoder nothing is drawn", async () => {
  const { asked, made } = network({ drawn: false })
  assert.ok(!("reconstruction" in (await routePicture(made, IMAGE, 2, ["couplings"]) ?? {})))
  assert.deepEqual(asked.map(([name]) => name), ["observe", "route"])
})

test("what was overtaken gives nothing", async () => {
  for (const overtaken of ["observe", "route", "decode"]) {
    assert.equal(await routePicture(network({ overtaken }).made, IMAGE, 2, ["couplings"]), null)
  }
})

test("of a pair each longest capsule is drawn alone, the longest first", async () => {
  const { asked, made } = network()
  const arrays = await routePicture(made, IMAGE, 2, ["couplings"], 2)
  assert.ok(arrays?.second_reconstruction)
  assert.deepEqual(asked.slice(2).map(([, , mask]) => mask), [Float32Array.of(1, 0), Float32Array.of(0, 1)])
})

test("capsules that are off have votes of 0, and the routing in which all are on comes too", async () => {
  const { asked, made } = network()
  const arrays = await routePicture(made, IMAGE, 2, ["couplings", "outputs"], 1, [1])
  assert.ok(arrays)
  assert.deepEqual(arrays.votes, { data: Float32Array.of(0, 1, 2, 3, 0, 0, 0, 0), shape: [2, 2, 2] })
  assert.deepEqual(arrays["all_on/votes"], { data: Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7), shape: [2, 2, 2] })
  assert.ok(arrays["all_on/couplings"] && !("all_on/image" in arrays))
  assert.deepEqual(asked.map(([name]) => name), ["observe", "route", "route", "decode"])
  await routePicture(made, IMAGE, 2, ["couplings", "outputs"], 1, [0])
  assert.deepEqual(asked.map(([name]) => name).slice(4), ["route", "route", "decode"]) // the picture was seen already
})
