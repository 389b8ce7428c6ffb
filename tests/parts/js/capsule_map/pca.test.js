import assert from "node:assert/strict"
import { test } from "node:test"

import { fitPca, project } from "../../../../lib/parts/capsule_map/maths/pca.js"
import { seededRandom } from "../../../../lib/parts/kit/random.js"

const all = (/** @type {number} */ count) => Array.from({ length: count }, (_, at) => at)

test("the first axis is the direction in which points vary most, and each axis points where its largest component is positive", () => {
  const vectors = { data: Float32Array.from([0, 0, 3, 4, -3, -4, 0.8, -0.6, -0.8, 0.6]), shape: [5, 2] }
  const { mean, axes, shares } = fitPca(vectors, all(5), 2)
  mean.forEach((value) => assert.ok(Math.abs(value) < 1e-7))
  for (const [at, expected] of [[0.6, 0.8], [0.8, -0.6]].entries()) {
    expected.forEach((value, component) => assert.ok(Math.abs(axes[at][component] - value) < 1e-6))
  }
  assert.ok(Math.abs(shares[0] - 50 / 52) < 1e-6)
  assert.ok(Math.abs(shares[0] + shares[1] - 1) < 1e-12)
})

test("a vector that was not among them lies where the same matrix puts it", () => {
  const pca = { mean: Float64Array.of(1, 1), axes: [Float64Array.of(0.6, 0.8)], shares: [1] }
  assert.deepEqual(project(pca, [1, 1]), [0])
  assert.ok(Math.abs(project(pca, [9, 9, 4, 5], 2)[0] - 5) < 1e-12)
})

test("only the vectors that are named count, and equal ones have no variance", () => {
  const vectors = { data: Float32Array.from([1, 2, 100, -100, 1, 2]), shape: [3, 2] }
  const { mean, shares, axes } = fitPca(vectors, [0, 2], 2)
  assert.deepEqual([[...mean], shares, axes.length], [[1, 2], [0, 0], 2])
})

test("the axes are at right angles and of length 1, however many numbers a vector has", () => {
  const random = seededRandom(3)
  const vectors = { data: Float32Array.from({ length: 16 * 40 }, random), shape: [40, 16] }
  const { axes, shares } = fitPca(vectors, all(40), 16)
  axes.forEach((one, at) => axes.forEach((other, which) => {
    const product = one.reduce((sum, value, component) => sum + value * other[component], 0)
    assert.ok(Math.abs(product - Number(at === which)) < 1e-12)
  }))
  assert.deepEqual([...shares].sort((one, other) => other - one), shares)
})

test("the random numbers are the same each time, and spread over [0, 1)", () => {
  const numbers = Array.from({ length: 1000 }, seededRandom(7))
  assert.deepEqual(numbers, Array.from({ length: 1000 }, seededRandom(7)))
  assert.notDeepEqual(numbers.slice(0, 3), Array.from({ length: 3 }, seededRandom(8)))
  assert.ok(numbers.every((number) => number >= 0 && number < 1))
  assert.ok(Math.abs(numbers.reduce((sum, number) => sum + number, 0) / 1000 - 0.5) < 0.03)
})
