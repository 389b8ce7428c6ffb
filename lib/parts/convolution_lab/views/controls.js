/** The small controls that all lessons are set with. */

import { h } from "../../kit/dom.js"

/**
 * Build a labelled choice.
 *
 * @template {string | number} Value
 * @param {object} field
 * @param {string} field.text
 * @param {string} field.testid
 * @param {readonly (readonly [Value, string])[]} field.options values and how they are called
 * @param {Value} field.value
 * @param {(value: Value) => void} field.onChoice
 */
export function choiceField({ text, testid, options, value, onChoice }) {
  const select = h("select", { testid }, ...options.map(([one, shown]) => h("option", { value: one, selected: one === value }, shown)))
  select.onchange = () => onChoice(options[select.selectedIndex][0])
  return h("label", { class: "field" }, h("span", {}, text), select)
}

/**
 * Build a labelled choice of numbers.
 *
 * @param {object} field
 * @param {string} field.text
 * @param {string} field.testid
 * @param {readonly number[]} field.numbers
 * @param {number} field.value
 * @param {(value: number) => void} field.onChoice
 */
export function numberField({ numbers, ...field }) {
  return choiceField({ ...field, options: numbers.map((number) => /** @type {const} */ ([number, String(number)])) })
}

/**
 * Build a labelled choice of squares: "3 × 3".
 *
 * @param {object} field
 * @param {string} field.text
 * @param {string} field.testid
 * @param {readonly number[]} field.sides
 * @param {number} field.value
 * @param {(value: number) => void} field.onChoice
 */
export function squareField({ sides, ...field }) {
  return choiceField({ ...field, options: sides.map((side) => /** @type {const} */ ([side, `${side} × ${side}`])) })
}

/**
 * Build a labelled slider with its value written beside it.
 *
 * @param {object} field
 * @param {string} field.text
 * @param {string} field.testid
 * @param {import("../ranges.js").Range} field.range
 * @param {number} field.value
 * @param {(value: number) => string} [field.show]
 * @param {(value: number) => void} field.onChange
 */
export function sliderField({ text, testid, range: [min, max, step], value, show = String, onChange }) {
  const shown = h("output", {}, show(value))
  const input = h("input", { type: "range", min, max, step, value, testid })
  input.oninput = () => {
    shown.textContent = show(Number(input.value))
    onChange(Number(input.value))
  }
  return h("label", { class: "field" }, h("span", {}, text), input, shown)
}

/**
 * Build a labelled switch.
 *
 * @param {object} field
 * @param {string} field.text
 * @param {string} field.testid
 * @param {boolean} field.value
 * @param {(value: boolean) => void} field.onChange
 */
export function switchField({ text, testid, value, onChange }) {
  const input = h("input", { type: "checkbox", checked: value, testid })
  input.onchange = () => onChange(input.checked)
  return h("label", { class: "check" }, input, h("span", {}, text))
}

/**
 * Build a button.
 *
 * @param {string} text
 * @param {string} testid
 * @param {() => void} onclick
 * @param {import("../../kit/dom.js").Attributes} [attributes]
 */
export function pressButton(text, testid, onclick, attributes = {}) {
  return h("button", { type: "button", testid, onclick, ...attributes }, text)
}
