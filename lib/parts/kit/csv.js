/** Writes numbers as a file that spreadsheets open. */

import { saveFile } from "./files.js"

/**
 * Return lines of cells as CSV; numbers keep all their digits, and no text becomes a formula of a spreadsheet.
 *
 * @param {(string | number)[][]} lines
 */
export function csvText(lines) {
  const text = lines.map((cells) => `${cells.map(csvCell).join(",")}\n`).join("")
  const isAscii = [...text].every((letter) => letter < "\u0080")
  return isAscii ? text : `\ufeff${text}` // without the mark Excel reads Chinese as Latin letters
}

/**
 * Save these lines as a file called `name`.
 *
 * @param {string} name
 * @param {(string | number)[][]} lines
 */
export function saveCsv(name, lines) {
  saveFile(name, new Blob([csvText(lines)], { type: "text/csv" }))
}

/** @param {string | number} cell */
function csvCell(cell) {
  const given = String(cell)
  const isFormula = /^[=+\-@\t\r]/.test(given) && Number.isNaN(Number(given))
  const text = isFormula ? `'${given}` : given
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
