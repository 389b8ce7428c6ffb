import assert from "node:assert/strict"
import { test } from "node:test"

import { recordsOf, verdictOf, withTry } from "../../../../lib/parts/scrambled_tiles/tries.js"

/** @type {(order: number[], first: number[], second: number[], question?: string) => import("../../../../lib/parts/scrambled_tiles/view.js").Meta} */
const answered = (order, first, second, question = "a test-1") => ({
  cut: 2, order, classes: ["x", "y"], label: "", question, networks: "a b",
  runs: [{ title: "a", score_name: "lengths", whole: [0.2, 0.8], now: first },
    { title: "b", score_name: "probabilities", whole: [0, 1], now: second }],
})

test("each order of a picture is one try, and the whole picture is none", () => {
  const whole = withTry([], answered([0, 1, 2, 3], [0.2, 0.8], [0, 1]))
  const once = withTry(whole, answered([1, 0, 2, 3], [0.1, 0.4], [0.75, 0.25]))
  const again = withTry(once, answered([1, 0, 2, 3], [0.1, 0.4], [0.75, 0.25]))
  const other = withTry(again, answered([1, 0, 2, 3], [0.5, 0.2], [0.5, 0.75], "a test-2"))
  assert.deepEqual([whole.length, once.length, again, other.length], [0, 1, once, 2])
  assert.deepEqual(recordsOf(other), [{ kept: 1, whole: 0.8, now: 0.30000000000000004 }, { kept: 1, whole: 1, now: 0.5 }])
})

test("the verdict follows from all tries", () => {
  const both = withTry([], answered([1, 0, 2, 3], [0.1, 0.4], [0, 1]))
  const neither = withTry([], answered([1, 0, 2, 3], [0.4, 0.1], [1, 0]))
  const one = withTry(both, answered([3, 0, 2, 1], [0.4, 0.1], [0, 1]))
  assert.deepEqual([both, neither, one].map(verdictOf), ["all", "none", "some"])
})
