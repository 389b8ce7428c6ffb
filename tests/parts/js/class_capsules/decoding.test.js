import assert from "node:assert/strict"
import { mock, test } from "node:test"

import { createDecoding } from "../../../../lib/parts/class_capsules/decoding.js"
import { STEPS } from "../../../../lib/parts/class_capsules/maths.js"

const VECTOR = Float32Array.of(0.5, -0.25)
const SUBJECT = { vector: VECTOR, which: 1, classes: 3 }

/** A network whose picture is the two numbers of the capsule that is not masked, and the number of capsules that are not. */
function started() {
  mock.timers.enable({ apis: ["setTimeout"] })
  /** @type {(number[] | null)[][][]} */
  const overviews = []
  const decoding = createDecoding({
    onOverview: (pictures) => overviews.push(pictures.map((row) => row.map((one) => one && [...one]))),
    onFallback() {},
  }, () => /** @type {import("../../../../lib/parts/kit/network.js").Network} */ (/** @type {unknown} */ ({
    reason: () => null,
    async decode(/** @type {{ data: Float32Array, shape: number[] }} */ { data, shape }, /** @type {Float32Array} */ mask) {
      const kept = [...mask.keys()].filter((at) => mask[at] === 1)
      const numbers = [...data.slice(kept[0] * shape[2], (kept[0] + 1) * shape[2])]
      return { reconstruction: { data: Float32Array.of(...numbers, kept.length), shape: [1, 1, 3, 1] } }
    },
    close() {},
  })))
  decoding.open({ network: "networks/a", server: undefined })
  return { decoding, overviews }
}

const settled = async () => { for (let turn = 0; turn < 2000; turn += 1) await null }

test.afterEach(() => mock.timers.reset())

test("the capsule that is looked at draws alone, with the numbers it has now", async () => {
  const { decoding } = started()
  const drawn = await decoding.draw(SUBJECT, Float32Array.of(0.75, -0.25))
  assert.deepEqual(drawn && [...drawn], [0.75, -0.25, 1])
})

test("the overview begins at the middle, goes outwards, and has every number at every step", async () => {
  const { decoding, overviews } = started()
  decoding.overview(SUBJECT, 0.5)
  mock.timers.tick(1000)
  await settled()
  assert.equal(overviews.length, STEPS - 1)
  const [first, last] = [overviews[0], overviews[overviews.length - 1]]
  assert.deepEqual(first[0][5], [0.5, -0.25, 1])
  assert.equal(first[0][0], null)
  assert.deepEqual([last[0][0], last[0][10], last[1][0], last[1][10]], [[0, -0.25, 1], [1, -0.25, 1], [0.5, -0.75, 1], [0.5, 0.25, 1]])
})

test("an overview that is there is given again without being drawn, and one that was overtaken is not finished", async () => {
  const { decoding, overviews } = started()
  decoding.overview(SUBJECT, 0.5)
  decoding.overview({ ...SUBJECT, which: 2 }, 0.5)
  mock.timers.tick(1000)
  await settled()
  decoding.overview({ ...SUBJECT, which: 2 }, 0.5)
  mock.timers.tick(1000)
  await settled()
  assert.equal(overviews.length, STEPS)
  assert.deepEqual(overviews[STEPS - 1], overviews[STEPS - 2])
})
