import assert from "node:assert/strict"
import { mock, test } from "node:test"

import { NetworkError } from "../../../../../lib/parts/kit/network/reasons.js"
import { createRerouting } from "../../../../../lib/parts/kit/routed/rerouting.js"

/** @typedef {import("../../../../../lib/parts/kit/routed/rerouting.js").Update} Update */
/** @typedef {import("../../../../../lib/parts/kit/routed/choice.js").Picture} Picture */

const floats = (/** @type {number[]} */ shape, value = 0) =>
  ({ shape, data: new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(value) })

/**
 * @param {{ run?: string, picture?: string, iterations?: number, checkpoint?: string, network?: string | null, language?: string }} [sent]
 */
function update({ run = "a", picture = "test-3", iterations = 3, checkpoint = "20", network = "networks/", language = "en" } = {}) {
  const checkpoints = ["20", "10"].map((name) => ({ name, label: name, network: network && `${network}${run}/${name}` }))
  const choices = { run, picture, checkpoint, checkpoints, trained_with: 3, most_iterations: 10, answers: 1 }
  const arrays = { image: floats([2, 2, 1]), couplings: floats([iterations, 4, 3]), outputs: floats([iterations, 3, 2]) }
  const meta = { choices, kind: { arrays: ["couplings", "outputs"] }, digest: `${run} ${picture} ${checkpoint} ${iterations}` }
  return /** @type {Update} */ (/** @type {unknown} */ ({ meta, arrays, language }))
}

/** @returns {Picture} */
const drawing = (value = 0.5, isMoving = false, /** @type {string | null} */ reference = "own-1") =>
  ({ reference, image: floats([2, 2, 1], value), isMoving, classes: [] })

/** @param {{ isHere?: boolean }} [options] whether networks arrive */
function started({ isHere = true } = {}) {
  mock.timers.enable({ apis: ["setTimeout"] })
  /** @type {string[]} what was shown: of which data, iterations, checkpoint and picture's first pixel */
  const shown = []
  /** @type {string[]} */
  const told = []
  const waiting = { is: false }
  /** @type {(() => void)[]} */
  const arriving = []
  /** @type {((reason: "missing") => void)[]} */
  const failing = []
  const rerouting = createRerouting({
    show({ meta, arrays, language }, { checkpoint }) {
      const where = meta.digest.startsWith("routed") ? "here" : "sent"
      shown.push(`${where} ${arrays.couplings.shape[0]} ${checkpoint} ${arrays.image.data[0]} ${language}`)
    },
    writeAddress: () => told.push("address"),
    ask: () => told.push("ask"),
    say: (isWaiting) => { waiting.is = isWaiting },
  }, (address, { onFallback }) => {
    /** @type {NetworkError | null} */
    let failure = null
    const ready = isHere ? Promise.resolve() : new Promise((resolve) => arriving.push(() => resolve(undefined)))
    failing.push(() => {
      failure = new NetworkError("missing", address)
      arriving.forEach((arrive) => arrive())
      onFallback()
    })
    const answer = async (/** @type {object} */ found) => {
      if (failure) throw failure
      return found
    }
    return /** @type {import("../../../../../lib/parts/kit/network.js").Network} */ (/** @type {unknown} */ ({
      ready: ready.then(() => (failure ? null : { observe: { outputs: { primary: [], votes: [] } } })),
      reason: () => failure?.reason ?? null,
      observe: () => answer({ primary: floats([1, 4, 2]), votes: floats([1, 4, 3, 2]) }),
      route: (/** @type {{ iterations: number }} */ { iterations }) =>
        answer({ couplings: floats([iterations, 4, 3]), outputs: floats([iterations, 3, 2]) }),
      close() {},
    }))
  })
  return { rerouting, shown, told, waiting, arrive: () => arriving.forEach((one) => one()), fail: () => failing.at(-1)?.("missing") }
}

const settled = async () => { for (let turn = 0; turn < 50; turn += 1) await null }

test.afterEach(() => mock.timers.reset())

test("what the server sent is shown at once, and other iterations come from the network, without the server", async () => {
  const { rerouting, shown, told } = started()
  rerouting.receive(update())
  assert.deepEqual(shown.splice(0), ["sent 3 20 0 en"])
  rerouting.choose({ iterations: 5 })
  await settled()
  assert.deepEqual(shown.splice(0), ["here 5 20 0 en"])
  rerouting.choose({ checkpoint: "10" })
  await settled()
  assert.deepEqual(shown.splice(0), ["here 5 10 0 en"])
  rerouting.choose({ iterations: 3, checkpoint: "20" })
  assert.deepEqual(shown.splice(0), ["sent 3 20 0 en"]) // the server's is still there
  mock.timers.tick(10_000)
  assert.deepEqual(told, ["address", "address", "address"])
})

test("a picture that moves is routed with each move, and written into the address once it rests", async () => {
  const { rerouting, shown, told } = started()
  rerouting.receive(update())
  rerouting.choose({ picture: drawing(0.25, true, null) })
  await settled()
  rerouting.choose({ picture: drawing(0.5, true, null) })
  await settled()
  assert.deepEqual([shown.splice(0), told.splice(0)], [["sent 3 20 0 en", "here 3 20 0.25 en", "here 3 20 0.5 en"], []])
  const rested = drawing(0.75)
  rerouting.choose({ picture: rested })
  await settled()
  assert.deepEqual([shown.splice(0), told.splice(0)], [["here 3 20 0.75 en"], ["address"]])
  rerouting.choose({ picture: { ...rested, reference: "own-2" } }) // it is kept under another name
  assert.deepEqual(shown.splice(0), ["here 3 20 0.75 en"])
  rerouting.receive(update({ picture: "own-2" }))
  assert.deepEqual(shown, ["sent 3 20 0 en"])
})

test("moves that are overtaken are left out", async () => {
  const { rerouting, shown } = started()
  rerouting.receive(update())
  for (const value of [0.25, 0.5, 0.75]) rerouting.choose({ picture: drawing(value, true, null) })
  await settled()
  assert.deepEqual(shown, ["sent 3 20 0 en", "here 3 20 0.25 en", "here 3 20 0.75 en"])
})

test("without a network the server is asked once the choice rests, and what it sends is shown", () => {
  const { rerouting, shown, told } = started()
  rerouting.receive(update({ network: null }))
  for (const iterations of [4, 5]) rerouting.choose({ iterations })
  assert.deepEqual(told.splice(0), ["address", "address"])
  mock.timers.tick(300)
  assert.deepEqual(told.splice(0), ["address", "ask"])
  rerouting.receive(update({ network: null, iterations: 5 }))
  assert.deepEqual(shown, ["sent 3 20 0 en", "sent 5 20 0 en"])
  mock.timers.tick(10_000)
  assert.deepEqual(told, [])
})

test("the server is not asked about a picture that it does not have yet", () => {
  const { rerouting, told } = started()
  rerouting.receive(update({ network: null }))
  rerouting.choose({ picture: drawing(0.5, true, null) })
  rerouting.choose({ picture: drawing(0.5, false, null) })
  mock.timers.tick(1000)
  assert.ok(!told.includes("ask"))
  rerouting.choose({ picture: drawing(0.5, false, "own-1") })
  mock.timers.tick(300)
  assert.ok(told.includes("ask"))
})

test("while the network is on its way the learner hears of it, then the server is asked too, and who is first is shown", async () => {
  const { rerouting, shown, told, waiting, arrive } = started({ isHere: false })
  rerouting.receive(update())
  rerouting.choose({ iterations: 5 })
  assert.equal(waiting.is, false)
  mock.timers.tick(300)
  assert.equal(waiting.is, true)
  mock.timers.tick(1200)
  assert.deepEqual(told.splice(0), ["address", "address", "ask"])
  rerouting.receive(update({ iterations: 5 }))
  assert.deepEqual([shown.at(-1), waiting.is], ["sent 5 20 0 en", false])
  arrive()
  await settled()
  assert.equal(shown.length, 2) // the network's own answer comes too late
  rerouting.choose({ iterations: 6 })
  await settled()
  assert.equal(shown.at(-1), "here 6 20 0 en")
})

test("a network that fails leaves what was chosen to the server", async () => {
  const { rerouting, told, fail } = started({ isHere: false })
  rerouting.receive(update())
  rerouting.choose({ iterations: 5 })
  fail()
  await settled()
  mock.timers.tick(300)
  assert.deepEqual(told, ["address", "address", "ask"])
})

test("a server that sends something else is asked again, once, and then what it sends holds", () => {
  const { rerouting, shown, told } = started()
  const sent = update({ network: null })
  rerouting.receive(sent)
  rerouting.choose({ iterations: 5 })
  mock.timers.tick(300)
  for (let run = 0; run < 3; run += 1) {
    rerouting.receive(sent)
    mock.timers.tick(300)
  }
  assert.equal(told.filter((one) => one === "ask").length, 2)
  assert.equal(rerouting.choice()?.iterations, 3)
  assert.ok(shown.every((one) => one === "sent 3 20 0 en"))
})

test("another run brings its own choice, and another language keeps what was routed here", async () => {
  const { rerouting, shown } = started()
  rerouting.receive(update())
  rerouting.choose({ iterations: 5 })
  await settled()
  rerouting.receive(update({ language: "zh" }))
  assert.equal(shown.at(-1), "here 5 20 0 zh")
  rerouting.receive(update({ run: "b" }))
  assert.equal(shown.at(-1), "sent 3 20 0 en")
})

test("another picture from the page is shown as it was sent until the network has routed it", async () => {
  const { rerouting, shown } = started()
  rerouting.receive(update())
  rerouting.choose({ iterations: 5 })
  await settled()
  shown.splice(0)
  rerouting.receive(update({ picture: "test-4" }))
  assert.deepEqual(shown.splice(0), ["sent 3 20 0 en"])
  await settled()
  assert.deepEqual(shown, ["here 5 20 0 en"])
})

test("a checkpoint whose network is late keeps none waiting", async () => {
  const { rerouting, shown, arrive } = started({ isHere: false })
  rerouting.receive(update())
  rerouting.choose({ checkpoint: "10" })
  rerouting.choose({ checkpoint: "20", iterations: 4 })
  arrive()
  await settled()
  assert.deepEqual(shown, ["sent 3 20 0 en", "here 4 20 0 en"])
})
