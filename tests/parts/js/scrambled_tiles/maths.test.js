import assert from "node:assert/strict"
import { test } from "node:test"

import { placeOfLargest } from "../../../../lib/parts/kit/maths.js"
import { hasNoticed, leadingClasses, limitedMove, meanOfEdge, outcomeOf, scrambledPicture, shuffledOrder, sourceOf, tileGeometry, wholeOrder }
  from "../../../../lib/parts/scrambled_tiles/maths.js"

test("tiles are of one size, and what is left over stays at the edges", () => {
  assert.deepEqual(tileGeometry([28, 28], 3), { height: 9, width: 9, top: 0, left: 0 })
  assert.deepEqual(tileGeometry([11, 8], 3), { height: 3, width: 2, top: 1, left: 1 })
  const layout = { cut: 3, order: [1, 0, 2, 3, 4, 5, 6, 7, 8], moves: [] }
  assert.deepEqual(sourceOf([11, 8], layout, 0, 0), [0, 0])
  assert.deepEqual(sourceOf([11, 8], layout, 1, 1), [1, 3])
  assert.deepEqual(sourceOf([11, 8], layout, 3, 4), [3, 2])
  assert.deepEqual(sourceOf([11, 8], layout, 10, 7), [10, 7])
})

test("every pixel of the picture is somewhere in the scrambled one", () => {
  const layout = { cut: 4, order: shuffledOrder(4, 5), moves: [] }
  const places = Array.from({ length: 13 * 14 }, (_, at) => String(sourceOf([13, 14], layout, Math.floor(at / 14), at % 14)))
  assert.equal(new Set(places).size, 13 * 14)
})

test("a shuffle is never the whole picture", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const order = shuffledOrder(2, seed)
    assert.notDeepEqual(order, wholeOrder(2))
    assert.deepEqual([...order].sort(), wholeOrder(2))
  }
})

test("an answer stays, stays but is less sure, or is another", () => {
  const whole = [0.1, 0.9, 0]
  assert.equal(placeOfLargest(whole), 1)
  assert.equal(outcomeOf({ whole, now: [0.1, 0.82, 0] }), "still")
  assert.equal(outcomeOf({ whole, now: [0.1, 0.8, 0] }), "less")
  assert.equal(outcomeOf({ whole, now: [0.9, 0.8, 0] }), "other")
})

test("the classes that lead in either picture are listed in their usual order", () => {
  assert.deepEqual(leadingClasses({ whole: [0, 0.5, 0.1, 0.2], now: [0, 0, 0.9, 0.1] }, 2), [1, 2])
})

test("a picture in colour is put together tile by tile, and stays whole in its usual order", () => {
  const picture = { data: Uint8Array.from({ length: 12 }, (_, at) => at), shape: [2, 2, 3] }
  assert.deepEqual([...scrambledPicture(picture, { cut: 2, order: [3, 1, 2, 0], moves: [] }).data], [9, 10, 11, 3, 4, 5, 6, 7, 8, 0, 1, 2])
  assert.deepEqual(scrambledPicture(picture, { cut: 2, order: wholeOrder(2), moves: [] }), picture)
})

test("a network that is less sure has noticed, whatever it reads", () => {
  const whole = [0.1, 0.9, 0]
  assert.deepEqual([[0.1, 0.82, 0], [0.1, 0.8, 0], [0.9, 0.1, 0], [0.5, 0.1, 0]].map((now) => hasNoticed({ whole, now })), [false, true, false, true])
})

test("a moved tile lies on top, is cut off at the picture's edge, and leaves the mean colour of the edge", () => {
  const picture = { data: Uint8Array.from({ length: 16 }, (_, at) => at), shape: [4, 4, 1] }
  const colour = meanOfEdge(picture) // of 0 to 4, 7, 8 and 11 to 15: 7.5
  assert.deepEqual(colour, [8])
  const once = scrambledPicture(picture, { cut: 2, order: wholeOrder(2), moves: [{ place: 0, right: 1, down: 0 }] })
  assert.deepEqual([...once.data], [8, 0, 1, 3, 8, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15])
  const twice = scrambledPicture(picture, { cut: 2, order: [3, 1, 2, 0],
    moves: [{ place: 0, right: -1, down: -1 }, { place: 3, right: -1, down: 1 }] })
  assert.deepEqual([...twice.data], [15, 8, 2, 3, 8, 8, 6, 7, 8, 9, 8, 8, 12, 0, 1, 8])
})

test("the edge of a picture in colour has a mean in each channel", () => {
  assert.deepEqual(meanOfEdge({ data: Uint8Array.from([0, 9, 1, 0, 3, 1, 0, 9, 0]), shape: [3, 1, 3] }), [0, 7, 1])
})

test("a tile stays so far in the picture that its middle can be taken again", () => {
  assert.deepEqual(limitedMove([28, 28], 2, { place: 0, right: -20, down: 40 }), { place: 0, right: -7, down: 21 })
  assert.deepEqual(limitedMove([28, 28], 3, { place: 8, right: 9, down: -28 }), { place: 8, right: 5, down: -22 })
  assert.deepEqual(limitedMove([28, 28], 2, { place: 3, right: 3, down: -3 }), { place: 3, right: 3, down: -3 })
})
