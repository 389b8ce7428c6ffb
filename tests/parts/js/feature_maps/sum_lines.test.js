import assert from "node:assert/strict"
import { test } from "node:test"

import { nextScene, needsNumbers, numberStepIn } from "../../../../lib/parts/feature_maps/scene.js"
import { addressOf, startingState } from "../../../../lib/parts/feature_maps/state.js"
import { linesOfNumber, placeOfInput } from "../../../../lib/parts/feature_maps/sum_lines.js"
import { numbersIn } from "../../../../lib/parts/kit/numbers.js"
import { ARRAYS, META, NET } from "./network.js"

/** @typedef {import("../../../../lib/parts/feature_maps/network.js").NumberMeta} NumberMeta */

const LABELS = { term_number: "{layer} {name}", term_pixel: "{layer} map {map} at {row}, {column}", line_bias: "bias", line_sum: "sum",
  line_total: "sum of all", line_dimension: "dimension {number}", no_activation: "no activation", leaky_relu: "leaky ReLU" }
const TEXTS = { language: "en", numbers: numbersIn("en"), labels: LABELS, prepared: undefined,
  plurals: { line_others_inputs: { one: "the other one", other: "the other {count} together" } } }

const [, POOL] = NET.layers
/** A network in which a dense layer of 3 reads the pooled maps, and the scores are a softmax of two logits. */
const DEEP = { ...NET, layers: [...NET.layers.slice(0, 2),
  { ...NET.layers[2], name: "dense", kind: "dense", count: 3, at: 2 },
  { ...NET.layers[2], name: "logits", kind: "dense", at: 3 }, { ...NET.layers[2], name: "scores", at: 4 }] }

/** @typedef {import("../../../../lib/parts/feature_maps/network.js").NumberStep} NumberStep */

/** @type {(meta: Partial<NumberMeta>, terms: number[], inputs: number[], weights?: number[]) => NumberStep} */
const stepOf = (meta, terms, inputs, weights = []) => ({
  layer: "dense", number: 1, before: "pool1", activation: "relu", count: terms.length, rest: 0, bias: 0, sum: 0, value: 0, ...meta,
  terms: { data: new Int32Array(terms), shape: [terms.length] },
  inputs: { data: new Float32Array(inputs), shape: [inputs.length] },
  weights: { data: new Float32Array(weights), shape: [weights.length] } })

test("an input of a flattened layer is a pixel of a map, that of another layer a number", () => {
  assert.deepEqual(placeOfInput(POOL, 5), { layer: 1, map: 1, pixel: [1, 0] }) // 2 × 2 pixels of 2 maps: 0 1 | 2 3 | 4 5 | 6 7
  assert.deepEqual(placeOfInput({ ...POOL, reads: "down" }, 5), { layer: 1, map: 5, pixel: null })
  assert.deepEqual(placeOfInput(DEEP.layers[2], 2), { layer: 2, map: 2, pixel: null })
})

test("a dense number is the sum of its products, the others and the bias, then the activation", () => {
  const step = stepOf({ count: 8, rest: 0.5, bias: -1, sum: 2, value: 2 }, [5, 0, 3], [2, 1, 0.5], [1.5, -1, 1])
  assert.deepEqual(linesOfNumber(TEXTS, DEEP, step, 2), [
    { text: "pool1 map 2 at 2, 1", how: "2.000 × 1.500", value: 3, kind: "part", place: { layer: 1, map: 1, pixel: [1, 0] } },
    { text: "pool1 map 1 at 1, 1", how: "1.000 × −1.000", value: -1, kind: "part", place: { layer: 1, map: 0, pixel: [0, 0] } },
    { text: "the other 6 together", how: "", value: 1, kind: "part" },
    { text: "bias", how: "", value: -1, kind: "part" },
    { text: "sum", how: "", value: 2, kind: "total" },
    { text: "2", how: "ReLU", value: 2, kind: "end" },
  ])
})

test("a mean is the sum of a map's numbers, divided by how many they are", () => {
  const step = stepOf({ layer: "dense", activation: "mean", count: 4, rest: 0.5, sum: 4.5, value: 1.125 }, [5, 1, 3], [2, 1.5, 0.5])
  assert.deepEqual(linesOfNumber(TEXTS, DEEP, step, 1), [
    { text: "pool1 map 2 at 2, 1", how: "", value: 2, kind: "part", place: { layer: 1, map: 1, pixel: [1, 0] } },
    { text: "the other 3 together", how: "", value: 2.5, kind: "part" },
    { text: "sum of all", how: "", value: 4.5, kind: "total" },
    { text: "2", how: "4.500 ÷ 4", value: 1.125, kind: "end" },
  ])
})

test("a softmax divides the power of a class by the sum of all, also of very large logits", () => {
  const logits = { layer: "scores", before: "logits", activation: "softmax", number: 1, value: 0.75 }
  const lines = linesOfNumber(TEXTS, DEEP, stepOf(logits, [0, 1], [0, Math.log(3)]))
  assert.deepEqual(lines.map(({ text, kind }) => [text, kind]), [["dog", "part"], ["cat", "part"], ["sum of all", "total"], ["dog", "end"]])
  const values = lines.map(({ value }) => value)
  for (const [at, expected] of [3, 1, 4, 0.75].entries()) assert.ok(Math.abs(values[at] - expected) < 1e-6)
  assert.deepEqual(lines.map(({ how }) => how), ["e^1.099", "e^0", "", "3.000 ÷ 4.000"])
  assert.deepEqual(lines[0].place, { layer: 3, map: 1, pixel: null })
  const large = linesOfNumber(TEXTS, DEEP, stepOf(logits, [0, 1], [900, 1000]))
  assert.deepEqual(large.map(({ value }) => value).slice(0, 2), [1, Math.exp(-100)])
})

test("a class decided on its own has a sigmoid, and a capsule its length", () => {
  const sigmoid = linesOfNumber(TEXTS, DEEP, stepOf({ layer: "scores", before: "logits", activation: "sigmoid", value: 0.5 }, [1], [0]))
  assert.deepEqual(sigmoid.map(({ value }) => value), [0, 2, 0.5])
  const length = linesOfNumber(TEXTS, DEEP, stepOf({ layer: "scores", before: "", activation: "length", value: 0.5 }, [0, 1], [0.3, -0.4]))
  assert.deepEqual(length.map(({ how }) => how), ["0.300²", "(−0.400)²", "", "√(0.250 + 1.0\u00a0×\u00a010⁻⁷)"])
  assert.ok(Math.abs(length[2].value - 0.25) < 1e-6)
})

test("a link leads to a number, whose arithmetic is asked for; the numbers of its layer are here", () => {
  const layers = META.layers?.map((layer) => (layer.name === "scores" ? { ...layer, opens: true } : layer))
  const meta = { ...META, layers, view: { layer: "scores", map: "2", at: "1,1" } }
  const scene = nextScene(null, { ...TEXTS, meta, arrays: ARRAYS })
  assert.ok(scene)
  assert.deepEqual(addressOf(scene.state, scene.net), { layer: "scores", map: 2, at: null, colours: null })
  assert.equal(needsNumbers(scene), true)
  assert.equal(needsNumbers({ ...scene, state: startingState(scene.net, { layer: "scores" }) }), false)
  const { terms, inputs, weights, ...number } = stepOf({ layer: "scores" }, [0, 1], [0, 1])
  const arrays = { "number/terms": terms, "number/inputs": inputs, "number/weights": weights }
  const after = nextScene(scene, { ...TEXTS, meta: { ...META, layers: undefined, number }, arrays })
  assert.ok(after)
  assert.equal(needsNumbers(after), false)
  assert.deepEqual(numberStepIn(after)?.inputs.data, new Float32Array([0, 1]))
})
