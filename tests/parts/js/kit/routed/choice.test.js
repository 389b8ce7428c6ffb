import assert from "node:assert/strict"
import { test } from "node:test"

import {
  addressOfChoice, areSame, basisOf, isMoving, isSent, networkOf, nextChoice, possibleIterations, questionOf,
} from "../../../../../lib/parts/kit/routed/choice.js"

/** @typedef {import("../../../../../lib/parts/kit/routed/choice.js").Choices} Choices */

/** @type {Choices} */
const CHOICES = {
  run: "a", picture: "test-3", checkpoint: "20", trained_with: 3, most_iterations: 10, answers: 1,
  checkpoints: [{ name: "20", label: "step 20", network: "networks/20" }, { name: "10", label: "step 10", network: null }],
}
const SENT = { choices: CHOICES, iterations: 3 }
const IMAGE = { data: Float32Array.of(0, 0.5, 1), shape: [3, 1, 1] }
const PICTURE = { reference: "own-1", image: IMAGE, isMoving: false, classes: [] }
const CHOICE = { iterations: 5, checkpoint: "10", picture: PICTURE }

test("what a learner has chosen stays, but for another run, or where the checkpoint is gone", () => {
  const first = nextChoice(null, null, SENT)
  assert.deepEqual(first, { iterations: 3, checkpoint: "20", picture: null, off: [] })
  assert.equal(nextChoice(CHOICE, SENT, SENT), CHOICE)
  assert.deepEqual(nextChoice(CHOICE, SENT, { ...SENT, choices: { ...CHOICES, run: "b" } }), first)
  assert.deepEqual(nextChoice(CHOICE, SENT, { ...SENT, choices: { ...CHOICES, checkpoints: CHOICES.checkpoints.slice(0, 1) } }), first)
})

test("the server has sent it if picture, checkpoint and iterations are the same", () => {
  const sent = { iterations: 5, choices: { ...CHOICES, checkpoint: "10", picture: "own-1" } }
  assert.ok(isSent(CHOICE, sent))
  assert.ok(isSent({ ...CHOICE, picture: null }, sent))
  assert.ok(!isSent(CHOICE, { ...sent, iterations: 3 }))
  assert.ok(!isSent(CHOICE, { ...sent, choices: { ...sent.choices, checkpoint: "20" } }))
  assert.ok(!isSent({ ...CHOICE, picture: { ...PICTURE, reference: null } }, sent))
})

test("capsules that are off are part of the choice, and another run begins with those that the server says", () => {
  const off = [3, 4]
  assert.ok(!isSent({ iterations: 3, checkpoint: "20", picture: null, off }, SENT))
  assert.ok(isSent({ iterations: 3, checkpoint: "20", picture: null, off }, { ...SENT, choices: { ...CHOICES, off } }))
  assert.deepEqual(nextChoice({ ...CHOICE, off: [1] }, SENT, { ...SENT, choices: { ...CHOICES, run: "b", off } }).off, off)
  const basis = basisOf({ ...CHOICE, off }, CHOICES)
  assert.ok(areSame(basis, basisOf({ ...CHOICE, off: [3, 4] }, CHOICES)))
  assert.ok(!areSame(basis, basisOf({ ...CHOICE, off: [3] }, CHOICES)))
  const [painting, drawing] = [{ ...CHOICE, isPainting: true }, { ...CHOICE, picture: { ...PICTURE, isMoving: true } }]
  assert.deepEqual([CHOICE, painting, drawing].map(isMoving), [false, true, true])
})

test("iterations are whole numbers from 1 to the most", () => {
  assert.deepEqual([0, 4, 7.6, 11, NaN].map((wanted) => possibleIterations(wanted, CHOICES, 3)), [1, 4, 8, 10, 3])
  assert.equal(possibleIterations(5, { ...CHOICES, trained_with: null }, 1), 1)
})

test("the address says what is not as it was before any choice", () => {
  const off = { off: null }
  assert.deepEqual(addressOfChoice(CHOICE, CHOICES), { iterations: 5, checkpoint: "10", image: "own-1", ...off })
  assert.deepEqual(addressOfChoice({ iterations: 3, checkpoint: "20", picture: null }, CHOICES), { iterations: null, checkpoint: null, ...off })
  assert.deepEqual(addressOfChoice({ ...CHOICE, picture: { ...PICTURE, reference: null } }, CHOICES), { iterations: 5, checkpoint: "10", ...off })
  assert.equal(addressOfChoice({ ...CHOICE, off: [0, 1, 4] }, CHOICES).off, "1-2,5")
})

test("each checkpoint has its network, or none that is sent", () => {
  assert.deepEqual(["10", "20", "0"].map((checkpoint) => networkOf({ ...CHOICE, checkpoint }, CHOICES)), [null, "networks/20", null])
})

test("each picture has a question of its own in each network, whatever it is called and however often it is routed", () => {
  const asked = questionOf(CHOICES, CHOICE, IMAGE)
  assert.equal(questionOf(CHOICES, { ...CHOICE, iterations: 1, picture: null }, IMAGE), asked)
  assert.equal(questionOf(CHOICES, CHOICE, { ...IMAGE, data: Float32Array.of(0, 0.5000001, 1) }), asked)
  assert.notEqual(questionOf(CHOICES, CHOICE, { ...IMAGE, data: Float32Array.of(0, 0.51, 1) }), asked)
  assert.notEqual(questionOf(CHOICES, { ...CHOICE, checkpoint: "20" }, IMAGE), asked)
  assert.notEqual(questionOf({ ...CHOICES, run: "b" }, CHOICE, IMAGE), asked)
})
