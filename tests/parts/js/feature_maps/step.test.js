import assert from "node:assert/strict"
import { test } from "node:test"

import { placeOfLargest, placeOfStrongest } from "../../../../lib/parts/kit/maths.js"
import { channelText, readPixel } from "../../../../lib/parts/feature_maps/ledger.js"
import {
  brightestPixel, channelSums, chosenChannel, inputAt, patchOf, poolingOf, symmetricEnds } from "../../../../lib/parts/feature_maps/maths/step.js"
import { readStep } from "../../../../lib/parts/feature_maps/network.js"
import { numbersIn } from "../../../../lib/parts/kit/numbers.js"
import { NET } from "./network.js"

/** @typedef {import("../../../../lib/parts/feature_maps/network.js").StepMeta} StepMeta */

/** @type {(shape: number[], ...values: number[]) => import("../../../../lib/parts/kit/unpack.js").NumberArray} */
const array = (shape, ...values) => ({ data: new Float32Array(values), shape })

/** @type {StepMeta} */
const META = { layer: "conv2", map: 1, kind: "convolution", block: 1, activation: "relu", numbers: { bias: 0.5 } }
/** @type {import("../../../../lib/parts/feature_maps/network.js").Slide} */
const SLIDE = { kernel: [2, 2], stride: [1, 1], before: [0, 0] }
// Three channels take part, two were sent: 3 × 2 pixels under kernels of 2 × 2 make 2 × 1.
const STEP = readStep(META, {
  "step/inputs": array([2, 3, 2], 1, 2, 3, 4, 5, 6, 0, 1, 0, 1, 0, 1),
  "step/kernels": array([3, 2, 2], 1, 0, 0, -1, 2, 2, 0, 0, 9, 9, 9, 9),
  "step/channels": { data: new Int32Array([4, 0, 7]), shape: [3] },
  "step/contributions": { data: new Uint8Array(6), shape: [3, 2, 1] },
  "step/limits": array([3], 3, 2, 1),
  "step/shares": array([3], 0.5, 0.25, 0.25),
  "step/rest": array([2, 1], 0.25, 0.75),
  "step/sums": array([2, 1], -0.25, 0.25),
  "step/output": array([2, 1], 0, 0.25) })
const LAYER = { ...NET.layers[0], slide: null }
/** @type {import("../../../../lib/parts/feature_maps/scene.js").Texts} */
const TEXTS = {
  language: "en",
  numbers: numbersIn("en"),
  labels: { line_channel: "channel {channel}", line_bias: "bias", line_sum: "sum", line_output: "map {map}", line_winner: "at {row}, {column}",
    line_input: "before", line_mean: "− mean", kit_titled: "{title}: {text}" },
  plurals: { line_others: { one: "the other channel", other: "the other {count}" } } }

test("a step knows its sizes and the ends of its inputs", () => {
  assert.deepEqual([STEP.sent, STEP.count, STEP.height, STEP.width, STEP.rows, STEP.columns, STEP.kernelSize], [2, 3, 3, 2, 2, 1, [2, 2]])
  assert.deepEqual(STEP.ends, [[1, 6], [0, 1]])
})

test("patch, kernel and products of a channel", () => {
  assert.deepEqual(patchOf(STEP, SLIDE, 0, [1, 0]), { patch: [3, 4, 5, 6], kernel: [1, 0, 0, -1], products: [3, 0, 0, -6], sum: -3 })
  assert.deepEqual(channelSums(STEP, SLIDE, [1, 0]), [-3, 2])
  assert.equal(inputAt(STEP, 0, -1, 0), 0)
  assert.equal(patchOf(STEP, { ...SLIDE, before: [1, 1] }, 0, [0, 0]).sum, -1) // beyond the border there are zeros
})

test("the largest under a pooling window is the first of equals", () => {
  const found = poolingOf(STEP, { kernel: [2, 2], stride: [2, 2], before: [0, 0] }, [1, 0])
  assert.deepEqual(found, { values: [5, 6], across: 2, place: 1, value: 6, row: 2, column: 1 })
  assert.equal(placeOfLargest([1, 3, 3]), 1)
  assert.equal(placeOfStrongest([1, -3, 3]), 1)
})

test("what is looked at first", () => {
  assert.deepEqual(symmetricEnds([1, -3, 2]), [-3, 3])
  assert.deepEqual(symmetricEnds([0, 0]), [-1, 1]) // all zeros are neutral, not the strongest blue
  assert.deepEqual(brightestPixel(STEP), [1, 0])
  assert.equal(chosenChannel(STEP, null, [-3, 2]), 0)
  assert.equal(chosenChannel(STEP, 0, [-3, 2]), 1)
  assert.equal(chosenChannel(STEP, 7, [-3, 2]), 0) // its values were not sent
})

test("a convolution is the sum of its channels and the bias, then the activation", () => {
  const { lines, sums, chosen } = readPixel(TEXTS, { ...LAYER, slide: SLIDE }, STEP, [1, 0], null)
  assert.deepEqual([sums, chosen], [[-3, 2], 0])
  assert.deepEqual(lines, [
    { text: "channel 5", value: -3, kind: "part", channel: 4 },
    { text: "channel 1", value: 2, kind: "part", channel: 0 },
    { text: "the other channel", value: 0.75, kind: "part" },
    { text: "bias", value: 0.5, kind: "part" },
    { text: "sum", value: 0.25, kind: "total" },
    { text: "map 2", value: 0.25, kind: "end" },
  ])
})

test("the channels of a picture are called by their colours", () => {
  const labels = { line_colour: "the {colour} channel", line_channel: "channel {channel}", red: "red", green: "green", blue: "blue" }
  assert.deepEqual([channelText(labels, 2, true), channelText(labels, 2, false)], ["the blue channel", "channel 3"])
})

test("local response normalisation divides by a power of the squares' sum", () => {
  const channels = { data: new Int32Array([4, 0]), shape: [2] }
  const step = { ...STEP, kind: "lrn", map: 0, channels, numbers: { offset: 2, scale: 0.5, power: 0.75 } }
  const { lines } = readPixel(TEXTS, LAYER, { ...step, columns: 2, output: array([2, 2], 0, 0, 0, 0.5) }, [1, 1], null)
  assert.deepEqual(lines.map(({ value }) => value), [16, 1, 17, 10.5, 10.5 ** 0.75, 1, 0.5])
  assert.deepEqual(lines.map(({ text }) => text), ["a5²", "a1²", "Σ a²", "k + α Σ a² = 2 + 0.5 Σ a²", "(k + α Σ a²)^0.75", "a1",
    "map 1 = a1 / (k + α Σ a²)^0.75"])
})

test("a sum of two maps names both, and a shortcut the pixel that it passes on", () => {
  const labels = { ...TEXTS.labels, map_of: "map {map} of {layer}", term_pixel: "{layer} map {map} at {row}, {column}" }
  const texts = { ...TEXTS, labels }
  const sum = readPixel(texts, { ...LAYER, sources: ["norm3", "relu1"] }, { ...STEP, kind: "addition" }, [1, 0], null)
  assert.deepEqual(sum.lines.map(({ text, value }) => [text, value]), [["map 2 of norm3", 3], ["map 2 of relu1", 0], ["map 2", 0.25]])
  /** @type {import("../../../../lib/parts/feature_maps/network.js").Slide} */
  const slide = { kernel: [1, 1], stride: [2, 2], before: [0, 0] }
  const shortcut = readPixel(texts, { ...LAYER, slide, sources: ["relu3"] }, { ...STEP, kind: "shortcut" }, [1, 0], null)
  assert.deepEqual(shortcut.lines.map(({ text, value }) => [text, value]), [["relu3 map 2 at 3, 1", 5], ["map 2", 0.25]])
  const zeros = readPixel(texts, { ...LAYER, slide, sources: ["relu3"] }, { ...STEP, kind: "shortcut", sent: 0 }, [1, 0], null)
  assert.deepEqual(zeros.lines.map(({ text }) => text), ["map 2"])
})

test("attention is one map for all, made of their mean and their largest", () => {
  const texts = { ...TEXTS, labels: { ...TEXTS.labels, map_of: "map {map} of {layer}", line_largest: "largest, {channel}" } }
  /** @type {(kind: string, map: number) => [string, number][]} */
  const read = (kind, map) => readPixel(texts, { ...LAYER, sources: ["conv1", "attention1"] }, { ...STEP, kind, map }, [1, 0], null)
    .lines.map(({ text, value }) => [text, value])
  assert.deepEqual(read("multiplication", 1), [["map 2 of conv1", 3], ["× attention1", 0], ["map 2", 0.25]])
  assert.deepEqual(read("channel_pooling", 0),
    [["channel 5", 3], ["channel 1", 0], ["the other channel", 0.75], ["sum", 3.75], ["÷ 3", 3], ["map 1", 0.25]])
  assert.deepEqual(read("channel_pooling", 1), [["largest, channel 5", 3], ["map 2", 0.25]])
})

test("batch normalisation, a mean image and an activation by itself", () => {
  const numbers = { mean: 1, variance: 3, epsilon: 1, gamma: 2, beta: -1 }
  const values = (/** @type {string} */ kind) =>
    readPixel(TEXTS, LAYER, { ...STEP, kind, numbers }, [1, 0], null).lines.map(({ value }) => value)
  assert.deepEqual(values("normalization"), [3, -1, 2, 2, -1, 0.25])
  assert.deepEqual(values("centred"), [3, -0, 0.25])
  assert.deepEqual(values("activation"), [3, 0.25])
  const chinese = { ...TEXTS, labels: { ...TEXTS.labels, kit_titled: "{title}：{text}" } }
  assert.equal(readPixel(chinese, LAYER, { ...STEP, kind: "activation", numbers }, [1, 0], null).lines[1].text, "ReLU：map 2")
})
