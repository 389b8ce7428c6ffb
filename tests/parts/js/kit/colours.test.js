import assert from "node:assert/strict"
import { test } from "node:test"

import { cividis, diverging, grey, legendGradient, mix, parseHex, rgba } from "../../../../lib/parts/kit/colours.js"

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
