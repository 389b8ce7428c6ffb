import assert from "node:assert/strict"
import { test } from "node:test"

import { TOGETHER, addressOf, areSameShifts, shiftsApart, withMoved } from "../../../../lib/parts/digit_overlap/state.js"
import { answerText, outcomeOf, readingText, verdictText } from "../../../../lib/parts/digit_overlap/words.js"
import { numbersIn } from "../../../../lib/parts/kit/numbers.js"

/** @typedef {import("../../../../lib/parts/digit_overlap/state.js").State} State */
/** @typedef {import("../../../../lib/parts/digit_overlap/words.js").Update} Update */

/** @type {State} */
const STATE = { shifts: [[-3, -2], [3, 2]], selected: 0, guess: null }

test("a digit is moved as far as the picture goes, and the other stays", () => {
  const moved = withMoved(STATE, 1, [9, -1], [4, 4])
  assert.deepEqual(moved.shifts, [[-3, -2], [4, -1]])
  assert.deepEqual(STATE.shifts, [[-3, -2], [3, 2]])
  assert.deepEqual(addressOf(moved), { first_at: "-3,-2", second_at: "4,-1" })
})

test("in opposite corners, and on top of each other", () => {
  assert.deepEqual(shiftsApart([4, 2]), [[-4, -2], [4, 2]])
  assert.ok(areSameShifts(TOGETHER, [[0, 0], [0, 0]]))
  assert.ok(!areSameShifts(TOGETHER, [[0, 0], [0, 1]]))
})

const DIGITS = { data: new Uint8Array(2), shape: [2, 1, 1, 1] }
/** @type {import("../../../../lib/parts/kit/picture/chooser.js").Choice} */
const CHOICE = { picture: "test-0", usual: "test-0", address: "", together: 1, count: 1, shape: [28, 28, 1], classes: [], strokes: [],
  side: 280, steps: [], keep: "", labels: [], photos: [] }

/** @type {(names: (string | null)[], winners: [number, number]) => Update} of a network that reads the winners with 0.9 and 0.8 */
const updateOf = (names, winners) => ({
  meta: { names, winners, classes: [..."0123456789"], score_name: "lengths", stands_for: [0, 1], shifts: STATE.shifts, shape: [36, 36],
    reader: "", choices: [CHOICE, CHOICE], network: null },
  arrays: { digits: DIGITS,
    scores: { data: Float32Array.from({ length: 10 }, (_, at) => (at === winners[0] ? 0.9 : at === winners[1] ? 0.8 : 0)), shape: [10] } },
  labels: { unnamed: "one", guess_both: "both", guess_first: "only the blue {name}", guess_second: "only the orange {name}", guess_neither: "neither",
    guessed_right: "Right: {guess}.", guessed_wrong: "{guess}, but {outcome}.", guessed_open: "Said {guess}.",
    reads: "It reads {longest} ({longest_score}) and {next} ({next_score}).", right_both: "Both.", right_one: "Only {name}.",
    right_neither: "Neither.", right_open: "Open.", right_alike: "Both are {name}.", alike_capsules: "One capsule a {name}." },
  plurals: {}, language: "en", numbers: numbersIn("en"), prepared: undefined,
})

test("which of the two digits a network reads", () => {
  /** @type {[[number, number], string, string][]} */
  const table = [[[5, 3], "both", "Both."], [[3, 8], "first", "Only 3."], [[8, 5], "second", "Only 5."], [[0, 1], "neither", "Neither."]]
  for (const [winners, outcome, verdict] of table) {
    assert.equal(outcomeOf(updateOf(["3", "5"], winners).meta), outcome)
    assert.equal(verdictText(updateOf(["3", "5"], winners)), verdict)
  }
})

test("without a label nobody can tell, nor where both are alike", () => {
  assert.equal(outcomeOf(updateOf([null, "5"], [3, 5]).meta), null)
  assert.equal(verdictText(updateOf([null, "5"], [3, 5])), "Open.")
  assert.equal(outcomeOf(updateOf(["5", "5"], [3, 5]).meta), null)
  assert.equal(verdictText(updateOf(["5", "5"], [3, 5])), "Both are 5. One capsule a 5.")
  assert.equal(readingText(updateOf([null, "5"], [3, 5]), "first"), "only the blue one")
})

test("guess and answer stand together while the digits are those, where they were", () => {
  const update = updateOf(["3", "5"], [3, 8])
  const reads = "It reads 3 (0.90) and 8 (0.80). Only 3."
  assert.equal(answerText(update, null), reads)
  assert.equal(answerText(update, { reading: "first", shifts: STATE.shifts, digits: DIGITS }), `Right: only the blue 3. ${reads}`)
  assert.equal(answerText(update, { reading: "both", shifts: STATE.shifts, digits: DIGITS }), `both, but only the blue 3. ${reads}`)
  assert.equal(answerText(update, { reading: "both", shifts: TOGETHER, digits: DIGITS }), reads)
  assert.equal(answerText(update, { reading: "both", shifts: STATE.shifts, digits: { ...DIGITS } }), reads)
  assert.match(answerText(updateOf([null, "5"], [3, 8]), { reading: "both", shifts: STATE.shifts, digits: DIGITS }), /^Said both\. It reads/)
})
