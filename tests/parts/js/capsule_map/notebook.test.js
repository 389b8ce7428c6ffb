import assert from "node:assert/strict"
import { test } from "node:test"

import { cellsOf } from "../../../../lib/parts/capsule_map/notebook.js"

const labels = { notebook_about: "", notebook_umap_places: "{neighbours} {distance} {seed}", notebook_umap: "PCA too", notebook_pca: "PCA" }
/** @type {any} */
const scene = {
  update: { labels, meta: { classes: ["0", "1"] } }, state: { map: "umap", dims: 2, of: null },
  digits: { images: { shape: [2, 28, 28, 1] } }, near: null, places: [0, 5], points: [[1.23456, -2], [0, 0.5]], pca: null,
}
/** @type {any} */
const live = { run: "a", checkpoint: "final" }

/** @param {any} shown */
const textsOf = (shown) => cellsOf(shown, live, false).flatMap((cell) => ("text" in cell ? [cell.text] : []))

test("the notebook has UMAP's places as data, with their settings, beside the PCA that it computes", () => {
  assert.deepEqual(textsOf(scene), ["", "15 0.5 7", "PCA too"])
  const codes = cellsOf(scene, live, false).flatMap((cell) => ("code" in cell ? [cell.code] : []))
  assert.match(codes[1], /umap_places = dict\(\[\[0,\[1\.2346,-2\]\],\[5,\[0,0\.5\]\]\]\)/)
})

test("a map of PCA, or one that UMAP has not laid out yet, has PCA alone", () => {
  assert.deepEqual(textsOf({ ...scene, pca: {} }), ["", "PCA"])
  assert.deepEqual(textsOf({ ...scene, points: [] }), ["", "PCA"])
})
