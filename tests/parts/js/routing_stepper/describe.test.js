import assert from "node:assert/strict"
import { test } from "node:test"

import { numbersIn } from "../../../../lib/parts/kit/numbers.js"
import { describeKind, knownIteration } from "../../../../lib/parts/routing_stepper/describe/kind.js"
import { listedCapsules, orderOf } from "../../../../lib/parts/routing_stepper/describe/orders.js"
import { couplingQuantity, deviation } from "../../../../lib/parts/routing_stepper/describe/quantities.js"
import { mustAsk, secondQuestion, thirdIterationQuestion, unrevealedStep } from "../../../../lib/parts/routing_stepper/describe/questions.js"
import { added, firstAndLast, subtracted } from "../../../../lib/parts/routing_stepper/describe/work.js"
import { linesOf } from "../../../../lib/parts/routing_stepper/exports.js"
import { stepSentence, verdictText } from "../../../../lib/parts/routing_stepper/describe/sentences.js"
import { readTrace } from "../../../../lib/parts/routing_stepper/maths/trace.js"
import { DECLARED, madeArrays } from "./made.js"

const TRACE = readTrace(madeArrays())
const KIND = describeKind(DECLARED, TRACE, null)
const numbers = numbersIn("en")
const LEADING = { ...TRACE, lengths: [[0.1, 0.3, 0.2], [0.1, 0.9, 0.3]] }

test("a quantity is measured by how far it gets from its reference", () => {
  const coupling = couplingQuantity(TRACE)
  assert.ok(Math.abs(coupling.widest - (0.5 + 22 / 100 - 1 / 3)) < 1e-6)
  assert.ok(Math.abs(deviation(coupling, 1 / 3 + coupling.widest) - 1) < 1e-9)
  const flat = couplingQuantity(TRACE, { at: () => TRACE.uniform })
  assert.ok(flat.isFlat)
  assert.equal(deviation(flat, 5), 0)
})

test("the declared steps say which numbers are known when, and what is made", () => {
  assert.deepEqual(KIND.numbers.map(({ name, known }) => [name, known]), [["coupling", 0], ["agreement", 3]])
  assert.deepEqual(KIND.steps.map(({ makes }) => makes), [undefined, "sum", "output", undefined])
  assert.deepEqual([0, 1, 2, 5, 6].map((step) => knownIteration(KIND, step)), [-1, -1, 0, 0, 1])
})

test("a kind's own drawing goes before what the declaration gives", () => {
  const own = describeKind(DECLARED, TRACE, () => ({ steps: { sum: { fresh: "sum" } }, sumSymbol: "μ" }))
  assert.equal(own.sumSymbol, "μ")
  assert.equal(own.steps[1].fresh, "sum")
  assert.equal(own.steps[1].makes, "sum")
  assert.equal(own.numbers.length, 2)
})

test("the capsules with the highest rank are listed, leaning most to the answer on top", () => {
  /** @type {import("../../../../lib/parts/routing_stepper/describe/orders.js").Order} */
  const order = { option: () => "", title: () => ({ other: "" }), rank: (i) => [1, 9, 5, 9][i], sortKey: (i) => i }
  assert.deepEqual(listedCapsules(4, order, "3"), [3, 2, 1])
  assert.deepEqual(listedCapsules(4, { ...order, sortKey: undefined }, "3"), [1, 3, 2])
  assert.deepEqual(listedCapsules(4, order, "all"), [0, 1, 2, 3])
  assert.deepEqual(["longest", "sideways"].map((name) => orderOf(KIND.orders, name)), ["longest", "moved"])
})

test("the question is asked once, on the way over its step", () => {
  const question = secondQuestion(LEADING, 5, 6)
  assert.ok(question)
  assert.equal(question.except, 1)
  assert.equal(secondQuestion({ ...LEADING, lengths: [[0.3, 0.1, 0.2], [0.1, 0.9, 0.3]] }, 5, 6), null) // another one leads before
  assert.ok(mustAsk(question, 4, 5, null))
  assert.ok(mustAsk(question, 0, 7, null))
  assert.ok(!mustAsk(question, 5, 6, null))
  assert.ok(!mustAsk(question, 4, 5, "skip"))
  assert.ok(!mustAsk(null, 4, 5, null))
  assert.equal(thirdIterationQuestion(TRACE, 4, 2), null)
})

test("classes that read alike are equally right, and where all do nothing is asked", () => {
  /** @type {any} */
  const words = { labels: { predicted_right: "right {low} → {high}", predicted_wrong: "wrong, {class}", predicted_second_right: "second {length}",
    predicted_second_wrong: "not second, {class}" }, classes: ["a", "b", "c", "d"], numbers }
  const lengths = [[0.9, 0.1, 0.1, 0.1], [0.9, 0.2, 0.2, 0.2], [0.95, 0.302, 0.298, 0.21]]
  /** @type {any} */
  const made = { iterations: 3, outputs: 4, lengths }
  const third = thirdIterationQuestion(made, 4, 2)
  assert.deepEqual([1, 2, 3].map((guess) => third?.outcome(words, guess)), ["right 0.20 → 0.30", "right 0.20 → 0.30", "wrong, b"])
  const second = secondQuestion(made, 5, 6)
  assert.deepEqual([1, 2, 3].map((guess) => second?.outcome(words, guess)), ["second 0.30", "second 0.30", "not second, b"])
  const still = { ...made, lengths: [lengths[0], lengths[1], [0.95, 0.202, 0.2, 0.198]] }
  assert.deepEqual([thirdIterationQuestion(still, 4, 2), secondQuestion(still, 5, 6)], [null, null])
})

test("a sum is written with one sign between its numbers", () => {
  assert.equal(added(numbers, 1, -2), "1.000 − 2.000")
  assert.equal(subtracted(numbers, 1, -2), "1.000 + 2.000")
  assert.equal(firstAndLast(numbers, [1, 9, 2], [3, 9, -4]), "3.000 + … − 8.000")
})

test("the file has every pair of every iteration, and says of which run and picture", () => {
  const origin = { run: "a run", checkpoint: "20", picture: "test-3", shows: [] }
  const entropies = { at: (/** @type {number} */ t, /** @type {number} */ i) => t + i / 10, means: [] }
  const lines = linesOf({ trace: TRACE, off: new Set([3]), kind: KIND, classes: ["a", "b", "c"], origin, entropies })
  assert.deepEqual(lines[0], ["run", "checkpoint", "picture", "iteration", "capsule", "off", "class", "coupling", "agreement", "entropy"])
  assert.equal(lines.length, 1 + 2 * 4 * 3)
  assert.deepEqual(lines[12], ["a run", "20", "test-3", 1, 4, 1, "c", TRACE.coupling(0, 3, 2), -11, 0.3])
  assert.deepEqual(lines[14], ["a run", "20", "test-3", 2, 1, 0, "b", TRACE.coupling(1, 0, 1), -13, 1])
})

test("other data reveal no answer before the question, but for what was seen already or is answered", () => {
  const question = secondQuestion(LEADING, 5, 6)
  assert.ok(question)
  assert.deepEqual([3, 7].map((step) => unrevealedStep(question, step, -1, null)), [3, 4])
  assert.equal(unrevealedStep(question, 7, 6, null), 6)
  assert.equal(unrevealedStep(question, 7, -1, "2"), 7)
  assert.equal(unrevealedStep(null, 7, -1, null), 7)
})

/**
 * @param {number} step
 * @param {number} named how many classes the network names
 * @param {number[]} shows
 */
function momentAt(step, named, shows) {
  const trace = readTrace(madeArrays(), named)
  const kind = describeKind(DECLARED, trace, null)
  const labels = { kit_both: "{text} + {more}", kit_right: "right", kit_wrong: "wrong, it is {label}", answer_two: "{class} {length}, {second}",
    "made.squash.sentence": "{class} leads", "made.agree.sentence": "{class} agrees" }
  /** @type {any} */
  const moment = { trace, kind, labels, numbers, origin: { shows }, steps: 8, classes: ["a", "b", "c"], state: { step }, t: Math.floor(step / 4),
    phase: step % 4, now: kind.steps[step % 4] }
  return moment
}

test("whether the answer is right is said once the last lengths are there, and never before", () => {
  assert.deepEqual([0, 2, 5, 6, 7].map((step) => verdictText(momentAt(step, 1, [1]))), ["", "", "", "right", "right"])
  assert.equal(verdictText(momentAt(6, 1, [2])), "wrong, it is c")
  assert.equal(verdictText(momentAt(6, 1, [])), "")
})

test("a network of pairs has both answers, and is right only with both labels", () => {
  assert.deepEqual(readTrace(madeArrays(), 2).answers, [1, 0])
  assert.equal(stepSentence(momentAt(6, 2, [])), "b 0.91, a")
  assert.equal(stepSentence(momentAt(7, 2, [])), "b 0.91, a")
  assert.equal(stepSentence(momentAt(2, 2, [])), "a leads")
  assert.equal(stepSentence(momentAt(6, 1, [])), "b leads")
  assert.deepEqual([[0, 1], [1, 2]].map((shows) => verdictText(momentAt(6, 2, shows))), ["right", "wrong, it is b + c"])
})
