import assert from "node:assert/strict"
import { test } from "node:test"

import { arrowMove, isUndo, pageMove } from "../../../../lib/parts/kit/keys.js"

/** @returns {any} */
const press = (/** @type {string} */ key, modifiers = {}) => ({ key, ...modifiers })

test("arrows move rows and columns, unless a modifier is held", () => {
  assert.deepEqual(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].map((key) => arrowMove(press(key))), [[0, -1], [0, 1], [-1, 0], [1, 0]])
  assert.equal(arrowMove(press("a")), null)
  assert.equal(arrowMove(press("ArrowLeft", { altKey: true })), null)
})

test("undo is Ctrl+Z or ⌘Z, and not redo", () => {
  assert.ok(isUndo(press("z", { ctrlKey: true })))
  assert.ok(isUndo(press("Z", { metaKey: true })))
  assert.ok(!isUndo(press("Z", { ctrlKey: true, shiftKey: true })))
  assert.ok(!isUndo(press("z")))
})

test("a presenter's clicker goes on and back", () => {
  assert.deepEqual(["PageDown", "PageUp", "ArrowRight", " "].map((key) => pageMove(press(key))), [1, -1, 0, 0])
  assert.equal(pageMove(press("PageDown", { ctrlKey: true })), 0)
})
