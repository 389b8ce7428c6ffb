/** Draws the lines, and nothing else. */

import { h } from "../kit/dom.js"

/**
 * @param {HTMLElement} root
 * @param {ReturnType<typeof import("./state.js").linesOf>} lines
 */
export function drawLines(root, lines) {
  root.classList.add("brief")
  root.replaceChildren(...lines.map(({ id, title, answer }) => h("p", { testid: `brief-${id}` }, h("span", {}, title), " ", h("b", {}, answer))))
}
