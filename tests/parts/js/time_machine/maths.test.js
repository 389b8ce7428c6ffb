import assert from "node:assert/strict"
import { test } from "node:test"

import { placeOf, withUpdate, weightOf } from "../../../../lib/parts/time_machine/history.js"
import { placeOfLargest } from "../../../../lib/parts/kit/maths.js"
import { barOf, endMedians, evenlySpaced, firstReaching, furthestFilter, grownStrokes, highestBar, limitOf, median, movement, positionOf,
  smoothness, sortedMovements, strongestWeight } from "../../../../lib/parts/time_machine/maths.js"
import { runOf } from "./made.js"

const RUN = runOf([0, 1, 5, 20])

test("a weight is read from its scale, in both directions", () => {
  const [layer] = RUN.frames[0].layers
  assert.deepEqual([0, 1, 2].map((place) => weightOf(layer, place)), [-1, 0, 1])
  assert.equal(placeOf({ height: 3, width: 2, inputs: 4 }, 2, 1), 54)
})

test("how far a filter is from its beginning", () => {
  assert.deepEqual(movement(RUN, 3, 0, 1), { filter: 1, cosine: 0.5, distance: 6, norm: 2, began: 2, share: 3 })
  assert.deepEqual([barOf({ cosine: 0.25, share: 3 }, "share"), barOf({ cosine: 0.25, share: 3 }, "cosine")], [3, 0.75])
})

test("medians, the furthest filter, the order and the height of the bars", () => {
  assert.deepEqual([median([3, 1, 2]), median([4, 1, 2, 3])], [2, 2.5])
  assert.deepEqual(endMedians(RUN), [{ cosine: 0.75, share: 2.25 }, { cosine: 0.75, share: 4.5 }])
  assert.equal(furthestFilter(RUN, 0), 1)
  assert.deepEqual(sortedMovements(RUN, { at: 3, layer: 0, measure: "share" }).map(({ filter }) => filter), [1, 0])
  assert.deepEqual([highestBar(RUN, 1, "share"), highestBar(RUN, 1, "cosine")], [6, 0.5])
})

test("what a network that exploded has no number for is not the largest", () => {
  assert.deepEqual([placeOfLargest([NaN, 1, 2]), placeOfLargest([3, NaN])], [2, 0])
})

test("strokes are told from noise by how alike neighbouring weights are", () => {
  /** @param {number[]} weights of a filter of 2×2, from −1 to 1 */
  const filterOf = (weights) => Uint16Array.from(weights, (weight) => (weight + 1) * 32767)
  /** @param {number[]} before @param {number[]} after @returns {any} */
  const grown = (before, after) => ({ meta: { layers: [{ height: 2, width: 2, filters: 1, inputs: 1 }] },
    frames: [before, after].map((weights) => ({ layers: [{ kernels: filterOf(weights), limit: 3 }] })) })
  const [noise, strokes] = [[1, -1, 1, 1], [1, 1, 0, 0]]
  assert.ok(Math.abs(smoothness(grown(noise, strokes), 0, 0) - 0) < 1e-9) // two pairs alike, two opposite
  assert.ok(Math.abs(smoothness(grown(noise, strokes), 1, 0) - 0.5) < 1e-9) // one of 1 · 1, two halves apart
  assert.deepEqual(grownStrokes(grown(noise, strokes)), { layer: 0, before: 0, after: smoothness(grown(noise, strokes), 1, 0) })
  assert.deepEqual([grownStrokes(grown(strokes, strokes)), grownStrokes(grown(noise, noise)), grownStrokes(RUN)], [null, null, null])
})

test("colours reach to one limit for the whole training, or to that of the snapshot", () => {
  assert.equal(limitOf(RUN, { at: 0, layer: 1, scale: "all" }), 5)
  assert.equal(limitOf(RUN, { at: 0, layer: 1, scale: "step" }), 2)
  assert.equal(strongestWeight(RUN, { layer: 1, channel: 0 }, 0), 2)
})

test("moments lie evenly, the first and the last among them", () => {
  assert.deepEqual(evenlySpaced(5, 3), [0, 2, 4])
  assert.deepEqual([evenlySpaced(2, 12), evenlySpaced(1, 12)], [[0, 1], [0]])
})

test("validation decides where it was measured below a threshold before, else the batches", () => {
  assert.deepEqual(firstReaching(RUN, 0.8), { at: 3, of: "validation", accuracy: 0.8 })
  assert.deepEqual(firstReaching(RUN, 0.3), { at: 2, of: "train", accuracy: 0.6 })
  assert.equal(firstReaching(RUN, 0.95), null)
})

test("where a step lies among the snapshots", () => {
  assert.deepEqual([0, 1, 3, 20, 99].map((step) => positionOf(RUN.frames, step)), [0, 1, 1.5, 3, 3])
})

/**
 * @param {number} after
 * @param {number[]} steps
 * @returns {any} an update without layers
 */
function sent(after, steps, run = "a", accuracy = [0.5]) {
  const names = ["loss", "validation_steps", "validation_loss", "validation_accuracy"]
  return { meta: { ...RUN.meta, run, after, steps, layers: [] },
    arrays: { ...Object.fromEntries(names.map((name) => [name, { data: [], shape: [0] }])), accuracy: { data: accuracy, shape: [1] } } }
}

test("snapshots are added, what is there already is left out, and a gap asks for all", () => {
  const begun = withUpdate(null, sent(-1, [0, 1]))
  assert.ok(begun)
  assert.equal(withUpdate(begun, sent(1, [])), begun)
  assert.notEqual(withUpdate(begun, sent(1, [], "a", [0.9])), begun)
  assert.deepEqual(withUpdate(begun, sent(0, [1, 5]))?.frames.map(({ step }) => step), [0, 1, 5])
  assert.deepEqual(withUpdate(begun, sent(-1, [0]))?.frames.map(({ step }) => step), [0])
  assert.equal(withUpdate(begun, sent(5, [20])), null)
  assert.equal(withUpdate(begun, sent(1, [5], "another")), null)
})
