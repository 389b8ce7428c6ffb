import assert from "node:assert/strict"
import { test } from "node:test"

import { holding, isInOrder, isWhole, layoutIn, layoutText, moveOf, moved, putTogether, shuffled, startingState, tapped, withCut }
  from "../../../../lib/parts/scrambled_tiles/state.js"

const START = startingState({ cut: 2, order: [2, 0, 3, 1], moves: [] })

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
  assert.deepEqual(putTogether(once).layout, { cut: 2, order: [0, 1, 2, 3], moves: [] })
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

test("a tile that is moved lies on top, and is in its place again without a way to go", () => {
  const once = moved(moved(START, { place: 1, right: 3, down: 0 }), { place: 2, right: 0, down: -4 })
  const again = moved(once, { place: 1, right: 4, down: 0 })
  assert.deepEqual(again.layout.moves, [{ place: 2, right: 0, down: -4 }, { place: 1, right: 4, down: 0 }])
  assert.deepEqual([again.held, again.taken, moveOf(again.layout, 0)], [1, null, { place: 0, right: 0, down: 0 }])
  assert.deepEqual(moved(again, { place: 2, right: 0, down: 0 }).layout.moves, [{ place: 1, right: 4, down: 0 }])
  assert.equal(moved(again, { place: 1, right: 4, down: 0 }).layout, again.layout)
  assert.deepEqual([holding(again, 3).held, startingState(again.layout).held, START.held], [3, 1, 0])
  const together = putTogether(again)
  assert.deepEqual([together.layout.moves, shuffled(again).layout.moves, tapped(tapped(again, 0), 3).layout.moves], [[], [], again.layout.moves])
  const alone = moved(putTogether(START), { place: 0, right: 1, down: 1 }).layout
  assert.deepEqual([isWhole(alone), isInOrder(alone.order)], [false, true])
})

test("moves are written behind the order, and are read again", () => {
  const { layout } = moved(moved(START, { place: 3, right: 12, down: -5 }), { place: 0, right: 0, down: 7 })
  assert.equal(layoutText(layout), "2-2-0-3-1_3.12.-5_0.0.7")
  assert.deepEqual(layoutIn(layoutText(layout)), layout)
  for (const moves of ["", "_", "_0.1", "_0.1.2.3", "_4.1.1", "_0.0.0", "_0.1.1_0.2.2", "_0.01.1", "_0.-0.1", "_0.1.5e1", "_0.1000.1"]) {
    assert.equal(layoutIn(`2-2-0-3-1${moves}`) === null, moves !== "", moves)
  }
})
