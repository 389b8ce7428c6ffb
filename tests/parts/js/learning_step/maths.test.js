import assert from "node:assert/strict"
import { test } from "node:test"

import { learn, valuesOf } from "../../../../lib/parts/learning_step/maths.js"
import { PRESETS } from "../../../../lib/parts/learning_step/presets.js"

const [{ layer: WRONG }, { layer: EQUAL }] = PRESETS

/** Of NumPy, for the first example and a learning rate of 0.5. */
const NUMPY = {
  z: [0.62, -0.84, 1.06],
  e: [1.858928042, 0.431710523, 2.886370989],
  s: [5.177009555],
  p: [0.359073713, 0.083389941, 0.557536346],
  l: [1.024227583],
  gz: [-0.640926287, 0.083389941, 0.557536346],
  gw: [-0.51274103, 0.066711953, 0.446029077, 0.256370515, -0.033355977, -0.223014538],
  gx: [0.298546507, -0.011439339],
  nw: [0.756370515, -0.633355977, 0.976985462, -0.428185257, 0.916677988, -0.388492731],
  nb: [0.420463144, -0.041694971, -0.378768173],
  nz: [1.196833658, -0.915050947, 0.558217289],
  np: [0.606416296, 0.073382252, 0.320201453],
  nl: [0.500188572],
}
const rounded = (/** @type {number[]} */ values, digits = 9) => values.map((value) => Number(value.toFixed(digits)))

test("every number of a step is NumPy's", () => {
  const values = valuesOf(WRONG, 0.5)
  for (const [kind, expected] of Object.entries(NUMPY)) assert.deepEqual(rounded(values[/** @type {keyof typeof NUMPY} */ (kind)]), expected, kind)
})

test("ten steps are NumPy's, and each lowers the loss", () => {
  const { losses } = learn(WRONG, 0.5, 10)
  assert.deepEqual(rounded(losses), [1.024227583, 0.500188572, 0.305453692, 0.216564345, 0.167114338, 0.135881659, 0.114432649, 0.098814619,
    0.08694262, 0.077616687, 0.070098641])
  assert.deepEqual(rounded(learn(WRONG, 0.5, 11).layer.w, 6), [1.380503, -0.786759, 0.506255, -0.740252, 0.993379, -0.153128])
})

test("a gradient is how the loss changes with each number", () => {
  const { l: [loss], gw, gx, gb } = valuesOf(WRONG, 0.5)
  const [small, moved] = [1e-6, (/** @type {number[]} */ numbers, /** @type {number} */ at) =>
    numbers.map((value, place) => value + (place === at ? small : 0))]
  const slopes = (/** @type {"w" | "x" | "b"} */ kind) =>
    WRONG[kind].map((_, at) => (valuesOf({ ...WRONG, [kind]: moved(WRONG[kind], at) }, 0.5).l[0] - loss) / small)
  assert.deepEqual([slopes("w"), slopes("x"), slopes("b")].map((all) => rounded(all, 4)), [gw, gx, gb].map((all) => rounded(all, 4)))
})

test("with all weights at 0 the classes are alike, and an input of 0 teaches nothing", () => {
  assert.deepEqual(rounded(valuesOf(EQUAL, 1).p, 6), [0.333333, 0.333333, 0.333333])
  assert.deepEqual(valuesOf({ ...WRONG, x: [0, 1] }, 1).gw.slice(0, 3).map(Math.abs), [0, 0, 0])
})

test("the largest numbers that can be typed leave every number finite", () => {
  const { losses, layer } = learn({ x: [9, -9], w: [-9, 9, 9, 9, -9, -9], b: [-9, 9, 9], label: 0 }, 2, 200)
  assert.ok([...losses, ...layer.w, ...Object.values(valuesOf(layer, 2)).flat()].every(Number.isFinite))
  assert.deepEqual(rounded(losses.slice(0, 1)), [342.693147181])
  assert.equal(losses.at(-1), 0)
})
