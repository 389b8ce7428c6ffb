import assert from "node:assert/strict"
import { test } from "node:test"

import { fieldOf, outputOver, pixelOver, sizeText, windowOf, windowWithin } from "../../../../lib/parts/feature_maps/maths/field.js"
import { fieldQuestion } from "../../../../lib/parts/feature_maps/question.js"
import { NET } from "./network.js"

/** @type {import("../../../../lib/parts/feature_maps/network.js").Slide} */
const PADDED = { kernel: [3, 3], stride: [2, 2], before: [1, 1] }

test("a window begins before the border, and what it sees ends there", () => {
  assert.deepEqual(windowOf(PADDED, [0, 0, 1, 1]), [-1, 1, 1, 3])
  assert.deepEqual(windowWithin(PADDED, [0, 0, 1, 1], 4, 3), [0, 1, 1, 2])
})

test("a pixel sees through all layers before it", () => {
  assert.deepEqual(fieldOf(NET, 0, [1, 2]), [1, 3, 2, 4])
  assert.deepEqual(fieldOf(NET, 1, [1, 0]), [2, 5, 0, 3]) // 2×2 with stride 2 over 3×3
  assert.deepEqual(fieldOf(NET, 2, [0, 0]), [0, 5, 0, 5])
  assert.equal(sizeText(fieldOf(NET, 1, [1, 0])), "4 × 4")
})

test("a sum sees what both of its inputs see, and a shortcut only its own pixel", () => {
  /** @typedef {import("../../../../lib/parts/feature_maps/maths/field.js").Seeing} Seeing */
  /** @type {(name: string, side: number, stride: number, sources?: string[]) => Seeing} */
  const layer = (name, side, stride, sources) => ({ name, sources, reads: "", values: null, shape: [4, 4, 2], count: 2,
    slide: side ? { kernel: [side, side], stride: [stride, stride], before: [Math.floor(side / 2), Math.floor(side / 2)] } : null })
  const layers = [layer("conv1", 3, 1), layer("conv2", 3, 2), layer("short", 1, 2, ["conv1"]), layer("add", 0, 0, ["conv2", "short"]),
    layer("wide", 7, 1, ["short"]), layer("both", 0, 0, ["add", "wide"])]
  const net = { image: { height: 40, width: 40 }, layers: layers.map((one, at) => ({ ...one, shape: at > 0 ? [20, 20, 2] : [40, 40, 2] })) }
  assert.deepEqual(fieldOf(net, 2, [5, 6]), [9, 11, 11, 13])
  assert.deepEqual(fieldOf(net, 3, [5, 6]), [8, 12, 10, 14])
  assert.deepEqual(fieldOf(net, 5, [5, 6]), [3, 17, 5, 19])
})

test("a state knows the rows above it, and half of those that read both ways the rows below", () => {
  /** @type {(reads: "down" | "both") => import("../../../../lib/parts/feature_maps/maths/field.js").Chain} */
  const chain = (reads) => ({ image: { height: 6, width: 5 }, layers: [{ slide: null, reads, values: null, shape: [6, 1, 4], count: 4 }] })
  assert.deepEqual(fieldOf(chain("down"), 0, [2, 0], 3), [0, 2, 0, 4])
  assert.deepEqual(fieldOf(chain("both"), 0, [2, 0], 1), [0, 2, 0, 4])
  assert.deepEqual(fieldOf(chain("both"), 0, [2, 0], 2), [2, 5, 0, 4])
})

test("the picture points back to the pixel that looks there", () => {
  assert.deepEqual(pixelOver(NET, 0, [3, 1], 0), [2, 0])
  assert.deepEqual(pixelOver(NET, 1, [5, 0], 0), [1, 0])
  assert.deepEqual(outputOver({ slide: PADDED, shape: [2, 2, 1] }, [2, 0]), [1, 0])
  assert.deepEqual(outputOver({ slide: null, shape: [4, 4, 1] }, [2, 3]), [2, 3])
})

test("the question has the right answer among two others, the smallest first", () => {
  const { layer, pixel, right, choices } = fieldQuestion(NET)
  assert.deepEqual([layer.name, pixel, right], ["pool1", [1, 1], "4 × 4"])
  assert.deepEqual(choices, ["2 × 2", "4 × 4", "6 × 6"])
})
