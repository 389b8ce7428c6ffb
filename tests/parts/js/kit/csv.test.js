import assert from "node:assert/strict"
import { test } from "node:test"

import { csvText } from "../../../../lib/parts/kit/csv.js"

test("numbers keep their digits and texts are quoted where they must be", () => {
  assert.equal(csvText([["a", "b,c"], [0.1, 1e-7], ['say "x"', ""]]), 'a,"b,c"\n0.1,1e-7\n"say ""x""",\n')
})

test("a file with other letters than ASCII says that it is Unicode", () => {
  assert.equal(csvText([["类别", 1]]), "\ufeff类别,1\n")
})

test("no text is a formula in a spreadsheet, and negative numbers stay numbers", () => {
  assert.equal(csvText([["=1+2", "+a", "-b", "@c", "-0.5", -0.5]]), "'=1+2,'+a,'-b,'@c,-0.5,-0.5\n")
})
