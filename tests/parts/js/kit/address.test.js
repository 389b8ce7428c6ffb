import assert from "node:assert/strict"
import { test } from "node:test"

import { hidingStyle, withChanges } from "../../../../lib/parts/kit/address.js"

const PAGE = "http://host/routing?run=a&step=3"

test("changes are set and removed, and the rest stays", () => {
  assert.equal(withChanges(PAGE, { step: 4, class: 0 }), "http://host/routing?run=a&step=4&class=0")
  assert.equal(withChanges(PAGE, { step: null, class: undefined }), "http://host/routing?run=a")
})

test("what is as usual does not stand in the address", () => {
  assert.equal(withChanges(PAGE, { step: 0, shown: "24" }, { step: "0", shown: "24" }), "http://host/routing?run=a")
  assert.equal(withChanges(PAGE, { step: 1 }, { step: "0" }), "http://host/routing?run=a&step=1")
})

test("letters of other scripts survive", () => {
  assert.equal(new URL(withChanges(PAGE, { kernels: "own_1,2" })).searchParams.get("kernels"), "own_1,2")
})

test("the address hides controls by name, and nothing else gets into the style", () => {
  assert.equal(hidingStyle(PAGE), "")
  const style = hidingStyle(`${PAGE}&hide=shown,order,x"]{},`)
  assert.equal(style, '[data-control="shown"] { display: none !important; }\n[data-control="order"] { display: none !important; }')
})
