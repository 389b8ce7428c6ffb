import assert from "node:assert/strict"
import { test } from "node:test"

import { numbersIn } from "../../../../lib/parts/kit/numbers.js"
import { questionOf, truthsOf } from "../../../../lib/parts/time_machine/question.js"
import { cellText, shortText } from "../../../../lib/parts/time_machine/words.js"
import { runOf } from "./made.js"

const NUMBERS = numbersIn("en")

test("two or three digits that say something, whatever the size; what has no number is written as such", () => {
  assert.deepEqual([12.345, 1, 0.1234, 0.01234, 0, -0.5, 1e-9, NaN].map((value) => shortText(NUMBERS, value)),
    ["12.35", "1.00", "0.123", "0.0123", "0.00", "−0.500", "0.000000", "NaN"])
})

test("a weight fits into its cell", () => {
  assert.deepEqual([0.123, -0.126, -0.001, 1.5].map((value) => cellText(NUMBERS, value)), [".12", "−.13", ".00", "1.50"])
})

test("the answer is the layer whose filters moved furthest, or how much of the direction is left", () => {
  const run = runOf([0, 1])
  assert.deepEqual(truthsOf(run), ["conv2"])
  assert.deepEqual(truthsOf({ ...run, meta: { ...run.meta, layers: [run.meta.layers[0]] } }), ["turned"])
})

test("layers that read alike are equally right, and where all do nothing is asked", () => {
  const run = runOf([0, 1])
  const [first, second] = run.frames[1].layers
  const another = { ...second, moved: second.moved.map((value) => value * 1.001) } // both read 1.50
  const three = { ...run, meta: { ...run.meta, layers: [...run.meta.layers, { ...run.meta.layers[1], name: "conv3" }] },
    frames: [{ ...run.frames[0], layers: [...run.frames[0].layers, run.frames[0].layers[1]] },
      { ...run.frames[1], layers: [first, second, another] }] }
  assert.deepEqual(truthsOf(three), ["conv2", "conv3"])
  const texts = { guessed_right: "right", guessed_wrong: "wrong: {found}", answer_layers: "", answer_least: "{layer} least", question: "which?",
    kit_list: "{text}, {more}" }
  /** @type {any} */
  const shown = { run: three, labels: texts, language: "en", numbers: NUMBERS }
  assert.deepEqual(["conv2", "conv3", "conv1"].map((guess) => questionOf(shown, guess, () => {})),
    ["right conv1 least", "right conv1 least", "wrong: conv2, conv3 conv1 least"])
  assert.equal(typeof questionOf(shown, null, () => {}), "object")
  const tied = { ...three, frames: three.frames.map((frame) => ({ ...frame, layers: [frame.layers[1], frame.layers[1], frame.layers[1]] })) }
  assert.equal(questionOf({ ...shown, run: tied }, null, () => {}), "")
})
