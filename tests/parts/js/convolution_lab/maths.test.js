import assert from "node:assert/strict"
import { test } from "node:test"

import { activatedMap, isDead, silenceOf } from "../../../../lib/parts/convolution_lab/maths/activations.js"
import { batchNormalised, batchNormalisedMap, keptMoments, momentsOf }
  from "../../../../lib/parts/convolution_lab/maths/batch_normalisation.js"
import { productsAt, rangeOf, spanOf } from "../../../../lib/parts/convolution_lab/maths/convolution.js"
import { drawsUntil, keptUnits, meanOf, readerWeights, thinnedSum, wholeSum } from "../../../../lib/parts/convolution_lab/maths/dropout.js"
import { imageOf, inGrey, reducedTo, shifted, sidesOf, workingSide } from "../../../../lib/parts/convolution_lab/maths/images.js"
import { editedKernel, meanWeights, pickedKernel, splitKernel } from "../../../../lib/parts/convolution_lab/maths/kernels.js"
import { layerOf } from "../../../../lib/parts/convolution_lab/maths/layer.js"
import { dampingOf, normalised } from "../../../../lib/parts/convolution_lab/maths/normalisation.js"
import { poolMap, sharesKept } from "../../../../lib/parts/convolution_lab/maths/pooling.js"
import { geometryOf, outputAround, outputsReading } from "../../../../lib/parts/convolution_lab/maths/windows.js"
import { scannedTo } from "../../../../lib/parts/convolution_lab/scan.js"
import { startingState, withKernel, withLayer } from "../../../../lib/parts/convolution_lab/state.js"

const MAP = { rows: 2, columns: 3, data: Float64Array.from([1, -2, 0, 3, 5, -4]) }
const IMAGE = { rows: 2, columns: 2, channels: 1, data: Float64Array.from([0, 0.25, 0.5, 1]) }

test("a picture is made smaller by means, and grey by the eye's shares", () => {
  const bytes = { data: Uint8Array.from({ length: 16 }, (_, at) => (at < 8 ? 255 : 0)), shape: [4, 4, 1] }
  assert.deepEqual([...reducedTo(imageOf(bytes), 2).data], [1, 1, 0, 0])
  const red = { rows: 1, columns: 1, channels: 3, data: Float64Array.from([1, 0, 0]) }
  assert.deepEqual([...inGrey(red).data], [0.299])
  assert.equal(inGrey(IMAGE), IMAGE)
})

test("a moved picture repeats its edge", () => {
  assert.deepEqual([...shifted(IMAGE, 0, 1).data], [0, 0, 0.5, 0.5])
  assert.deepEqual([...shifted(IMAGE, -1, 0).data], [0.5, 1, 0.5, 1])
})

test("a picture is worked on at a side that divides it", () => {
  assert.deepEqual(sidesOf({ rows: 128 }), [32, 64, 128])
  assert.deepEqual(sidesOf({ rows: 28 }), [28])
  assert.deepEqual([workingSide({ rows: 128 }, 128), workingSide({ rows: 128 }, 28), workingSide({ rows: 28 }, 64)], [128, 64, 28])
})

test("zeros lie evenly around, the odd one behind", () => {
  const { down, rows } = geometryOf({ rows: 32, columns: 32 }, 5, { stride: 2, padding: "same", dilation: 2 })
  assert.deepEqual([rows, down.reach, down.before, down.behind], [16, 9, 3, 4])
  assert.equal(geometryOf({ rows: 16, columns: 16 }, 7, { stride: 1, padding: "valid", dilation: 3 }).rows, 0)
})

test("outputs and the cells that they read find each other", () => {
  const geometry = geometryOf({ rows: 64, columns: 64 }, 3, { stride: 1, padding: "valid" })
  assert.deepEqual(outputAround(geometry, 30, 20), [29, 19])
  assert.deepEqual(outputsReading(geometry, 30, 20), [28, 18, 30, 20])
  assert.deepEqual(outputAround(geometry, 0, 63), [0, 61])
  const apart = geometryOf({ rows: 9, columns: 9 }, 3, { stride: 4, padding: "valid" })
  assert.equal(outputsReading(apart, 3, 0), null)
})

test("one output is the sum of its products, and zeros add nothing", () => {
  const geometry = geometryOf(IMAGE, 3, { stride: 1, padding: "same" })
  const { channels: [{ cells, sum }], sum: total } = productsAt(IMAGE, [Float64Array.from([9, 9, 9, 9, 1, 2, 9, 3, 4])], geometry, 0, 0)
  assert.equal(cells.filter(({ isInside }) => isInside).length, 4)
  assert.deepEqual([sum, total], [0.25 * 2 + 0.5 * 3 + 4, 0.25 * 2 + 0.5 * 3 + 4])
})

test("maps have a range each, or one together", () => {
  assert.deepEqual(rangeOf(MAP), [-4, 5])
  assert.deepEqual(rangeOf({ data: new Float64Array() }), [0, 0])
  const other = { ...MAP, data: MAP.data.map((value) => 2 * value) }
  assert.deepEqual([spanOf([MAP, other], 0, false), spanOf([MAP, other], 0, true)], [[-4, 5], [-8, 10]])
})

test("an edited kernel is the learner's own, with as many places as the address holds", () => {
  const kernel = splitKernel(pickedKernel("blur", 3))
  assert.deepEqual([kernel.name, kernel.weights.length, kernel.weights[2][0]], ["own", 3, 0.1111])
  const edited = editedKernel(kernel, 1, 4, 1.00004)
  assert.deepEqual([edited.weights[0][4], edited.weights[1][4]], [0.1111, 1])
  assert.equal(meanWeights(edited)[4], (0.1111 + 1 + 0.1111) / 3)
})

test("the maps of kernels that stay are not computed again", () => {
  const picture = { rows: 64, columns: 64, channels: 1, data: new Float64Array(64 * 64).fill(1) }
  const state = startingState()
  const first = layerOf(picture, "a", state, null)
  const edited = layerOf(picture, "a", withKernel(state, editedKernel(state.kernels[0], null, 0, 9)), first)
  assert.notEqual(edited.maps[0], first.maps[0])
  assert.equal(edited.maps[1], first.maps[1])
  assert.notEqual(layerOf(picture, "b", state, first).maps[1], first.maps[1])
  assert.equal(layerOf(picture, "a", withLayer(state, { stride: 2 }), first).maps[1].rows, 31)
})

test("what ReLU silences is counted", () => {
  assert.deepEqual(silenceOf(MAP, { name: "relu", leak: 0, bias: 0 }), { zero: 0.5, flat: 0.5 })
  assert.deepEqual(silenceOf(MAP, { name: "leaky", leak: 0.1, bias: 0 }), { zero: 1 / 6, flat: 0 })
  assert.equal(isDead(activatedMap(MAP, { name: "relu", leak: 0, bias: -5 })), true)
  assert.equal(isDead(activatedMap(MAP, { name: "relu", leak: 0, bias: -4 })), false)
})

test("a constant map keeps all of its values when it moves, pooled or not", () => {
  /** @type {import("../../../../lib/parts/convolution_lab/maths/pooling.js").PoolSettings} */
  const pool = { kind: "max", side: 2, stride: 1, padding: "valid" }
  assert.deepEqual([...poolMap(MAP, pool).data], [5, 5])
  assert.deepEqual([...poolMap(MAP, pool).winners], [4, 4])
  const moved = { ...MAP, data: Float64Array.from([0, -2, 0, 3, 5, -4]) }
  const kept = sharesKept(MAP, moved, pool, 0)
  assert.deepEqual([kept.map.share, kept.max.share, kept.average.share], [5 / 6, 1, 0.5])
  assert.equal(sharesKept(MAP, moved, pool, 0.2).map.share, 1)
})

test("channels at the ends have fewer neighbours", () => {
  const settings = { n: 3, k: 1, alpha: 1, beta: 1 }
  assert.deepEqual(normalised([1, 2, 3], 0, settings), { first: 0, last: 1, squares: 5, divisor: 6, value: 1 / 6 })
  assert.equal(dampingOf([{ rows: 1, columns: 1, data: Float64Array.from([3]) }], 0, settings), 0.9)
})

test("a batch is normalised by mean and variance over every place of all its pictures", () => {
  const maps = [[1, 3], [5, 7], [0, 2]].map((data) => ({ rows: 1, columns: 2, data: Float64Array.from(data) }))
  assert.deepEqual(momentsOf(maps.slice(0, 2)), { mean: 4, variance: 5 })
  assert.deepEqual(momentsOf(maps.slice(0, 1)), { mean: 2, variance: 1 })
  // the batches 1-2, 2-3 and 3-1: means 4, 3.5 and 1.5, variances 5, 7.25 and 1.25
  assert.deepEqual(keptMoments(maps, 2), { mean: 3, variance: 4.5 })
  assert.deepEqual(batchNormalised(5, { mean: 1, variance: 3.999 }, { gamma: 3, beta: -1 }), { normalised: 2, value: 5 })
  const after = maps.map((map) => batchNormalisedMap(map, momentsOf(maps), { gamma: 2, beta: 0.5 }))
  const { mean, variance } = momentsOf(after)
  assert.ok(Math.abs(mean - 0.5) < 1e-12 && Math.abs(variance - 4) < 0.001, `${mean} ${variance}`)
})

test("draws go on where they were, and begin anew for other units", () => {
  const units = Float64Array.from({ length: 16 }, (_, at) => at)
  const few = drawsUntil(units, { rate: 0.5, draw: 3 }, null)
  const more = drawsUntil(units, { rate: 0.5, draw: 9 }, few)
  assert.deepEqual(more, drawsUntil(units, { rate: 0.5, draw: 9 }, null))
  assert.deepEqual([few.sums.length, more.sums.length], [4, 10])
  assert.equal(drawsUntil(units, { rate: 0.25, draw: 0 }, more).sums.length, 1)
  const reader = readerWeights(16)
  const kept = keptUnits(16, 0.5, 9)
  assert.equal(more.sums[9], thinnedSum(units, reader, kept, 0.5))
  assert.equal(thinnedSum(units, reader, kept.map(() => true), 0), wholeSum(units, reader))
  assert.deepEqual(meanOf([1, 3]), { mean: 2, spread: 1 })
})

test("a scan goes by time and speed, and not beyond the last output", () => {
  assert.equal(scannedTo(10, 500, 0, 99), 12)
  assert.equal(scannedTo(10, 500, 3, 99), 99)
})
