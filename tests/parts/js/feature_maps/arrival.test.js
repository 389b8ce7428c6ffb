import assert from "node:assert/strict"
import { test } from "node:test"

import { arrivalOf } from "../../../../lib/parts/feature_maps/arrival.js"
import { nextScene } from "../../../../lib/parts/feature_maps/scene.js"
import { numbersIn } from "../../../../lib/parts/kit/numbers.js"
import { ARRAYS, META } from "./network.js"

const TEXTS = { labels: {}, plurals: {}, language: "en", numbers: numbersIn("en"), prepared: undefined }
const SERVERS = { ...TEXTS, meta: { ...META, turn: 0 }, arrays: ARRAYS }
const FULL = { layer: "pool1", block: 1 }
const SHOWN = /** @type {import("../../../../lib/parts/feature_maps/scene.js").Scene} */ (nextScene(null, SERVERS))

/** @type {(changes?: object) => any} */
const follower = (changes) => ({ isFollowing: () => false, isShown: () => false, turn: () => 0, ...changes })
/** @type {(name?: string | null) => any} */
const choosing = (name = null) => ({ isOpen: () => name !== null, name: () => name })
const following = follower({ isFollowing: () => true, isShown: () => true })

test("the overview of another picture makes elements anew, that of the same one does not", () => {
  const other = { ...SERVERS, meta: { ...SERVERS.meta, name: "another" } }
  const found = [SERVERS, other].map((given) => arrivalOf(SHOWN, given, follower(), choosing()))
  assert.deepEqual(found.map((one) => [one?.isOther, one?.isNews, one?.next.net.name]), [[true, false, "a run"], [true, true, "another"]])
  assert.equal(arrivalOf(SHOWN, { ...other, labels: {}, meta: { ...other.meta, layers: undefined } }, follower(), choosing()), null)
  assert.equal(arrivalOf(SHOWN, { ...SERVERS, labels: { other: "language" } }, follower(), choosing())?.isNews, true)
})

test("what was chosen here and is shown stays, whatever a run of the page is about", () => {
  const mine = { ...SHOWN, net: { ...SHOWN.net, name: "mine" } }
  for (const name of ["mine", "one before"]) {
    const full = { ...SERVERS, meta: { ...SERVERS.meta, name, full: FULL }, arrays: { ...ARRAYS, full: ARRAYS["pool1/maps"] } }
    const found = arrivalOf(mine, full, following, choosing("mine"))
    assert.deepEqual([found?.next.net.name, found?.next.net.layers, found?.isOther], ["mine", mine.net.layers, false])
    assert.deepEqual([found?.isNews, found?.next.fulls.size], name === "mine" ? [true, 1] : [false, 0], "numbers of another picture are left out")
  }
})

test("the server's overview is shown while the browser's own of that picture is not there yet", () => {
  const slow = follower({ isFollowing: () => true })
  const shown = arrivalOf(SHOWN, { ...SERVERS, meta: { ...SERVERS.meta, name: "mine" } }, slow, choosing("mine"))
  assert.deepEqual([shown?.next.net.name, shown?.isOther, shown?.isFollowing], ["mine", true, false])
  const old = arrivalOf(SHOWN, { ...SERVERS, meta: { ...SERVERS.meta, name: "one before" } }, slow, choosing("mine"))
  assert.deepEqual([old?.next.net.name, old?.isFollowing], ["a run", true])
})

test("what is drawn elsewhere on the page is called as the server calls it", () => {
  const found = arrivalOf(SHOWN, { ...SERVERS, meta: { ...SERVERS.meta, name: "a drawing", turn: 1 } }, following, choosing())
  assert.deepEqual([found?.next.net.name, found?.next.net.layers], ["a drawing", SHOWN.net.layers])
})
