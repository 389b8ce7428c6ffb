import assert from "node:assert/strict"
import { test } from "node:test"

import { isAnswered, networksOf } from "../../../../lib/parts/turned_picture/scene.js"
import { startingState } from "../../../../lib/parts/turned_picture/state.js"

const DIALS = [{ name: "turn", least: -180, most: 180, step: 1, every: 5, usual: 0 }]
const COMMON = { title: "", checkpoint: "final", network: null, score_name: "lengths", parameters: null, accuracy: null, interval: null,
  images: null }
const CAPSULES = { ...COMMON, id: "capsules", features: "class_capsules", numbers: 16, pooled: null, trained_with: 3 }
const PLAIN = { ...COMMON, id: "plain", features: "dense", numbers: 1024, pooled: { layer: "pool2", numbers: 3136 }, trained_with: null }

test("a network without capsules is compared by its last pooling, unless another layer is chosen", () => {
  const read = (/** @type {Record<string, string>} */ view) => networksOf([CAPSULES, PLAIN], startingState(view, DIALS))
    .map(({ features, numbers, isPooled, iterations }) => [features, numbers, isPooled, iterations])
  assert.deepEqual(read({}), [["class_capsules", 16, false, null], ["pool2", 3136, true, null]])
  assert.deepEqual(read({ feature: "last", iterations: "7" }), [["class_capsules", 16, false, 7], ["dense", 1024, false, null]])
  assert.deepEqual(read({ iterations: "3" })[0][3], null) // as in training
})

test("what the server has read with another number of iterations answers nothing", () => {
  const meta = { networks: [], dials: DIALS, pictures: { picture: "test-1" }, answered: { turn: 5 }, iterations: 7 }
  const answered = (/** @type {Record<string, string>} */ view) => isAnswered(/** @type {any} */ (
    { picture: { reference: "test-1" }, state: startingState({ turn: "5", ...view }, DIALS), update: { meta } }))
  assert.deepEqual([answered({}), answered({ iterations: "6" }), answered({ iterations: "7" })], [false, false, true])
})
