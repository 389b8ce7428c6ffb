import assert from "node:assert/strict"
import { test } from "node:test"

import { noticeText } from "../../../../lib/parts/scrambled_tiles/cards.js"
import { linesOf } from "../../../../lib/parts/scrambled_tiles/exports.js"
import { cellsOf } from "../../../../lib/parts/scrambled_tiles/notebook.js"
import { allOf, insideOfPair, newestOf, pairOf } from "../../../../lib/parts/scrambled_tiles/scene.js"
import { movesText } from "../../../../lib/parts/scrambled_tiles/words.js"
import { sceneOf } from "./scene.js"

/** @type {[number[], number[]][]} */
const READS = [[[0.25, 0.75], [0.5, 0.5]], [[0, 1], [0.75, 0.25]]]
const SCENE = sceneOf({ order: [1, 0, 2, 3], reads: READS })

test("what a network read of another layout or picture is shown, but not taken for the newest", () => {
  const [first] = SCENE.update.meta.networks
  assert.equal(newestOf(SCENE, first), pairOf(SCENE, first))
  const moved = { ...SCENE, state: { ...SCENE.state, layout: { cut: 2, order: [2, 0, 1, 3], moves: [] } } }
  assert.deepEqual([newestOf(moved, first), allOf(moved)], [null, null])
  assert.ok(pairOf(moved, first))
  assert.equal(newestOf({ ...SCENE, of: 4 }, first), null)
  assert.equal(allOf(SCENE)?.length, 2)
})

test("where the browser cannot, what the server read is shown, if it is of this picture and layout", () => {
  const asked = { order: [1, 0, 2, 3], reads: READS, isAble: false }
  const [first] = SCENE.update.meta.networks
  assert.equal(pairOf(sceneOf(asked), first), null)
  assert.equal(pairOf(sceneOf({ ...asked, answered: "2-1-0-2-3", reference: "test-2" }), first), null)
  const found = newestOf(sceneOf({ ...asked, answered: "2-1-0-2-3" }), first)
  assert.deepEqual([found?.whole.scores, found?.now.scores], READS[0])
})

test("the vector of the class that the picture shows is followed, else that of the answer", () => {
  const [first, second] = SCENE.update.meta.networks
  const { subject, change } = insideOfPair(SCENE, first, /** @type {any} */ (pairOf(SCENE, first)))
  assert.deepEqual([subject, change?.before, change?.after, Math.round(change?.angle ?? 0)], [1, 5, 5, 90])
  const features = insideOfPair(SCENE, second, /** @type {any} */ (pairOf(SCENE, second)))
  assert.deepEqual(features.change, { angle: 0, before: 1, after: 2 })
  const unlabelled = sceneOf({ order: [1, 0, 2, 3], reads: [[[0.9, 0.1], [0, 1]], READS[1]], classes: [] })
  assert.equal(insideOfPair(unlabelled, first, /** @type {any} */ (pairOf(unlabelled, first))).subject, 0)
})

test("a network has noticed where it is less sure of whatever it reads", () => {
  const labels = { noticed_less: "less {name}", noticed_other: "other", unnoticed_still: "still {name}", unnoticed_other: "{now} as {whole}" }
  const scene = { ...SCENE, update: { ...SCENE.update, labels: /** @type {any} */ (labels) } }
  const said = [[0.2, 0.8], [0.2, 0.7], [0.85, 0.1], [0.5, 0.1]].map((now) => noticeText(scene, { whole: [0.1, 0.9], now }))
  assert.deepEqual(said, ["less y", "less y", "x as y", "other"])
  assert.equal(noticeText(scene, { whole: [0.1, 0.9], now: [0, 0.82] }), "still y")
})

test("the file has every score and what became of each vector", () => {
  const lines = linesOf(SCENE)
  assert.deepEqual(lines.slice(0, 2), [["picture", "layout"], ["test-1", "2-1-0-2-3"]])
  assert.deepEqual(lines[4], ["b", "true", "dense", "y", 1, 2, 0])
  const heads = ["class", "a whole", "a in parts", "b whole", "b in parts"]
  assert.deepEqual(lines.slice(5), [heads, ["x", 0.25, 0.5, 0, 0.75], ["y", 0.75, 0.5, 1, 0.25]])
})

test("the notebook loads each network and takes the parts apart in the same order", () => {
  const code = cellsOf(SCENE).flatMap((cell) => ("code" in cell ? [cell.code] : []))
  assert.ok(code[0].includes("np.uint8([0,1,2,3]).reshape([2,2,1])"))
  assert.ok(code[1].includes("scramble_tiles(image, 2, [1,0,2,3])"))
  assert.ok(code[2].includes('load_network("a", "final")') && code[2].includes('outputs["class_capsules"].numpy().astype(float)[:, 1]'))
  assert.ok(code[3].includes('outputs["dense"].numpy().astype(float).reshape(len(scores), -1)'))
})

test("file, notebook and words say which parts are moved, and how far", () => {
  const moves = [{ place: 0, right: -3, down: 1 }, { place: 2, right: 0, down: -2 }]
  const labels = { kit_list: "{text}, {more}", kit_clauses: "{text}; {more}", moved: "{parts}.", moved_part: "{part} {shift}", board: "{order}" }
  const plurals = Object.fromEntries(["right", "left", "top", "bottom"].map((side) => [`to_${side}`, { other: `{count} ${side}` }]))
  const update = { ...SCENE.update, labels: { ...SCENE.update.labels, ...labels }, plurals, language: "en" }
  const scene = { ...SCENE, update, state: { ...SCENE.state, layout: { ...SCENE.state.layout, moves } } }
  assert.equal(movesText(/** @type {any} */ (scene)), "2 3 left, 1 bottom; 3 2 top.")
  assert.deepEqual(linesOf(/** @type {any} */ (scene)).slice(-3), [["part moved", "pixels right", "pixels down"], [2, -3, 1], [3, 0, -2]])
  const code = cellsOf(/** @type {any} */ (scene)).flatMap((cell) => ("code" in cell ? [cell.code] : []))
  assert.ok(code[1].includes("scramble_tiles(image, 2, [1,0,2,3], [[0,-3,1],[2,0,-2]])"), code[1])
  assert.equal(movesText(SCENE), "")
})
