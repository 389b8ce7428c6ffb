/** Draws the buttons, and nothing else. */

import { h } from "../kit/dom.js"

/** @typedef {ReturnType<typeof buildView>} View */

/** @param {HTMLElement} root */
export function buildView(root) {
  const [numbers, picture, notebook] = ["charts-csv", "charts-png", "charts-notebook"].map((testid) =>
    h("button", { type: "button", testid, data: { control: "export" } }))
  root.classList.add("chart-files")
  root.setAttribute("role", "group")
  root.replaceChildren(numbers, picture, notebook)
  return { root, numbers, picture, notebook }
}

/**
 * @param {View} view
 * @param {import("./state.js").Update} update
 */
export function fillTexts({ root, numbers, picture, notebook }, { labels, meta: { charts } }) {
  const isTable = charts.length === 0
  root.setAttribute("aria-label", labels.component)
  numbers.textContent = isTable ? labels.export_table : labels.export
  picture.textContent = labels.export_picture
  picture.hidden = isTable
  notebook.textContent = isTable ? labels.export_notebook_table : labels.export_notebook
}
