import assert from "node:assert/strict"
import { test } from "node:test"

import { numbersIn } from "../../../../lib/parts/kit/numbers.js"
import { answerOf } from "../../../../lib/parts/score_card/answer.js"

const LABELS = {
  digit_probability: "It reads “{name}”, with probability {probability}.",
  any_probability: "It sees “{name}”, with probability {probability}.",
  length: "It reads “{name}”: that capsule is {length} long.",
  too_short: "None of them: even the longest capsule, {name}, is only {length} long.",
  both: "It reads “{name}” ({score}) and “{second}” ({second_score}).",
  only_one: "It reads “{name}” ({score}); the next, “{second}”, has only {second_score}.",
  neither: "None of them: even the highest are {name}, {score}, and {second}, {second_score}.",
  kit_both: "{text} + {more}",
  kit_right: "It is right.",
  kit_wrong: "It is wrong: the picture shows “{label}”.",
  none: "none of them",
}

/**
 * @param {"lengths" | "probabilities"} scoreName
 * @param {Record<number, number>} high
 * @param {number} [answers]
 * @param {number[]} [labels]
 */
function answer(scoreName, high, answers = 1, isOfDigits = true, labels = []) {
  const scores = Array.from({ length: 10 }, (_, at) => high[at] ?? 0.1)
  return answerOf({ names: [..."0123456789"], scoreName, isOfDigits, answers, labels }, scores, LABELS, numbersIn("en"))
}

test("a network that learned from single images names one class, unless even its longest capsule is short", () => {
  assert.equal(answer("lengths", { 7: 0.93 }).sentence, "It reads “7”: that capsule is 0.93 long.")
  assert.equal(answer("lengths", { 7: 0.4 }).sentence, "None of them: even the longest capsule, 7, is only 0.40 long.")
  assert.equal(answer("probabilities", { 7: 0.4 }).sentence, "It reads “7”, with probability 40.0\u00a0%.")
  assert.equal(answer("probabilities", { 7: 1 - 9.8e-8 }).sentence, "It reads “7”, with probability >\u00a099.9\u00a0%.")
  assert.equal(answer("probabilities", { 7: 0.4 }, 1, false).sentence, "It sees “7”, with probability 40.0\u00a0%.")
})

test("a network that learned from pairs names two, as far as they are there", () => {
  assert.equal(answer("lengths", { 3: 0.7, 8: 0.91 }, 2).sentence, "It reads “8” (0.91) and “3” (0.70).")
  assert.equal(answer("lengths", { 3: 0.3, 8: 0.91 }, 2).sentence, "It reads “8” (0.91); the next, “3”, has only 0.30.")
  assert.equal(answer("lengths", { 3: 0.3, 8: 0.41 }, 2).sentence, "None of them: even the highest are 8, 0.41, and 3, 0.30.")
  assert.equal(answer("probabilities", { 3: 0.45, 8: 0.46 }, 2).sentence, "It reads “8” (46.0\u00a0%) and “3” (45.0\u00a0%).")
})

test("in brief it is the class alone", () => {
  assert.equal(answer("lengths", { 7: 0.93 }).brief, "7")
  assert.equal(answer("lengths", { 7: 0.4 }).brief, "none of them")
  assert.equal(answer("probabilities", { 7: 0.4 }).brief, "7")
  assert.equal(answer("lengths", { 3: 0.7, 8: 0.91 }, 2).brief, "8 + 3")
  assert.equal(answer("lengths", { 3: 0.3, 8: 0.91 }, 2).brief, "8")
})

test("the winners are marked, and as unsure where even the first is short", () => {
  assert.deepEqual(answer("lengths", { 3: 0.3, 8: 0.91 }, 2).winners, [8, 3])
  assert.equal(answer("lengths", { 8: 0.41 }).isUnsure, true)
  assert.equal(answer("lengths", { 8: 0.91 }).isUnsure, false)
  assert.equal(answer("probabilities", { 8: 0.41 }).isUnsure, false)
})

test("where it is known what the picture shows, the card says whether the network is right", () => {
  assert.equal(answer("lengths", { 7: 0.93 }, 1, true, [7]).sentence, "It reads “7”: that capsule is 0.93 long. It is right.")
  assert.equal(answer("probabilities", { 7: 0.4 }, 1, true, [2]).sentence,
    "It reads “7”, with probability 40.0\u00a0%. It is wrong: the picture shows “2”.")
  assert.ok(answer("lengths", { 7: 0.4 }, 1, true, [7]).sentence.endsWith("0.40 long. It is wrong: the picture shows “7”."))
  assert.ok(answer("lengths", { 3: 0.7, 8: 0.91 }, 2, true, [3, 8]).sentence.endsWith("It is right."))
  assert.ok(answer("lengths", { 3: 0.7, 8: 0.91 }, 2, true, [3, 4]).sentence.endsWith("It is wrong: the picture shows “3 + 4”."))
  assert.ok(answer("lengths", { 3: 0.3, 8: 0.91 }, 2, true, [3, 8]).sentence.endsWith("It is wrong: the picture shows “3 + 8”."))
})
