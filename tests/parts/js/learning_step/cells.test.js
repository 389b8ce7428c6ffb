import assert from "node:assert/strict"
import { test } from "node:test"

import { numbersIn } from "../../../../lib/parts/kit/numbers.js"
import { CELLS, cell, cellIn, idOf, originsOf, usersOf } from "../../../../lib/parts/learning_step/cells.js"
import { valuesOf } from "../../../../lib/parts/learning_step/maths.js"
import { PRESETS } from "../../../../lib/parts/learning_step/presets.js"
import { mostChanged } from "../../../../lib/parts/learning_step/words.js"
import { symbolOf, valueOf, workOf } from "../../../../lib/parts/learning_step/work.js"

const [{ layer }] = PRESETS
const VALUES = valuesOf(layer, 0.5)
const HOW = { rate: 0.5, label: layer.label, write: numbersIn("en").figures }
const work = (/** @type {string} */ id) => workOf(cellIn(id) ?? cell("x"), VALUES, HOW)

test("each number has its own name and its own sign", () => {
  assert.equal(CELLS.length, 55)
  for (const name of [idOf, symbolOf]) assert.equal(new Set(CELLS.map(name)).size, CELLS.length)
  assert.deepEqual(CELLS.map((one) => cellIn(idOf(one))), CELLS)
  assert.deepEqual([cellIn("gw31"), cellIn(""), cellIn(null)], [null, null, null])
  assert.deepEqual(VALUES.gw.map((value, at) => value === valueOf(VALUES, CELLS.filter(({ kind }) => kind === "gw")[at])), Array(6).fill(true))
})

test("a number names what it is made of, and that names it", () => {
  assert.deepEqual(originsOf(cell("gw", 1, 2), 0).map(idOf), ["x2", "gz3"])
  assert.deepEqual(originsOf(cell("z", 0, 1), 0).map(idOf), ["x1", "w12", "x2", "w22", "b2"])
  assert.deepEqual(originsOf(cell("l"), 1).map(idOf), ["p2"])
  assert.deepEqual(usersOf(cell("gz", 0, 0), 0).map(idOf), ["gw11", "gw21", "gb1", "gx1", "gx2"])
  assert.deepEqual(originsOf(cell("w"), 0), [])
})

test("the arithmetic of a number is written with the numbers it is made of", () => {
  assert.equal(work("x1"), "x₁ = 0.800")
  assert.equal(work("z1"), "z₁ = x₁ · w₁₁ + x₂ · w₂₁ + b₁ = 0.800 · 0.500 + (−0.400) · (−0.300) + 0.100 = 0.620")
  assert.equal(work("e2"), "e^{z₂} = e^{z₂} = e^{−0.840} = 0.432")
  assert.equal(work("s"), "Σ = e^{z₁} + e^{z₂} + e^{z₃} = 1.859 + 0.432 + 2.886 = 5.177")
  assert.equal(work("p3"), "p₃ = e^{z₃} / Σ = 2.886 / 5.177 = 0.558")
  assert.equal(work("l"), "L = −ln p₁ = −ln 0.359 = 1.024")
  assert.equal(work("gz1"), "∂L/∂z₁ = p₁ − y₁ = 0.359 − 1.000 = −0.641")
  assert.equal(work("gw21"), "∂L/∂w₂₁ = x₂ · ∂L/∂z₁ = −0.400 · (−0.641) = 0.256")
  assert.equal(work("nw21"), "w₂₁′ = w₂₁ − η · ∂L/∂w₂₁ = −0.300 − 0.500 · 0.256 = −0.428")
  assert.equal(work("np1"), "p₁′ = e^{z₁′} / (e^{z₁′} + e^{z₂′} + e^{z₃′}) = e^{1.197} / (e^{1.197} + e^{−0.915} + e^{0.558}) = 0.606")
  assert.equal(work("nl"), "L′ = −ln p₁′ = −ln 0.606 = 0.500")
})

test("the weight that changes most is that of the largest input and the largest error; none where all inputs are 0", () => {
  assert.deepEqual(PRESETS.map((preset) => mostChanged(valuesOf(preset.layer, 0.5))), [[0], [4], [2], [3]])
  assert.deepEqual(mostChanged(valuesOf({ ...layer, x: [0, 0] }, 0.5)), [])
  assert.deepEqual(mostChanged(valuesOf({ x: [1, 1], w: [0, 0, 0, 0, 0, 0], b: [0, 0, 0], label: 0 }, 0.5)), [0, 3])
})
