import assert from "node:assert/strict"
import { test } from "node:test"

import {
  addressOfPair, anotherPair, digitCalled, isSamePair, namesOf, pairOf, questionOf, withDigit, withPicture,
} from "../../../../lib/parts/digit_overlap/pair.js"

const PAIR = pairOf({
  meta: { choices: [{ picture: "test-18" }, { picture: "own-1f-7" }], names: ["3", "7"] },
  arrays: { digits: { data: Uint8Array.of(1, 2, 3, 4), shape: [2, 1, 2, 1] } },
})
const DRAWING = { picture: null, isOwn: true, name: null }

test("a pair is read from what the server sent, and the label of a drawing stands apart", () => {
  assert.deepEqual(PAIR.both, [{ picture: "test-18", isOwn: false, name: "3" }, { picture: "own-1f", isOwn: true, name: "7" }])
  assert.deepEqual(addressOfPair(PAIR), { first: "test-18", second: "own-1f-7" })
  assert.deepEqual(namesOf(PAIR), ["3", "7"])
})

test("another picture is another digit in its place", () => {
  const { both, digits } = withPicture(PAIR, 1, digitCalled("test-4", "4"), [8, 9])
  assert.deepEqual(digits, { data: Uint8Array.of(1, 2, 8, 9), shape: [2, 1, 2, 1] })
  assert.deepEqual(both, [PAIR.both[0], { picture: "test-4", isOwn: false, name: "4" }])
  assert.deepEqual(PAIR.digits.data, Uint8Array.of(1, 2, 3, 4))
})

test("a digit that is called otherwise looks as before", () => {
  const called = withDigit(PAIR, 1, { name: null })
  assert.equal(called.digits, PAIR.digits)
  assert.deepEqual(addressOfPair(called), { first: "test-18", second: "own-1f" })
})

test("as long as a drawing is not kept the address goes on saying what it does, and the pair is no other one", () => {
  const drawn = withPicture(PAIR, 0, DRAWING, [5, 5])
  assert.deepEqual(addressOfPair(drawn), { second: "own-1f-7" })
  assert.ok(!isSamePair(drawn, drawn))
  assert.ok(isSamePair(PAIR, withDigit(PAIR, 1, { name: "1" })))
  assert.ok(!isSamePair(PAIR, withDigit(PAIR, 0, { picture: "test-19" })))
})

test("all drawings in one place share a question, whatever they are called", () => {
  const drawn = withPicture(PAIR, 0, DRAWING, [5, 5])
  assert.equal(questionOf("run 1", PAIR), "run 1 test-18 own")
  assert.equal(questionOf("run 1", drawn), "run 1 own own")
  assert.equal(questionOf("run 1", withDigit(drawn, 0, { picture: "own-2e", name: "1" })), "run 1 own own")
})

test("another pair is of two classes", () => {
  const labels = [[7], [2], [7], [1], [7]]
  for (let first = 0; first < labels.length; first += 1) {
    for (const second of [0, 0.5, 0.999]) {
      const turns = [(first + 0.5) / labels.length, second]
      const [one, other] = anotherPair(labels, () => /** @type {number} */ (turns.shift()))
      assert.equal(one, first)
      assert.notEqual(labels[one][0], labels[other][0])
    }
  }
})
