import assert from "node:assert/strict"
import { test } from "node:test"

import { PROPERTIES, measureDigit } from "../../../../../lib/parts/kit/digit/properties.js"

const SIDE = 40

/**
 * Return a picture in which `isInk` of the middle of each of a pixel's 64 parts says how light it is.
 *
 * @param {(x: number, y: number) => boolean} isInk x to the right, y down
 * @param {number} [right] pixels by which all is moved
 * @param {number} [down]
 */
function drawn(isInk, right = 0, down = 0) {
  const data = new Float32Array(SIDE * SIDE)
  for (let y = 0; y < 8 * SIDE; y += 1) {
    for (let x = 0; x < 8 * SIDE; x += 1) {
      if (isInk((x + 0.5) / 8 - right, (y + 0.5) / 8 - down)) data[Math.floor(y / 8) * SIDE + Math.floor(x / 8)] += 1 / 64
    }
  }
  return { data, shape: [SIDE, SIDE] }
}

/**
 * A bar whose lower end is at column 18, `width` pixels wide and 24 high, sheared so that its top leans right by `degrees`.
 *
 * @param {number} width
 * @param {number} degrees
 */
const bar = (width, degrees) => (/** @type {number} */ x, /** @type {number} */ y) => {
  const left = 18 + Math.tan(degrees * Math.PI / 180) * (32 - y)
  return y >= 8 && y < 32 && x >= left && x < left + width
}

/**
 * @param {number | null} measured
 * @param {number} expected
 * @param {number} most
 */
const assertNear = (measured, expected, most) =>
  assert.ok(measured !== null && Math.abs(measured - expected) <= most, `${measured} is not ${expected}`)

test("a vertical bar does not lean, and is as wide, high and thick as it is drawn", () => {
  const { slant, thickness, width, height, ink } = measureDigit(drawn(bar(4, 0)))
  assertNear(slant, 0, 1e-9)
  assertNear(thickness, 4, 0.3) // the ends are nearer to the edge
  assertNear(width, 0.98 * 4, 1e-6)
  assertNear(height, 0.98 * 24, 1e-6)
  assertNear(ink, 96, 1e-6)
})

for (const degrees of [-30, -12, 5, 20, 30]) {
  test(`a bar sheared by ${degrees}° leans by that, to the right if it is positive`, () => {
    assertNear(measureDigit(drawn(bar(4, degrees))).slant, degrees, 0.1)
  })
}

for (const width of [2, 3, 6]) {
  test(`a stroke of ${width} pixels is so thick, and a ring of it as well`, () => {
    assertNear(measureDigit(drawn((x, y) => x >= 18 && x < 18 + width && y > 2 && y < 38)).thickness, width, 0.08 * width)
    const ring = drawn((x, y) => Math.abs(Math.hypot(x - 20, y - 20) - 12) < width / 2)
    assertNear(measureDigit(ring).thickness, width, 0.08 * width)
  })
}

test("where it stands changes nothing", () => {
  const [here, there] = [drawn(bar(3, 15)), drawn(bar(3, 15), -9, 5)].map(measureDigit)
  for (const name of PROPERTIES) assertNear(there[name], Number(here[name]), 1e-4)
})

test("half as bright is half as much ink, and the same otherwise", () => {
  const picture = drawn(bar(4, 10))
  const half = { ...picture, data: picture.data.map((level) => level / 2) }
  const [one, other] = [measureDigit(picture), measureDigit(half)]
  assertNear(other.ink, one.ink / 2, 0.5)
  for (const name of /** @type {const} */ (["slant", "thickness", "width", "height"])) assertNear(other[name], Number(one[name]), 0.15)
})

test("bytes and values in [0, 1] are the same, and the axis of one channel is left out", () => {
  const picture = drawn(bar(4, 10))
  const bytes = { data: Uint8Array.from(picture.data, (level) => Math.round(255 * level)), shape: [SIDE, SIDE, 1] }
  for (const name of PROPERTIES) assertNear(measureDigit(bytes)[name], Number(measureDigit(picture)[name]), 0.05)
})

test("a haze below a tenth is no ink, and where there is none there is nothing to measure", () => {
  const nothing = { slant: null, thickness: null, width: null, height: null, ink: 0 }
  assert.deepEqual(measureDigit({ data: new Float32Array(SIDE * SIDE).fill(0.09), shape: [SIDE, SIDE] }), nothing)
  assert.deepEqual(measureDigit({ data: new Uint8Array(SIDE * SIDE), shape: [SIDE, SIDE, 1] }), nothing)
})

test("a line of one row does not lean", () => {
  const data = new Float32Array(SIDE * SIDE)
  data.fill(1, 5 * SIDE + 3, 5 * SIDE + 30)
  assert.equal(measureDigit({ data, shape: [SIDE, SIDE] }).slant, 0)
})
