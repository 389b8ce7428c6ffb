import assert from "node:assert/strict"
import { test } from "node:test"

import { arrangeTiles, cornerOf, tileAt } from "../../../../lib/parts/feature_maps/maths/tiles.js"

test("tiles are as large as the box lets them be", () => {
  const tiles = arrangeTiles(6, [10, 10], [100, 60], { gap: 0 })
  assert.deepEqual([tiles.across, tiles.wide, tiles.tall, tiles.width, tiles.height], [3, 30, 30, 90, 60])
})

test("few tiles stay small, and many make the box higher rather than be too small to see", () => {
  assert.equal(arrangeTiles(1, [10, 10], [500, 500], { gap: 4, most: 260 }).wide, 260)
  const many = arrangeTiles(100, [10, 10], [100, 40], { gap: 0, least: 20 })
  assert.deepEqual([many.wide, many.across, many.height], [20, 5, 400])
})

test("the tile under a point, and where in it", () => {
  const tiles = arrangeTiles(3, [10, 10], [64, 30], { gap: 2 })
  assert.deepEqual([tiles.across, tiles.wide], [3, 20])
  assert.deepEqual(cornerOf(tiles, 1), [22, 0])
  assert.deepEqual(tileAt(tiles, 27, 5), { at: 1, right: 0.25, down: 0.25 })
  assert.equal(tileAt(tiles, 43, 5)?.right, 0.9999) // the gap belongs to the tile before it
  assert.equal(tileAt(tiles, 80, 5), null)
  assert.equal(tileAt(tiles, -1, 5), null)
})
