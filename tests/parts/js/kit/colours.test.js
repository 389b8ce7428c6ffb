import assert from "node:assert/strict"
import { test } from "node:test"

import { cividis, diverging, grey, inkOn, legendGradient, mix, parseHex, rgba } from "../../../../lib/parts/kit/colours.js"

test("cividis runs from dark blue to bright yellow and stays within its ends", () => {
  assert.deepEqual(cividis(0), [0, 0x22, 0x4e])
  assert.deepEqual(cividis(1), [0xfe, 0xe8, 0x38])
  assert.deepEqual(cividis(-1), cividis(0))
  assert.deepEqual(cividis(2), cividis(1))
  assert.deepEqual(cividis(0.05), mix(parseHex("#00224e"), parseHex("#083370"), 0.5))
})

test("grey, diverging and css", () => {
  assert.deepEqual(grey(0.5), [128, 128, 128])
  assert.deepEqual([diverging(-1), diverging(0), diverging(1)], [parseHex("#3b7dd8"), [255, 255, 255], parseHex("#d97706")])
  assert.equal(rgba([1, 2, 3], 0.5), "rgba(1, 2, 3, 0.5)")
  assert.match(legendGradient(grey), /^linear-gradient\(90deg, rgba\(0, 0, 0, 1\), .*rgba\(255, 255, 255, 1\)\)$/)
})

test("the ink on a grey or a colour is the one of the greater contrast", () => {
  assert.deepEqual([0, 117, 118, 139, 255].map((value) => inkOn([value, value, value])), ["#fff", "#fff", "#000", "#000", "#000"])
  assert.deepEqual([[217, 119, 6], [59, 125, 216], [0, 34, 78]].map((colour) => inkOn(/** @type {any} */ (colour))), ["#000", "#000", "#fff"])
})
