/** The cells of numbers: fields to type in, and buttons that say where their number comes from. */

import { h } from "../../kit/dom.js"
import { asTyped, numberField, showNumber } from "../../kit/number_field.js"
import { idOf } from "../cells.js"
import { symbolOf, valueOf } from "../work.js"

/** @typedef {import("../cells.js").Cell} Cell */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {{ one: Cell, box: HTMLElement, input: HTMLInputElement | null, number: HTMLElement | null }} Shown */

const LONG = 7 // letters of a number that needs a smaller type

/**
 * Build a cell.
 *
 * @param {Cell} one
 * @param {import("../view.js").Handlers} handlers
 * @returns {Shown}
 */
export function buildCell(one, handlers) {
  const id = idOf(one)
  const symbol = h("span", { class: "symbol" }, ...raised(symbolOf(one)))
  const look = () => handlers.look(one, false)
  const shared = { class: `cell of-${one.kind}`, data: { cell: id }, onpointerenter: look }
  if (["x", "w", "b"].includes(one.kind)) {
    const input = numberField(`learning-${id}`, symbolOf(one), (text) => handlers.type(one, text))
    input.onfocus = () => handlers.look(one, true)
    return { one, box: h("label", shared, symbol, input), input, number: null }
  }
  const number = h("span", { class: "number" })
  const onclick = () => (one.kind === "y" ? handlers.right(one) : handlers.look(one, true))
  const box = h("button", { ...shared, type: "button", testid: `learning-${id}`, onfocus: look, onclick }, symbol, number)
  return { one, box, input: null, number }
}

/**
 * Show a cell's number, and how it belongs to what is looked at.
 *
 * @param {Shown} shown
 * @param {Scene} scene
 * @param {{ looked: string, origins: Set<string>, users: Set<string>, largest: number }} marks `largest` gradient of a weight, for the colour
 */
export function drawCell({ one, box, input, number }, { update: { numbers }, values, layer }, { looked, origins, users, largest }) {
  const [id, value] = [idOf(one), valueOf(values, one)]
  box.dataset.value = String(value)
  if (input) {
    showNumber(input, asTyped(value))
    input.dataset.value = String(value)
  }
  if (number) {
    number.textContent = one.kind === "y" ? numbers.decimals(value, 0) : numbers.figures(value)
    number.classList.toggle("long", number.textContent.length > LONG)
  }
  if (one.kind === "y") box.ariaPressed = String(one.j === layer.label)
  box.classList.toggle("looked", id === looked)
  box.classList.toggle("origin", origins.has(id))
  box.classList.toggle("user", users.has(id))
  if (one.kind.startsWith("g")) {
    box.classList.toggle("below", value < 0)
    box.style.setProperty("--share", `${(40 * Math.min(1, largest === 0 ? 0 : Math.abs(value) / largest)).toFixed(1)}%`)
  }
}

/**
 * Return a text with what stands in braces raised: "e^{z₁}".
 *
 * @param {string} text
 */
export function raised(text) {
  return text.split(/\^\{([^}]*)\}/).map((piece, at) => (at % 2 === 1 ? h("sup", {}, piece) : piece))
}
