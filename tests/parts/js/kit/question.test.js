import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { SKIPPED, areQuestionsHidden, rememberAnswer, rememberedAnswer } from "../../../../lib/parts/kit/question.js"

/** @param {string} href of a browser that stores nothing */
const openAt = (href) => Object.assign(globalThis, { window: { location: { href } } })

beforeEach(() => openAt("http://host/routing?run=a"))

test("an answer is remembered by its question, also where a browser stores nothing", () => {
  assert.equal(rememberedAnswer("which?"), null)
  rememberAnswer("which?", "3")
  rememberAnswer("why?", SKIPPED)
  assert.deepEqual(["which?", "why?", "when?"].map(rememberedAnswer), ["3", SKIPPED, null])
})

test("while the address hides questions, each counts as skipped, and afterwards all is as before", () => {
  rememberAnswer("who?", "3")
  openAt("http://host/routing?hide=table,question")
  assert.ok(areQuestionsHidden())
  assert.deepEqual(["who?", "where?"].map(rememberedAnswer), [SKIPPED, SKIPPED])
  openAt("http://host/routing?hide=table")
  assert.ok(!areQuestionsHidden())
  assert.deepEqual(["who?", "where?"].map(rememberedAnswer), ["3", null])
})
