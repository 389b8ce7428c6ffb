import assert from "node:assert/strict"
import { test } from "node:test"

import { barOf } from "../../../../lib/parts/feature_maps/maths/bars.js"
import { numberName, readNetwork } from "../../../../lib/parts/feature_maps/network.js"
import { nextScene } from "../../../../lib/parts/feature_maps/scene.js"
import { wordsOf } from "../../../../lib/parts/feature_maps/words.js"
import { numbersIn } from "../../../../lib/parts/kit/numbers.js"
import { ARRAYS, META, NET } from "./network.js"

const TEXTS = { language: "en", numbers: numbersIn("en"), prepared: undefined,
  labels: { reads: "“{class}” {score}", reads_lengths: "“{class}” long {score}", reads_two: "“{class}” {score} + “{second}” {second_score}",
    kit_both: "{text} + {more}", kit_right: "Right.", kit_wrong: "Wrong: “{label}”.",
    convolution: "convolution", pooling: "pooling", scores: "scores" },
  plurals: { became: { other: "{maps} maps." } } }

/** @type {(changes: object) => string} */
const sentenceOf = (changes) => {
  const scene = nextScene(null, { ...TEXTS, meta: { ...META, ...changes }, arrays: ARRAYS })
  assert.ok(scene)
  return wordsOf(scene, null).sentence
}

test("the overview says what the network reads: one class, or both of a pair", () => {
  assert.equal(sentenceOf({ score_name: "probabilities" }), "“dog” 75.0\u00a0% 4 maps.")
  assert.equal(sentenceOf({ score_name: "lengths" }), "“dog” long 0.750 4 maps.")
  assert.equal(sentenceOf({ score_name: "probabilities", answers: 2 }), "“dog” 75.0\u00a0% + “cat” 25.0\u00a0% 4 maps.")
})

test("where it is known what the picture shows, the overview says whether that is right", () => {
  /** @param {number[]} labels */
  const shows = (labels) => ({ live: { ...META.live, pictures: { labels } } })
  assert.equal(sentenceOf({ score_name: "lengths", ...shows([1]) }), "“dog” long 0.750 Right. 4 maps.")
  assert.equal(sentenceOf({ score_name: "lengths", ...shows([0]) }), "“dog” long 0.750 Wrong: “cat”. 4 maps.")
  assert.equal(sentenceOf({ score_name: "lengths", ...shows([]) }), "“dog” long 0.750 4 maps.")
})

test("scores are drawn from 0 to 1, and other numbers from 0 in the middle", () => {
  assert.deepEqual(barOf(0.25, [0, 1]), { left: "0%", width: "25%" })
  assert.deepEqual(barOf(9.8e-8, [0, 1]).left, "0%")
  assert.deepEqual(barOf(-1, [-2, 2]), { left: "25%", width: "25%" })
  assert.deepEqual(barOf(2, [-2, 2]), { left: "50%", width: "50%" })
})

test("a number is called by its class only in a layer of the classes", () => {
  const [, , scores] = NET.layers
  assert.equal(numberName(NET, scores, 1), "dog")
  assert.equal(numberName(NET, { at: 0, count: 2 }, 1), "2")
  assert.equal(numberName(readNetwork({ ...META, classes: ["a", "b", "c"] }, ARRAYS), scores, 1), "2")
})
