/** Saves a notebook: what is shown, computed again by the app's own library, without the app. */

import { saveFile } from "./files.js"
import { toLevels } from "./maths.js"

/** @typedef {string | number | readonly Literal[]} Literal */
/** @typedef {{ text: string } | { code: string }} Cell Markdown, or Python */

/**
 * Save cells as a Jupyter notebook called `name` (nbformat 4.5).
 *
 * @param {string} name
 * @param {readonly Cell[]} cells
 */
export function saveNotebook(name, cells) {
  saveFile(name, new Blob([JSON.stringify(notebookOf(cells), null, 1)], { type: "application/x-ipynb+json" }))
}

/** @param {readonly Cell[]} cells */
export function notebookOf(cells) {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" } },
    cells: cells.map((cell, at) => {
      const common = { id: `cell-${at + 1}`, metadata: {} }
      if ("text" in cell) return { ...common, cell_type: "markdown", source: cell.text }
      return { ...common, cell_type: "code", source: cell.code, execution_count: null, outputs: [] }
    }),
  }
}

/**
 * Return the Python expression of a picture as networks receive it, float32 [height, width, channels] in [0, 1].
 *
 * @param {import("./network/passes.js").Floats} picture
 */
export function pictureInPython({ data, shape }) {
  return `np.uint8(${inPython([...toLevels(data)])}).reshape(${inPython(shape)}) / np.float32(255)`
}

/**
 * Return a text, a number or a list of them as Python writes it.
 *
 * @param {Literal} value
 */
export function inPython(value) {
  return JSON.stringify(value)
}
