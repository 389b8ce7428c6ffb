/** The files of charts on the page. */

import { saveCanvas, saveFile } from "../kit/files.js"
import { saveNotebook } from "../kit/notebook.js"
import { definePart } from "../kit/part.js"
import { readColours } from "../kit/theme.js"
import { drawCharts } from "./charts.js"
import { cellsOf } from "./state.js"
import { buildView, fillTexts } from "./view.js"

/** @typedef {import("./state.js").Update} Update */

export default definePart(import.meta.url, createFiles)

/**
 * @param {HTMLElement} root
 * @returns {import("../kit/part.js").App<Update>}
 */
function createFiles(root) {
  const view = buildView(root)
  return {
    update(update) {
      const { meta: { name, csv, charts } } = update
      fillTexts(view, update)
      view.numbers.onclick = () => saveFile(`${name}.csv`, new Blob([csv], { type: "text/csv" }))
      view.picture.onclick = async () => saveCanvas(`${name}.png`, await drawCharts(charts, readColours(root)))
      view.notebook.onclick = () => saveNotebook(`${name}.ipynb`, cellsOf(update))
    },
  }
}
