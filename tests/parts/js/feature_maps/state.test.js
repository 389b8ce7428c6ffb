import assert from "node:assert/strict"
import { test } from "node:test"

import { nextScene, needsNumbers, withNewest } from "../../../../lib/parts/feature_maps/scene.js"
import {
  addressOf, answerKey, levelAbove, mapToPoint, movedPixel, neighbour, startingState, stateIn, requestOf, withTapped, zoomed,
} from "../../../../lib/parts/feature_maps/state.js"
import { numbersIn } from "../../../../lib/parts/kit/numbers.js"
import { ARRAYS, META, NET } from "./network.js"

const CLOSER = { ...META, layers: undefined }
const TEXTS = { labels: {}, plurals: {}, language: "en", numbers: numbersIn("en"), prepared: undefined }

test("the address leads to a layer or a map, as far as there is one", () => {
  const found = startingState(NET, { layer: "conv1", map: "2", at: "3,4", colours: "layer" })
  assert.deepEqual([found.level, found.layer, found.map, found.pixel, found.scale], [2, 0, 1, [2, 3], "layer"])
  assert.deepEqual(addressOf(found, NET), { layer: "conv1", map: 2, at: "3,4", colours: "layer" })
  const layer = startingState(NET, { layer: "pool1", map: "9", at: "1,1" })
  assert.deepEqual([layer.level, layer.layer, layer.map, layer.pixel], [1, 1, 0, null])
  for (const address of [{}, { layer: "scores" }, { layer: "gone", map: "1" }, { map: "0" }, { colours: "x" }]) {
    assert.deepEqual(addressOf(startingState(NET, address), NET), { layer: null, map: null, at: null, colours: null })
  }
})

test("a zoom leads to a level, and Escape back to the one above", () => {
  const state = zoomed(startingState(NET, { colours: "network" }), { layer: 1, map: 1, pixel: [0, 1] })
  assert.deepEqual([state.level, state.layer, state.map, state.chosen, state.pixel, state.scale], [2, 1, 1, 1, [0, 1], "network"])
  assert.deepEqual(levelAbove(state), { layer: 1, chosen: 1 })
  assert.deepEqual(levelAbove(zoomed(state, levelAbove(state))), {})
})

test("another picture keeps the map, and a network without it leads to all layers", () => {
  const state = zoomed(startingState(NET, {}), { layer: 1, map: 1, pixel: [0, 1] })
  assert.deepEqual(stateIn(state, NET, "pool1"), state)
  assert.equal(stateIn(state, { layers: [{ ...NET.layers[1], count: 1 }] }, "pool1").level, 0)
  assert.equal(stateIn(state, { layers: [NET.layers[0]] }, "pool1").level, 0)
})

test("keys move within the maps, and within the pixels of one", () => {
  assert.equal(neighbour({ chosen: 4 }, [1, 0], 3, 6), 5)
  assert.equal(neighbour({ chosen: 4 }, [-1, 0], 3, 6), 1)
  assert.deepEqual(movedPixel([0, 1], [-1, 1], { rows: 2, columns: 3 }), [0, 2])
})

test("a channel that is tapped twice is let go", () => {
  const once = withTapped(startingState(NET, {}), 3)
  assert.deepEqual([once.channel, withTapped(once, 5).channel, withTapped(once, 3).channel], [3, 5, null])
})

test("the picture points back to the map that was pointed at last in this layer", () => {
  const state = { ...zoomed(startingState(NET, {}), { layer: 1, chosen: 1 }), pointed: { layer: 1, map: 0, pixel: null } }
  assert.equal(mapToPoint(state), 0)
  assert.equal(mapToPoint({ ...state, pointed: { layer: 0, map: 0, pixel: null } }), 1)
  assert.equal(mapToPoint({ ...state, level: 2, map: 1 }), 1)
})

test("the server is told what is looked at, and what is lacking", () => {
  const scene = nextScene(null, { ...TEXTS, meta: { ...META, view: { layer: "pool1" } }, arrays: ARRAYS })
  assert.ok(scene)
  assert.equal(needsNumbers(scene), true)
  assert.equal(answerKey(scene.state, scene.net), "pool1")
  assert.deepEqual(requestOf(scene.state, scene.net, true), { have: "a run", layer: "pool1", map: null, need: true })
  const full = { data: new Float32Array(8), shape: [2, 2, 2] }
  const after = nextScene(scene, { ...TEXTS, meta: { ...CLOSER, full: { layer: "pool1", block: 1 } }, arrays: { full } })
  assert.ok(after)
  assert.equal(needsNumbers(after), false)
  assert.equal(after.net, scene.net)
})

test("numbers of an overview that is not here are of no use", () => {
  assert.equal(nextScene(null, { ...TEXTS, meta: CLOSER, arrays: {} }), null)
})

test("the oldest answers go", () => {
  let kept = new Map()
  for (const key of "abcdefghijklm") kept = withNewest(kept, key, key)
  assert.deepEqual([kept.size, kept.has("a"), kept.has("b")], [12, false, true])
  assert.deepEqual([...withNewest(kept, "b", "new").keys()].slice(-2), ["m", "b"])
})
