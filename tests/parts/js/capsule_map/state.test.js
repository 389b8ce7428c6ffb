import assert from "node:assert/strict"
import { test } from "node:test"

import { colourOfClass, colourOfValue, rangeOf } from "../../../../lib/parts/capsule_map/maths/scale.js"
import { addressOf, startingState } from "../../../../lib/parts/capsule_map/state.js"

test("an address names a map, and the map the same address", () => {
  const view = { map: "umap", dims: "3", by: "slant", of: "4" }
  const state = startingState(view)
  assert.deepEqual([state.map, state.dims, state.by, state.of], ["umap", 3, "slant", 4])
  assert.deepEqual(addressOf(state), { map: "umap", dims: 3, by: "slant", of: 4, yaw: "30", pitch: "20", zoom: 1, middle: null })
})

test("an address that names nothing is a flat map of PCA with all classes in their colours", () => {
  assert.deepEqual(addressOf(startingState({})), { map: "pca", dims: 2, by: "class", of: "all", yaw: null, pitch: null, zoom: 1, middle: null })
})

test("a link shows a map in space as it was turned, and a flat one where it was looked at closely", () => {
  const turned = { dims: "3", yaw: "-120.25", pitch: "90", zoom: "2" }
  const close = { dims: "2", zoom: "4", middle: "0.1234,-2" }
  for (const view of [turned, close]) {
    const written = Object.entries(addressOf(startingState(view))).map(([name, value]) => [name, value === null ? undefined : String(value)])
    for (const [name, text] of Object.entries(view)) assert.equal(Object.fromEntries(written)[name], text)
  }
  const { camera } = startingState({ dims: "2", zoom: "3", middle: "x" })
  assert.deepEqual([camera.zoom, camera.x, camera.y], [1, 0, 0])
})

test("a scale goes over what was measured, and what could not be has a grey of its own", () => {
  const measured = [3, null, -2, 5].map((slant) => ({ slant, thickness: null, width: null, height: null, ink: 1 }))
  assert.deepEqual(rangeOf(measured, "slant"), [-2, 5])
  assert.equal(rangeOf(measured, "width"), null)
  assert.deepEqual([colourOfValue(-2, [-2, 5]), colourOfValue(5, [-2, 5])], [[0, 34, 78], [254, 232, 56]])
  assert.deepEqual(colourOfValue(null, [-2, 5]), [150, 150, 150])
  assert.deepEqual(colourOfValue(1, [1, 1]), colourOfValue(0.5, [0, 1]))
})

test("ten classes have ten colours", () => {
  assert.equal(new Set(Array.from({ length: 10 }, (_, label) => colourOfClass(label).join())).size, 10)
})
