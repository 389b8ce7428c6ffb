import assert from "node:assert/strict"
import { test } from "node:test"

import { colourOfClass, colourOfValue, rangeOf } from "../../../../lib/parts/capsule_map/maths/scale.js"
import { addressOf, startingState } from "../../../../lib/parts/capsule_map/state.js"

test("an address names a map, and the map the same address", () => {
  const view = { map: "umap", dims: "3", by: "slant", of: "4" }
  const state = startingState(view)
  assert.deepEqual([state.map, state.dims, state.by, state.of], ["umap", 3, "slant", 4])
  assert.deepEqual(addressOf(state), { map: "umap", dims: 3, by: "slant", of: 4 })
})

test("an address that names nothing is a flat map of PCA with all classes in their colours", () => {
  assert.deepEqual(addressOf(startingState({})), { map: "pca", dims: 2, by: "class", of: "all" })
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
