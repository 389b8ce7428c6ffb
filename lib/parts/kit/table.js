/**
 * Builds tables of numbers.
 *
 * @typedef {string | number | { value: number, text: string } | Node} Cell
 *   a number, with or without the text that it is shown as, keeps its unrounded value in `data-value`
 */

import { h } from "./dom.js"

/**
 * Show `rows` under `heads` in `table`, instead of what was there.
 *
 * @param {HTMLTableElement} table
 * @param {string[]} heads
 * @param {Cell[][]} rows
 */
export function fillTable(table, heads, rows) {
  table.replaceChildren(
    ...(table.caption ? [table.caption] : []),
    h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, ...rows.map((cells) => h("tr", {}, ...cells.map(cellOf)))),
  )
}

/**
 * Build a table.
 *
 * @param {string[]} heads
 * @param {Cell[][]} rows
 * @param {string} [caption]
 */
export function tableOf(heads, rows, caption = "") {
  const table = h("table", {}, caption && h("caption", {}, caption))
  fillTable(table, heads, rows)
  return table
}

/** @param {Cell} cell */
function cellOf(cell) {
  if (typeof cell === "string" || cell instanceof Node) return h("td", {}, cell)
  const { value, text } = typeof cell === "number" ? { value: cell, text: String(Number(cell.toPrecision(8))) } : cell
  return h("td", { data: { value } }, text)
}
