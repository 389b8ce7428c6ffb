import assert from "node:assert/strict"
import { test } from "node:test"

import { averageBlocks, outputsFor, readAnswer, withSeen } from "../../../../lib/parts/feature_maps/live.js"
import { followingScene, nextScene, withoutNumbers } from "../../../../lib/parts/feature_maps/scene.js"
import { requestOf, zoomed } from "../../../../lib/parts/feature_maps/state.js"
import { numbersIn } from "../../../../lib/parts/kit/numbers.js"
import { ARRAYS, META, NET } from "./network.js"

/** @type {(shape: number[], ...values: number[]) => import("../../../../lib/parts/kit/network/passes.js").Floats} */
const floats = (shape, ...values) => ({ data: new Float32Array(values), shape })
const TEXTS = { labels: {}, plurals: {}, language: "en", numbers: numbersIn("en"), prepared: undefined }
const OUTPUTS = { conv1: [1, 4, 4, 2], pool1: [1, 2, 2, 2], scores: [1, 2] }
const ANSWER = {
  conv1: floats(OUTPUTS.conv1, ...Array.from({ length: 32 }, (_, at) => (at % 2 === 0 ? at : -at))),
  pool1: floats(OUTPUTS.pool1, 1, 0, 2, 0, 3, 0, 5, 0),
  scores: floats(OUTPUTS.scores, 0.9, 0.1),
}
const SEEN = readAnswer(ANSWER, NET.layers, ["conv1", "pool1", "scores"])

test("a file gives a layer under its own name, or the states of a recurrent one under another", () => {
  assert.deepEqual(outputsFor(OUTPUTS, NET.layers), ["conv1", "pool1", "scores"])
  const last = { ...OUTPUTS, pool1: [1, 4] }
  assert.deepEqual(outputsFor({ ...last, pool1_states: [1, 2, 4] }, NET.layers), ["conv1", "pool1_states", "scores"])
  assert.equal(outputsFor(last, NET.layers), null, "the last state of a recurrent layer is not all of them")
  assert.deepEqual(outputsFor({ primary: [1, 4, 8] }, [{ ...NET.layers[0], name: "primary", kind: "capsules", shape: [2, 2, 1] }]), ["primary"])
})

test("maps come one after the other, with their ends, as bytes between these, and whole", () => {
  assert.deepEqual([...SEEN.arrays["pool1/lows"].data], [1, 0])
  assert.deepEqual([...SEEN.arrays["pool1/highs"].data], [5, 0])
  assert.deepEqual(SEEN.arrays["pool1/maps"], { data: Uint8Array.of(0, 64, 128, 255, 0, 0, 0, 0), shape: [2, 2, 2] })
  assert.deepEqual(SEEN.fulls.get("pool1"), { data: Float32Array.of(1, 2, 3, 5, 0, 0, 0, 0), shape: [2, 2, 2], block: 1 })
  assert.deepEqual(SEEN.arrays["scores/values"], { data: Float32Array.of(0.9, 0.1), shape: [2] })
})

test("capsules are shown by their lengths, or by the activations behind their poses", () => {
  const layer = { ...NET.layers[0], name: "primary", kind: "capsules", shape: [1, 2, 1] }
  const vectors = readAnswer({ primary: floats([1, 2, 2], 3, 4, 0, -0.5) }, [layer], ["primary"])
  assert.deepEqual([...vectors.arrays["primary/highs"].data], [5])
  const poses = readAnswer({ primary: floats([1, 1, 2, 1, 3], 9, 9, 0.25, 9, 9, 0.75) }, [layer], ["primary"])
  assert.deepEqual([...(poses.fulls.get("primary")?.data ?? [])], [0.25, 0.75])
})

test("large maps become the means of blocks, without what fills none", () => {
  const maps = { data: Float32Array.from({ length: 15 }, (_, at) => at), shape: [1, 3, 5], block: 1 }
  assert.deepEqual(averageBlocks(maps, 5), maps)
  assert.deepEqual(averageBlocks(maps, 3), { data: Float32Array.of((0 + 1 + 5 + 6) / 4, (2 + 3 + 7 + 8) / 4), shape: [1, 1, 2], block: 2 })
})

test("another picture changes the numbers and nothing that the learner chose", () => {
  const before = nextScene(null, { ...TEXTS, meta: { ...META, view: { layer: "pool1", map: "2", colours: "layer" } }, arrays: ARRAYS })
  assert.ok(before)
  const scene = followingScene({ ...before, steps: new Map([["pool1/1", /** @type {any} */ ({})]]) }, SEEN, new Uint8Array(36).fill(9), "pen")
  assert.deepEqual(scene.state, before.state)
  assert.deepEqual([scene.net.name, scene.net.layers[1].high, scene.net.layers[2].values], ["a run", 5, Float32Array.of(0.9, 0.1)])
  assert.deepEqual([scene.net.image.picture.data[0], scene.net.layers[1].slide], [9, NET.layers[1].slide])
  assert.deepEqual([scene.steps.size, scene.moving], [0, "pen"], "no sum of another picture is left")
  assert.deepEqual(withSeen(NET, SEEN, ARRAYS.image).classes, NET.classes)
  assert.deepEqual(withSeen({ ...NET, shows: [1] }, SEEN, ARRAYS.image).shows, []) // another picture shows something else
  assert.deepEqual(withSeen(NET, SEEN, ARRAYS.image, [0]).shows, [0])
})

test("what the server says of the picture that is followed changes no more than its name", () => {
  const before = nextScene(null, { ...TEXTS, meta: META, arrays: ARRAYS })
  assert.ok(before)
  const scene = followingScene(before, SEEN, new Uint8Array(36), null)
  const named = nextScene(scene, { ...TEXTS, meta: { ...META, name: "a drawing" }, arrays: ARRAYS }, "a drawing")
  assert.deepEqual([named?.net.name, named?.net.layers], ["a drawing", scene.net.layers])
  assert.equal(nextScene(scene, { ...TEXTS, meta: { ...META, name: "a drawing", layers: undefined }, arrays: {} }), null)
})

test("numbers of an earlier picture are left out of what the server sends", () => {
  const meta = { ...META, full: { layer: "pool1", block: 1 } }
  const { meta: left } = withoutNumbers({ ...TEXTS, meta, arrays: ARRAYS })
  assert.deepEqual([left.full, left.name], [undefined, "a run"])
  const state = zoomed(nextScene(null, { ...TEXTS, meta: META, arrays: ARRAYS })?.state ?? assert.fail(), { layer: 1, map: 0 })
  assert.deepEqual(requestOf(state, NET, true, 3), { have: "a run", layer: "pool1", map: 0, need: true, turn: 3 })
})
