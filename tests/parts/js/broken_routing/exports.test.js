import assert from "node:assert/strict"
import { test } from "node:test"

import { linesOf } from "../../../../lib/parts/broken_routing/exports.js"
import { cellsOf } from "../../../../lib/parts/broken_routing/notebook.js"

const floats = (/** @type {number[]} */ shape) => ({ data: new Float32Array(shape.reduce((product, size) => product * size, 1)), shape })
const reading = { lengths: floats([1, 2]), couplings: floats([1, 3, 2]), last: null }

/** @param {{ look: string, end?: string, measured?: object }} given @returns {any} */
function scene({ look, end = "", measured = {} }) {
  const meta = { choices: { run: "a" }, classes: ["0", "1"], mistakes: [{ name: "relu" }], measured, measuring: [] }
  return {
    update: { meta, labels: { notebook_about: "", notebook_broken: "", notebook_measured: "again" } },
    state: { look, number: 1, switched: [] },
    choice: { iterations: 3, checkpoint: "final" },
    progress: { end, isHelped: false },
    read: { picture: { image: floats([1, 1, 1]), reference: "test-0" }, iterations: 3, checkpoint: "final", broken: reading, sound: null },
    log: [],
  }
}

const MEASURED = { final: { images: 1000, shares: { none: [0.99, 0.98, 0.995], relu: [0.5, 0.47, 0.53] } } }

test("what was measured is saved with its intervals, and the notebook counts it again", () => {
  const shown = scene({ look: "switches", measured: MEASURED })
  assert.deepEqual(linesOf(shown).slice(-3), [
    ["with the mistake", "share read right", "low", "high", "test images"],
    ["none", 0.99, 0.98, 0.995, 1000],
    ["relu", 0.5, 0.47, 0.53, 1000],
  ])
  const last = cellsOf(shown).at(-1)
  assert.match(last && "code" in last ? last.code : "", /measure_mistakes\("a", "final"\)/)
})

test("a mistake that is not found yet is in no file, nor is what nobody measured", () => {
  assert.ok(!linesOf(scene({ look: "find", measured: MEASURED })).flat().includes("relu"))
  assert.ok(linesOf(scene({ look: "find", end: "found", measured: MEASURED })).flat().includes("relu"))
  const unmeasured = scene({ look: "switches" })
  assert.ok(!linesOf(unmeasured).flat().includes("share read right"))
  assert.ok(!cellsOf(unmeasured).some((cell) => "text" in cell && cell.text === "again"))
})
