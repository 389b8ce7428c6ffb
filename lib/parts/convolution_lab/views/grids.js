/** Grids of numbers, which are built for a size and then only rewritten at every move of the pointer. */

import { inkOn } from "../../kit/colours.js"
import { h } from "../../kit/dom.js"
import { writeNumber } from "./figures.js"
import { tint } from "./paintings.js"

/** @typedef {import("../../kit/numbers.js").Numbers} Numbers */

/**
 * Build a square of numbers under a title.
 *
 * @param {number} side
 * @param {string} title
 * @param {string} testid
 */
export function numberGrid(side, title, testid) {
  const cells = Array.from({ length: side * side }, () => h("i"))
  const grid = h("div", { class: "cells", testid, data: { side }, style: { "--side": side } }, ...cells)
  return { box: h("div", { class: "grid" }, h("small", {}, title), grid), cells }
}

/**
 * Build a sign between two grids, such as × or =.
 *
 * @param {string} text
 */
export function signText(text) {
  return h("span", { class: "sign" }, text)
}

/**
 * Show a pixel: its grey behind its number, the zeros of padding marked.
 *
 * @param {HTMLElement} cell
 * @param {Numbers} numbers
 * @param {{ pixel: number, isInside: boolean }} found
 */
export function writePixel(cell, numbers, { pixel, isInside }) {
  writeNumber(cell, pixel, numbers.short(pixel))
  const value = Math.round(255 * Math.min(Math.max(pixel, 0), 1))
  if ((cell.className === "zero") === isInside) cell.className = isInside ? "" : "zero"
  cell.style.background = isInside ? `rgb(${value}, ${value}, ${value})` : ""
  cell.style.color = isInside ? inkOn([value, value, value]) : ""
}

/**
 * Show a number on orange or blue, the stronger the nearer it is to the largest.
 *
 * @param {HTMLElement} cell
 * @param {Numbers} numbers
 * @param {number} value
 * @param {number} most
 */
export function writeTinted(cell, numbers, value, most) {
  writeNumber(cell, value, numbers.short(value))
  cell.style.background = tint(value / (most || 1))
}
