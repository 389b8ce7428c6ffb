import assert from "node:assert/strict"
import { test } from "node:test"

import { linesOf, withAnswer } from "../../../../lib/parts/answers_in_brief/state.js"

const RUNS = [{ id: "a", title: "One" }, { id: "b", title: "Two" }]

test("there is a line for each run that has answered, in the order of the runs", () => {
  const answers = withAnswer(withAnswer(new Map(), "b", "7"), "a", "3 + 8")
  assert.deepEqual(linesOf(RUNS, answers), [{ id: "a", title: "One", answer: "3 + 8" }, { id: "b", title: "Two", answer: "7" }])
  assert.deepEqual(linesOf(RUNS, withAnswer(answers, "a", undefined)), [{ id: "b", title: "Two", answer: "7" }])
})
