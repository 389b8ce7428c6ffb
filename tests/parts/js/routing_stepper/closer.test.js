import assert from "node:assert/strict"
import { test } from "node:test"

import { coupledIterations, describeKind, summedIteration } from "../../../../lib/parts/routing_stepper/describe/kind.js"
import { symbolsOf } from "../../../../lib/parts/routing_stepper/describe/symbols.js"
import { arrangeChart, pointAt, scaleBegin } from "../../../../lib/parts/routing_stepper/maths/chart.js"
import { entropiesOf } from "../../../../lib/parts/kit/capsules/entropy.js"
import { movingOutput, movingSum } from "../../../../lib/parts/routing_stepper/maths/moving.js"
import { planeOf, voteAt } from "../../../../lib/parts/routing_stepper/maths/plane.js"
import { projectVotes } from "../../../../lib/parts/routing_stepper/maths/projection.js"
import { readTrace } from "../../../../lib/parts/routing_stepper/maths/trace.js"
import { DECLARED, madeArrays } from "./made.js"

const TRACE = readTrace(madeArrays())
const KIND = describeKind(DECLARED, TRACE, null)
/** @param {number} one @param {number} other */
const near = (one, other) => assert.ok(Math.abs(one - other) < 1e-6, `${one} is not ${other}`)

/** @param {number} step @returns {any} */
function momentAt(step) {
  const labels = { votes_name: "vote û", coupling_name: "coupling c", agreement_name: "agreement a", sum_name: "sum s", output_name: "output v" }
  return { trace: TRACE, kind: KIND, labels, state: { step, i: 2, j: 1 }, t: Math.floor(step / 4), phase: step % 4, now: KIND.steps[step % 4] }
}

test("each symbol has its name in the code, its shape, and a value once the pass has computed it", () => {
  const symbols = symbolsOf(momentAt(5))
  assert.deepEqual(symbols.map(({ variable, shape }) => [variable, shape]),
    [["votes", "4 × 3 × 2"], ["couplings", "4 × 3"], ["weighted_sums", "3 × 2"], ["outputs", "3 × 2"], ["agreements", "4 × 3"]])
  assert.deepEqual(symbols.map(({ value }) => value !== null), [true, true, true, false, false])
  assert.deepEqual(symbols.map(({ isFresh }) => isFresh), [false, false, true, false, false])
  near(symbols[0].value ?? NaN, Math.hypot(1.4, 1.5))
  assert.equal(symbols[2].value, TRACE.sumLengths[1][1])
})

test("couplings and sums are known from their own step on", () => {
  assert.deepEqual([0, 3, 4, 7].map((step) => coupledIterations(KIND, step)), [1, 1, 2, 2])
  assert.deepEqual([-1, 0, 1, 4, 5].map((step) => summedIteration(KIND, step)), [-1, -1, 0, 0, 1])
})

test("sum and output move from the iteration shown before to the one that is known, and stand still otherwise", () => {
  /** @type {any} */
  const scene = { ...momentAt(6), motion: { from: 2, progress: 0.5 } }
  assert.deepEqual(Array.from(movingSum(scene) ?? []), [5, 6]) // half of the way from [2, 3] to [8, 9]
  near(movingOutput(scene)?.[0] ?? NaN, (0.1 + 0.9) / 2)
  assert.deepEqual(Array.from(movingSum({ ...scene, motion: { from: 2, progress: 1 } }) ?? []), [8, 9])
  assert.equal(movingOutput({ ...scene, ...momentAt(1) }), null)
})

test("the entropy of couplings is a share of the largest possible", () => {
  const shares = [[0.5, 0.5, 0], [1, 0, 0], [1 / 3, 1 / 3, 1 / 3]]
  const { at, means } = entropiesOf({ iterations: 1, inputs: 3, outputs: 3, uniform: 1 / 3, coupling: (_, i, j) => shares[i][j] })
  near(at(0, 0), Math.log(2) / Math.log(3))
  near(at(0, 1), 0)
  near(at(0, 2), 1)
  near(means[0], (Math.log(2) / Math.log(3) + 1) / 3)
})

test("the plane says how much of the votes' spread it shows", () => {
  near(projectVotes([[1, 0, 2], [1, 0, -2], [1, 0, 0]]).share, 1)
  // Around the mean [2, 0, 0]: 2 across, 8 up, and 2 in the third direction.
  near(projectVotes([[3, 2, 0], [1, 2, 0], [2, -2, 1], [2, -2, -1]].map(([x, y, z]) => [x, y, z])).share, 18 / 20)
  assert.equal(projectVotes([[1, 2], [1, 2]]).share, 1)
})

test("a vector that does not fit ends where its arrow leaves the frame", () => {
  const plane = planeOf(projectVotes([[0.5, 0.1], [0.5, -0.1]]), 400, 200)
  assert.ok(plane.holds([1, 0]) && !plane.holds([5, 0.5]))
  const [x, y] = plane.end([5, 0.5])
  near(x / y, 10)
  near(plane.place([x, y])[0], 396)
  assert.deepEqual(plane.end([0.5, 0.1]), [0.5, 0.1])
  assert.equal(voteAt(plane, plane.place(plane.points[1]), 9), 1)
  assert.equal(voteAt(plane, [1, 1], 9), -1)
})

test("a canvas that is just going has a plane too, for its circle needs a radius", () => {
  assert.ok(planeOf(projectVotes([[0.5, 0.1], [0.5, -0.1]]), 0, 340).scale > 0)
})

test("a chart finds the line under the pointer only where it is known", () => {
  const chart = arrangeChart({ width: 352, height: 138, iterations: 3, low: 0, high: 1 })
  const lines = [[0.5, 0.5, 0.5], [0.5, 1, 0]]
  /** @param {number} line @param {number} t */
  const valueOf = (line, t) => lines[line][t]
  /** @param {number} t @param {number} value @param {number} known */
  const under = (t, value, known) => pointAt(chart, 2, known, valueOf, [chart.x(t), chart.y(value)], 9)
  assert.deepEqual(under(1, 0.98, 3), { line: 1, t: 1 })
  assert.deepEqual(under(0.8, 0.9, 3), { line: 1, t: 1 })
  assert.deepEqual(under(1.5, 0.5, 3), { line: 0, t: 1 })
  assert.equal(under(2, 0, 2), null)
  assert.equal(under(2, 0, 3)?.line, 1)
  assert.equal(arrangeChart({ width: 352, height: 138, iterations: 1, low: 0, high: 1 }).x(0), 194)
})

test("the scale of entropies begins below all that it shows", () => {
  assert.deepEqual([[1, 0.999], [0.97, 1], [0.3], []].map(scaleBegin), [0.99, 0.95, 0, 0.99])
})
