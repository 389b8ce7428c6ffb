import assert from "node:assert/strict"
import { test } from "node:test"

import { readPicture } from "../../../../../lib/parts/kit/network/read_picture.js"

/** @typedef {import("../../../../../lib/parts/kit/network.js").Network} Network */

const DESCRIBED = { score_name: "lengths", features: "class_capsules" }
const OUTPUTS = { lengths: [1, 2], class_capsules: [1, 2, 2], votes: [1, 1, 2, 2] }

/**
 * A network whose capsules say how often it was routed, and a list of what it was asked for.
 *
 * @param {boolean} hasRoute
 */
function networkOf(hasRoute) {
  /** @type {unknown[]} */
  const asked = []
  const network = {
    ready: Promise.resolve({ observe: { inputs: {}, outputs: OUTPUTS }, route: hasRoute ? {} : undefined }),
    observe: async (/** @type {unknown} */ _image, /** @type {{ only: string[] }} */ { only }) => {
      asked.push(only)
      return Object.fromEntries(only.map((name) => [name, { data: Float32Array.of(1, 2, 3, 4), shape: OUTPUTS[/** @type {"votes"} */ (name)] }]))
    },
    route: async (/** @type {{ iterations: number, only: string[] }} */ { iterations, only }) => {
      asked.push([iterations, ...only])
      const rows = (/** @type {number} */ size) => Float32Array.from({ length: iterations * size }, (_, at) => Math.floor(at / size) + 1)
      return { lengths: { data: rows(2), shape: [iterations, 2] }, outputs: { data: rows(4), shape: [iterations, 2, 2] } }
    },
  }
  return { network: /** @type {Network} */ (/** @type {unknown} */ (network)), asked }
}

test("with as many iterations as in training the layers that were trained are read", async () => {
  const { network, asked } = networkOf(true)
  const reading = await readPicture(network, Float32Array.of(0), DESCRIBED)
  assert.deepEqual([asked, [...(reading?.scores ?? [])]], [[["lengths", "class_capsules"]], [1, 2, 3, 4]])
})

test("with another number of iterations the last pass is read, and a network that routes nothing is read as ever", async () => {
  const { network, asked } = networkOf(true)
  const reading = await readPicture(network, Float32Array.of(0), { ...DESCRIBED, iterations: 5 })
  assert.deepEqual(asked, [["votes"], [5, "lengths", "outputs"]])
  assert.deepEqual([[...(reading?.scores ?? [])], [...(reading?.features ?? [])]], [[5, 5], [5, 5, 5, 5]])
  const plain = networkOf(false)
  await readPicture(plain.network, Float32Array.of(0), { ...DESCRIBED, iterations: 5 })
  assert.deepEqual(plain.asked, [["lengths", "class_capsules"]])
})
