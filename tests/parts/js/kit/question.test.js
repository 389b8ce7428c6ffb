import assert from "node:assert/strict"
import { test } from "node:test"

import { SKIPPED, rememberAnswer, rememberedAnswer } from "../../../../lib/parts/kit/question.js"

test("an answer is remembered by its question, also where a browser stores nothing", () => {
  assert.equal(rememberedAnswer("which?"), null)
  rememberAnswer("which?", "3")
  rememberAnswer("why?", SKIPPED)
  assert.deepEqual(["which?", "why?", "when?"].map(rememberedAnswer), ["3", SKIPPED, null])
})
