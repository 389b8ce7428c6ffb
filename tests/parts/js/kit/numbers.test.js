import assert from "node:assert/strict"
import { test } from "node:test"

import { numbersIn, subscript } from "../../../../lib/parts/kit/numbers.js"

const english = numbersIn("en")

test("decimals are rounded from the exact value, with a true minus and no negative zero", () => {
  assert.equal(english.decimals(1.005, 2), "1.00")
  assert.equal(english.decimals(-1.25, 1), "−1.3")
  assert.equal(english.decimals(-0.0004, 2), "0.00")
  assert.equal(english.decimals(12345.678, 1), "12345.7")
})

test("thousands are set apart as the language does it", () => {
  assert.equal(english.grouped(1234567), "1,234,567")
  assert.equal(numbersIn("zh").grouped(-1234567), "−1,234,567")
  assert.equal(numbersIn("de").grouped(1234567), "1.234.567")
})

test("the decimal point is the language's", () => {
  assert.equal(numbersIn("de").decimals(0.5, 2), "0,50")
})

test("figures say something at every size", () => {
  const written = [0, 0.00012, 0.0123, -0.5, 12.346, 123.46, 1234.6, 123456].map(english.figures)
  assert.deepEqual(written, ["0", "1.2\u00a0×\u00a010⁻⁴", "0.012", "−0.500", "12.35", "123.5", "1235", "1.2\u00a0×\u00a010⁵"])
  assert.deepEqual([-0.00012, -0.5].map(english.operand), ["(−1.2\u00a0×\u00a010⁻⁴)", "−0.500"])
})

test("short numbers end without zeros", () => {
  assert.deepEqual([0, 0.5, 0.004, -12.4, 250.4, -0.0001, 10].map(english.short), ["0", "0.5", "0.004", "−12.4", "250", "0", "10"])
})

test("a probability is percent that can be read, and a length a number", () => {
  assert.deepEqual([0.9964, 9.8e-8, 0.00099, 0.001, 0.25, 0.9995, 1].map(english.probability),
    ["99.6\u00a0%", "<\u00a00.1\u00a0%", "<\u00a00.1\u00a0%", "0.1\u00a0%", "25.0\u00a0%", ">\u00a099.9\u00a0%", ">\u00a099.9\u00a0%"])
  assert.equal(numbersIn("de").probability(0.5), "50,0\u00a0%")
  assert.equal(english.score(0.25, "probabilities"), "25.0\u00a0%")
  assert.deepEqual([english.score(0.25, "lengths"), english.score(0.256, "lengths", 2)], ["0.250", "0.26"])
})

test("shares are percent, and indices stand below the line", () => {
  assert.equal(english.percent(0.125, 1), "12.5\u00a0%")
  assert.equal(subscript(120), "₁₂₀")
})
