import assert from "node:assert/strict"
import { test } from "node:test"

import { isOfZeros, layersWithSameMaps } from "../../../../lib/parts/feature_maps/maths/ways.js"
import { coloursBetween, endsOf, readsColours, valueAt } from "../../../../lib/parts/feature_maps/network.js"
import { NET } from "./network.js"

const [CONV, POOL, SCORES] = NET.layers

test("a layer knows its maps, its values and its ends", () => {
  assert.deepEqual([CONV.count, CONV.rows, CONV.low, CONV.high], [2, 4, -1, 2])
  assert.deepEqual([SCORES.count, SCORES.maps, SCORES.low, SCORES.high], [2, null, 0.25, 0.75])
  assert.deepEqual(NET.spatial.map(({ name }) => name), ["conv1", "pool1"])
  assert.deepEqual([NET.low, NET.high], [-1, 2])
  assert.deepEqual(endsOf([3, -2, 1]), [-2, 3])
})

test("colours run between the ends of a map, of its layer or of the network", () => {
  assert.deepEqual(coloursBetween(NET, POOL, 1, "map"), [0.25, 0.5])
  assert.deepEqual(coloursBetween(NET, POOL, 1, "layer"), [0, 2])
  assert.deepEqual(coloursBetween(NET, POOL, 1, "network"), [-1, 2])
  assert.deepEqual(coloursBetween(NET, { ...POOL, kind: "capsules" }, 1, "map"), [0, 1])
  assert.deepEqual(coloursBetween(NET, SCORES, 1, "map"), [0.25, 0.75])
})

test("a pooling keeps the maps of the convolution before it", () => {
  assert.deepEqual([...layersWithSameMaps(NET, 0)].sort(), [0, 1])
  assert.deepEqual([...layersWithSameMaps(NET, 1)].sort(), [0, 1])
  assert.deepEqual([...layersWithSameMaps(NET, 2)], [2])
})

test("a sum keeps the maps of both that it adds", () => {
  const layers = [{ name: "conv1", kind: "convolution" }, { name: "relu1", kind: "activation" }, { name: "conv2", kind: "convolution" },
    { name: "add2", kind: "addition", sources: ["conv2", "relu1"] }, { name: "pool", kind: "global_pooling" }]
  /** @type {(at: number) => number[]} */
  const same = (at) => [...layersWithSameMaps({ layers }, at)].sort()
  assert.deepEqual([0, 1, 2, 3, 4].map(same), [[0, 1, 3], [0, 1, 3], [2, 3], [0, 1, 2, 3], [4]])
})

test("behind the maps that come into a shortcut stand maps of zeros", () => {
  const layers = [{ name: "relu1", kind: "activation", count: 2 }, { name: "shortcut3", kind: "shortcut", count: 4, sources: ["relu1"] }]
  assert.deepEqual([0, 1, 2, 3].map((map) => isOfZeros(layers, 1, map)), [false, false, true, true])
  assert.equal(isOfZeros(layers, 0, 5), false)
})

test("a layer reads colours if the picture has them and nothing but the mean image is taken away before", () => {
  const image = { ...NET.image, picture: { data: new Uint8Array(108), shape: [6, 6, 3] } }
  assert.deepEqual([0, 1].map((at) => readsColours({ ...NET, image }, { at })), [true, false])
  assert.equal(readsColours({ image, layers: [{ ...CONV, kind: "centred" }, CONV] }, { at: 1 }), true)
  assert.equal(readsColours(NET, { at: 0 }), false)
})

test("a value is there where it was sent as a number", () => {
  const full = { data: Float32Array.from({ length: 32 }, (_, at) => at), shape: [2, 4, 4], block: 1 }
  assert.equal(valueAt(CONV, full, 1, [2, 3]), 16 + 2 * 4 + 3)
  assert.equal(valueAt(CONV, full, 1, null), null)
  assert.equal(valueAt(CONV, undefined, 1, [2, 3]), null)
  assert.equal(valueAt(CONV, { ...full, data: new Uint8Array(32) }, 1, [2, 3]), null)
  assert.equal(valueAt(SCORES, undefined, 1, null), 0.75)
})
