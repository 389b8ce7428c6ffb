import assert from "node:assert/strict"
import { test } from "node:test"

import { notebookOf, pictureInPython, inPython } from "../../../../lib/parts/kit/notebook.js"

test("a notebook has its cells in the form that Jupyter reads", () => {
  const { nbformat, cells } = notebookOf([{ text: "# A" }, { code: "1 + 1" }])
  assert.equal(nbformat, 4)
  assert.deepEqual(cells[0], { id: "cell-1", metadata: {}, cell_type: "markdown", source: "# A" })
  assert.deepEqual(cells[1], { id: "cell-2", metadata: {}, cell_type: "code", source: "1 + 1", execution_count: null, outputs: [] })
})

test("a picture and a text are written as Python reads them", () => {
  const picture = { data: Float32Array.of(0, 1 / 255, 1, 128 / 255), shape: [2, 2, 1] }
  assert.equal(pictureInPython(picture), "np.uint8([0,1,255,128]).reshape([2,2,1]) / np.float32(255)")
  assert.equal(inPython([1, "a"]), '[1,"a"]')
  assert.equal(inPython('a "b"\n'), '"a \\"b\\"\\n"')
})
