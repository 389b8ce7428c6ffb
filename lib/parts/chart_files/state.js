/**
 * What is saved.
 *
 * @typedef {object} Meta
 * @property {string} name of the files, without their ending
 * @property {string} title of the notebook
 * @property {{ key: string, title: string }[]} charts how each is found on the page, and what it is called; none for a table alone
 * @property {string} csv
 * @property {import("../kit/notebook.js").Cell[]} cells
 *
 * @typedef {import("../kit/part.js").Update<Meta, {}>} Update
 */

import { fill } from "../kit/text.js"

/**
 * Return the cells of the notebook.
 *
 * @param {Pick<Update, "labels" | "meta">} update
 * @returns {import("../kit/notebook.js").Cell[]}
 */
export function cellsOf({ labels, meta: { title, cells, charts } }) {
  return [{ text: fill(charts.length > 0 ? labels.notebook_about : labels.notebook_about_table, { title }) }, ...cells]
}
