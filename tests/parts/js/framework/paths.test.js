import assert from "node:assert/strict"
import { test } from "node:test"

import { pathInFolder } from "../../../../lib/parts/framework/paths.js"

test("a file of a folder has its path, whether the folder was chosen or dropped", () => {
  assert.equal(pathInFolder("pets/cat/1.png", "pets/cat/1.png"), "pets/cat/1.png")
  assert.equal(pathInFolder("", "/pets/cat/1.png"), "pets/cat/1.png")
})

test("a file alone has none", () => {
  for (const dropped of ["./1.png", "/1.png", "1.png", undefined]) assert.equal(pathInFolder("", dropped), "")
})
