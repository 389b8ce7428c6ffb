import assert from "node:assert/strict"
import { test } from "node:test"

import { createFollower } from "../../../../lib/parts/feature_maps/follow.js"
import { createRequests } from "../../../../lib/parts/feature_maps/requests.js"
import { nextScene } from "../../../../lib/parts/feature_maps/scene.js"
import { zoomed } from "../../../../lib/parts/feature_maps/state.js"
import { publish } from "../../../../lib/parts/kit/live.js"
import { NetworkError } from "../../../../lib/parts/kit/network/reasons.js"
import { numbersIn } from "../../../../lib/parts/kit/numbers.js"
import { ARRAYS, META, NET } from "./network.js"

const OUTPUTS = { conv1: [1, 4, 4, 2], pool1: [1, 2, 2, 2], scores: [1, 2] }
const LIVE = { ...META.live, about: "a run last", network: "a.tflite" }

/** @type {(milliseconds?: number) => Promise<void>} */
const wait = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** @type {(isSo: () => boolean) => Promise<void>} */
async function until(isSo) {
  for (let tried = 0; !isSo(); tried += 1) {
    assert.ok(tried < 500, "it does not come")
    await wait(10)
  }
}

/** @type {(level: number, isMoving: boolean) => import("../../../../lib/parts/kit/live.js").LivePicture} */
const drawing = (level, isMoving) => (
  { from: "pen", pixels: () => ({ data: new Uint8Array(36).fill(level, 14, 16), height: 6, width: 6, channels: 1 }), isMoving, number: null })

/**
 * Return a follower of a network that answers with the sum of what it sees, what it told, and what makes the network fail.
 */
function createFollowed() {
  /** @type {unknown[][]} */
  const told = []
  /** @type {(() => void) | null} */
  let fail = null
  let isBroken = false
  const tell = (/** @type {string} */ name) => (/** @type {any[]} */ ...given) => { told.push([name, ...given]) }
  const follower = createFollower(
    { drawn: (seen) => told.push(["drawn", seen.arrays["scores/values"].data[0]]), looked: (_, name) => told.push(["looked", name]),
      rested: tell("rested"), lost: tell("lost"), left: tell("left") },
    (_, { onFallback }) => {
      fail = () => {
        isBroken = true
        onFallback()
      }
      const observe = async (/** @type {any} */ image) => {
        await wait()
        if (isBroken) throw new NetworkError("memory", "There is none.")
        const sum = image.reduce((/** @type {number} */ total, /** @type {number} */ value) => total + value, 0)
        const filled = (/** @type {number[]} */ shape) => ({ data: new Float32Array(shape.reduce((size, side) => size * side)).fill(sum), shape })
        return Object.fromEntries(Object.entries(OUTPUTS).map(([name, shape]) => [name, filled(shape)]))
      }
      return /** @type {any} */ ({ ready: Promise.resolve({ observe: { outputs: OUTPUTS } }), reason: () => null, observe, close() {} })
    })
  return { follower, told, fail: () => fail?.() }
}

test("the layers follow the pen, and once it rests the server may be asked", async () => {
  const { follower, told } = createFollowed()
  follower.use(LIVE, NET)
  publish("picture", drawing(255, true))
  await until(() => told.length > 0)
  assert.deepEqual(told, [["drawn", told[0][1]]])
  assert.deepEqual([follower.isFollowing("a run last"), follower.isMoving(), follower.moving(), follower.turn()], [true, true, "pen", 1])
  await wait(200)
  assert.equal(follower.isMoving(), true, "the pen that stands still is not lifted")
  publish("picture", drawing(255, false))
  await until(() => told.length === 2)
  assert.deepEqual(told.slice(1), [["drawn", told[0][1]]])
  assert.deepEqual([follower.isMoving(), follower.moving(), follower.turn()], [true, null, 2])
  await until(() => told.length === 3)
  assert.deepEqual(told.slice(2), [["rested"]])
  assert.equal(follower.isMoving(), false)
  follower.use({ ...LIVE, about: "another", network: "b.tflite" }, NET)
  assert.equal(follower.isFollowing("another"), false)
  await until(() => follower.isFollowing("another")) // without another move of the pen
  publish("picture", undefined)
  assert.deepEqual(told.at(-1), ["left"])
  follower.stop()
})

test("the page's picture is looked at while nothing is on the canvas", async () => {
  const { follower, told } = createFollowed()
  assert.equal(follower.lookAt(NET), false, "no network is known yet")
  follower.use(LIVE, NET)
  assert.equal(follower.isReady(), false)
  assert.equal(follower.lookAt(NET), true)
  await until(() => told.length > 0)
  assert.deepEqual([told, follower.isReady(), follower.isFollowing(LIVE.about)], [[["looked", NET.name]], true, false])
  publish("picture", drawing(255, false))
  assert.equal(follower.lookAt(NET), false)
  publish("picture", null)
  follower.stop()
})

/** @type {(level: number, isMoving: boolean) => import("../../../../lib/parts/feature_maps/follow.js").Picture} */
const chosenHere = (level, isMoving) => ({ from: "chooser", isMoving, read: async () => new Uint8Array(36).fill(level) })

test("the server may be asked about a picture that is chosen once it is named and shown, whichever comes first", async () => {
  const { follower, told } = createFollowed()
  follower.use(LIVE, NET)
  follower.take(chosenHere(255, true))
  await until(() => told.length > 0)
  follower.settle()
  assert.deepEqual(told, [["drawn", 36], ["rested"]])
  follower.take(chosenHere(0, false))
  assert.deepEqual([follower.isShown(), follower.isFollowing(LIVE.about)], [false, true])
  follower.settle()
  assert.equal(told.length, 2)
  await until(() => told.length === 4)
  assert.deepEqual([...told.slice(2), follower.isShown()], [["drawn", 0], ["rested"], true])
  publish("picture", null)
  assert.equal(follower.isFollowing(LIVE.about), true, "a canvas that is empty is not where it comes from")
  follower.take(null)
  assert.deepEqual([follower.isFollowing(LIVE.about), follower.lookAt(NET)], [false, true])
  follower.stop()
})

class NoWorker {
  onerror = (/** @type {{ preventDefault: () => void }} */ _) => {}
  postMessage() {
    this.onerror({ preventDefault() {} })
  }
}

test("the layers follow a camera, and the picture that is taken stays", async (context) => {
  Object.assign(globalThis, { Worker: NoWorker })
  context.after(() => Reflect.deleteProperty(globalThis, "Worker"))
  const { follower, told } = createFollowed()
  follower.use(LIVE, NET)
  const pixels = { data: new Uint8Array(108).fill(200, 30, 70), height: 6, width: 6, channels: 3 }
  const frame = { ...drawing(255, true), from: /** @type {const} */ ("camera"), pixels: () => pixels }
  publish("picture", frame)
  await until(() => told.length > 0)
  assert.deepEqual([told[0][0], follower.moving(), follower.isMoving()], ["drawn", "camera", true])
  publish("picture", { ...frame, isMoving: false, number: 1 })
  await until(() => told.length === 3)
  assert.deepEqual([told.slice(1).map(([name]) => name), follower.moving(), follower.isMoving()], [["drawn", "rested"], null, false])
  publish("picture", undefined)
  assert.deepEqual(told.at(-1), ["left"])
  follower.stop()
})

test("a network that fails is told once, and the server is not kept from anything", async () => {
  const { follower, told, fail } = createFollowed()
  follower.use(LIVE, NET)
  publish("picture", drawing(255, true))
  await until(() => told.length > 0)
  fail()
  assert.deepEqual(told.slice(1), [["lost"]])
  assert.deepEqual([follower.isMoving(), follower.isReady(), follower.isFollowing(LIVE.about)], [false, false, false])
  publish("picture", drawing(200, true))
  await wait(20)
  assert.equal(told.length, 2)
  publish("picture", undefined)
  follower.stop()
})

test("a network that is not sent follows no pen", async () => {
  const { follower, told } = createFollowed()
  follower.use({ ...LIVE, network: null }, NET)
  publish("picture", drawing(255, true))
  await wait(20)
  assert.deepEqual([told, follower.isMoving(), follower.turn()], [[], false, 0])
  publish("picture", null)
  follower.stop()
})

/** @type {(changes?: object) => any} */
const followerThat = (changes) => (
  { turn: () => 0, isMoving: () => false, isReady: () => false, lookAt: () => true, ...changes })

test("the server is asked once for what only it knows, and not while the pen moves", () => {
  const texts = { labels: {}, plurals: {}, language: "en", numbers: numbersIn("en") }
  const first = nextScene(null, { ...texts, prepared: undefined, meta: META, arrays: ARRAYS })
  assert.ok(first)
  const map = { ...first, state: zoomed(first.state, { layer: 1, map: 0 }) }
  const layer = { ...first, state: zoomed(first.state, { layer: 1 }) }
  /** @type {any[]} */
  const sent = []
  const tell = /** @type {any} */ ({ state: (/** @type {string} */ _, /** @type {unknown} */ value) => sent.push(value) })
  assert.equal(createRequests(tell, followerThat({ isMoving: () => true })).request(map), map)
  const { request } = createRequests(tell, followerThat({ isReady: () => true }))
  request(first)
  assert.equal(request(layer).isWaiting, true)
  assert.deepEqual(sent, [], "all layers and one of them are the browser's own")
  assert.equal(request(map).isWaiting, true)
  request(map)
  request(layer)
  assert.deepEqual(sent, [{ have: "a run", layer: "pool1", map: 0, need: true }, { have: "a run", layer: "pool1", map: null, need: false }])
  createRequests(tell, followerThat()).request(layer)
  assert.deepEqual(sent.slice(2), [{ have: "a run", layer: "pool1", map: null, need: true }], "the server answers until the network is there")
})
