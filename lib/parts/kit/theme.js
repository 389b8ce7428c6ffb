/** The theme's colours, as canvases need them. */

import { LESS, MORE, parseHex } from "./colours.js"
import { h } from "./dom.js"
import { penOf } from "./paint.js"

/** @typedef {ReturnType<typeof readColours>} Colours */

/**
 * Return the colours of the theme that holds now.
 *
 * @param {HTMLElement} root
 */
export function readColours(root) {
  const style = getComputedStyle(root)
  const pen = penOf(h("canvas"))
  /** @param {string} name @param {string} otherwise */
  const hex = (name, otherwise) => {
    pen.fillStyle = otherwise
    pen.fillStyle = style.getPropertyValue(name).trim() || otherwise
    return String(pen.fillStyle).startsWith("#") ? String(pen.fillStyle) : otherwise
  }
  const background = hex("--st-background-color", "#ffffff")
  const [red, green, blue] = parseHex(background)
  const isDark = 0.299 * red + 0.587 * green + 0.114 * blue < 128
  return {
    background,
    text: hex("--st-text-color", isDark ? "#ffffff" : "#000000"),
    primary: hex("--st-primary-color", "#0b5cad"),
    disc: isDark ? "#93a3b5" : "#6f7f90",
    middle: parseHex(isDark ? "#2b3745" : "#e6ebf1"),
    more: parseHex(isDark ? "#f59a2f" : MORE),
    less: parseHex(isDark ? "#5b9bff" : LESS),
  }
}
