import assert from "node:assert/strict"
import { test } from "node:test"

import { isWhole, layoutIn, layoutText, putTogether, shuffled, startingState, tapped, withCut } from "../../../../lib/parts/scrambled_tiles/state.js"

const START = startingState({ cut: 2, order: [2, 0, 3, 1] })

test("two taps swap two tiles, and a second tap on the same one puts it down", () => {
  const taken = tapped(START, 0)
  assert.deepEqual([taken.taken, taken.layout], [0, START.layout])
  const next = tapped(taken, 3)
  assert.deepEqual([next.taken, next.layout.order], [null, [1, 0, 3, 2]])
  assert.equal(tapped(taken, 0).taken, null)
  assert.deepEqual(START.layout.order, [2, 0, 3, 1])
})

test("another cut is scrambled, and nothing stays taken up", () => {
  const cut = withCut(tapped(START, 1), 3)
  assert.deepEqual([cut.layout.cut, cut.layout.order.length, cut.taken], [3, 9, null])
  assert.notDeepEqual(cut.layout.order, putTogether(cut).layout.order)
})

test("each shuffle gives another order, and putting together gives the whole picture", () => {
  const once = shuffled(START)
  assert.notDeepEqual(shuffled(once).layout.order, once.layout.order)
  assert.deepEqual(putTogether(once).layout, { cut: 2, order: [0, 1, 2, 3] })
})

test("a layout is written as the address has it", () => {
  assert.equal(layoutText(START.layout), "2-2-0-3-1")
})

test("an address is read as a layout, or as none", () => {
  assert.deepEqual(layoutIn("2-2-0-3-1"), START.layout)
  for (const text of [null, "", "2", "2-0-1-2", "2-0-1-2-2", "5-0-1", "2-0-1-2-x", "2--0-1-2-3", "2-0-1-2-4"]) assert.equal(layoutIn(text), null)
  assert.equal(layoutIn(layoutText(withCut(START, 4).layout))?.order.length, 16)
  assert.deepEqual([isWhole(START.layout), isWhole(putTogether(START).layout)], [false, true])
})
