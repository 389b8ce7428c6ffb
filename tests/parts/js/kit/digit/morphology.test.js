import assert from "node:assert/strict"
import { test } from "node:test"

import { squaredDistances } from "../../../../../lib/parts/kit/digit/distances.js"
import { dilate, label, propagate } from "../../../../../lib/parts/kit/digit/morphology.js"
import { maskOf, rowsOf } from "./grid.js"

test("distances are SciPy's, squared", () => {
  const mask = maskOf([
    [0, 0, 1, 1, 1, 0, 0], [0, 1, 1, 1, 1, 1, 0], [1, 1, 1, 1, 1, 1, 1],
    [1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1], [0, 1, 1, 1, 1, 1, 0],
  ])
  assert.deepEqual(rowsOf({ ...mask, data: squaredDistances(mask) }), [
    [0, 0, 1, 4, 1, 0, 0], [0, 1, 2, 5, 2, 1, 0], [1, 2, 5, 8, 5, 2, 1],
    [4, 5, 8, 13, 8, 5, 4], [1, 2, 5, 10, 5, 2, 1], [0, 1, 4, 9, 4, 1, 0],
  ])
})

test("a distance goes as far as the only 0", () => {
  const mask = maskOf([[0, 1, 1, 1, 1, 1, 1, 1, 1], Array(9).fill(1), Array(9).fill(1)])
  assert.deepEqual(rowsOf({ ...mask, data: squaredDistances(mask) }), [
    [0, 1, 4, 9, 16, 25, 36, 49, 64], [1, 2, 5, 10, 17, 26, 37, 50, 65], [4, 5, 8, 13, 20, 29, 40, 53, 68],
  ])
})

test("every distance is the least of all, on any mask", () => {
  const [height, width] = [13, 17]
  const data = Uint8Array.from({ length: height * width }, (_, at) => (at * at * 7 + at) % 11 > 1 ? 1 : 0)
  const squared = squaredDistances({ data, height, width })
  const zeros = [...data.keys()].filter((at) => data[at] === 0)
  const least = Array.from(data, (_, at) => Math.min(...zeros.map((zero) =>
    (at % width - zero % width) ** 2 + (Math.floor(at / width) - Math.floor(zero / width)) ** 2)))
  assert.deepEqual([...squared], least)
})

test("pieces are numbered as SciPy does", () => {
  const mask = maskOf([[0, 1, 0, 0, 1], [1, 0, 0, 0, 1], [0, 0, 1, 0, 0], [0, 0, 0, 0, 1]])
  const four = label(mask, 4)
  assert.equal(four.count, 5)
  assert.deepEqual(rowsOf(four.labels), [[0, 1, 0, 0, 2], [3, 0, 0, 0, 2], [0, 0, 4, 0, 0], [0, 0, 0, 0, 5]])
  const eight = label(mask, 8)
  assert.equal(eight.count, 4)
  assert.deepEqual(rowsOf(eight.labels), [[0, 1, 0, 0, 2], [1, 0, 0, 0, 2], [0, 0, 3, 0, 0], [0, 0, 0, 0, 4]])
})

test("a mask grows step by step, and not around the border", () => {
  const mask = maskOf([[0, 1, 0, 0, 0, 0, 0], Array(7).fill(0), Array(7).fill(0), [0, 0, 0, 0, 0, 1, 0], Array(7).fill(0)])
  assert.deepEqual(rowsOf(dilate(mask, 2)), [
    [1, 1, 1, 1, 0, 0, 0], [1, 1, 1, 0, 0, 1, 0], [0, 1, 0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 1, 1], [0, 0, 0, 0, 1, 1, 1],
  ])
})

test("a mask grows through another as far as that is connected", () => {
  const start = maskOf([[0, 1, 0, 0, 0], ...Array(4).fill(Array(5).fill(0))])
  const through = maskOf([[0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 1, 0, 1, 0], [0, 0, 0, 0, 0], [1, 1, 0, 0, 1]])
  assert.deepEqual(rowsOf(propagate(start, through)), [
    [0, 1, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0],
  ])
})
