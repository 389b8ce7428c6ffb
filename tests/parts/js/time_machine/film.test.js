import assert from "node:assert/strict"
import { test } from "node:test"

import { mapAt, textOf, wishOf, withFilm, withFilter, withoutFilter } from "../../../../lib/parts/time_machine/film.js"

const META = { key: "a", trouble: "", usual: false, layer: "conv1", filters: [2, 16], low: 0, high: 1, most: 12 }
const MAPS = { shape: [2, 2, 1, 2], data: new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7]) }
const IMAGE = { shape: [1, 1, 1], data: new Uint8Array([9]) }
const FILM = { meta: META, maps: MAPS, image: IMAGE }

test("a film is the one that was sent, the known one, or none", () => {
  assert.equal(withFilm(FILM, null, {}), null)
  assert.deepEqual(withFilm(null, META, { film: MAPS, film_image: IMAGE }), FILM)
  assert.deepEqual(withFilm(FILM, { ...META }, {}), FILM)
  assert.equal(withFilm(null, META, {}), undefined)
  assert.equal(withFilm(FILM, { ...META, key: "b" }, {}), undefined)
  const none = { key: "b", trouble: "no", usual: false }
  assert.deepEqual(withFilm(FILM, none, {}), { meta: none, maps: null, image: null })
})

test("a map is found at its snapshot, and behind the last at the last", () => {
  assert.deepEqual([...mapAt(MAPS, 0, 1)], [2, 3])
  assert.deepEqual([...mapAt(MAPS, 1, 0)], [4, 5])
  assert.deepEqual([...mapAt(MAPS, 7, 1)], [6, 7])
})

test("the address says layer and filters, from 1, and reads back", () => {
  assert.equal(textOf(FILM), "conv1:3,17")
  assert.deepEqual(wishOf("conv1:3,17"), { layer: "conv1", filters: [2, 16] })
  assert.equal(textOf({ ...FILM, meta: { ...META, usual: true } }), null)
  for (const text of [undefined, "", "conv1", "conv1:", "conv1:x", ":3"]) assert.deepEqual(wishOf(text), { layer: "", filters: [] })
})

test("a filter comes in order, alone where it is another layer's, and goes", () => {
  assert.deepEqual(withFilter(META, "conv1", 5), { layer: "conv1", filters: [2, 5, 16] })
  assert.deepEqual(withFilter(META, "conv1", 2), { layer: "conv1", filters: [2, 16] })
  assert.deepEqual(withFilter(META, "conv2", 5), { layer: "conv2", filters: [5] })
  assert.deepEqual(withoutFilter(META, 2), { layer: "conv1", filters: [16] })
})
