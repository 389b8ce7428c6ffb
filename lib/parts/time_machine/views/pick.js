/** Radio buttons and options to choose from, and rows of elements. */

import { h } from "../../kit/dom.js"

/**
 * @template {string | number} Value
 * @typedef {{ readonly value: Value, readonly text: string }} Choice
 */

/**
 * Show radio buttons in `box`.
 *
 * @template {string | number} Value
 * @param {HTMLElement} box
 * @param {string} label
 * @param {readonly Choice<Value>[]} choices
 * @param {Value} chosen
 * @param {(value: Value) => void} change
 * @param {string} testid
 */
export function radios(box, label, choices, chosen, change, testid) {
  box.ariaLabel = label
  box.replaceChildren(...choices.map(({ value, text }) => h("button", { type: "button", role: "radio", "aria-checked": String(value === chosen),
    testid: `${testid}-${value}`, onclick: () => change(value) }, text)))
}

/**
 * Show options in `select`.
 *
 * @param {HTMLSelectElement} select
 * @param {readonly Choice<number>[]} choices
 * @param {number} chosen
 */
export function options(select, choices, chosen) {
  select.replaceChildren(...choices.map(({ value, text }) => h("option", { value, selected: value === chosen }, text)))
}

/**
 * Return `count` elements in `box`, of which those that are there stay.
 *
 * @template {Element} Made
 * @param {Element} box
 * @param {number} count
 * @param {() => Made} make
 * @returns {Made[]}
 */
export function fitChildren(box, count, make) {
  while (box.children.length > count) box.lastElementChild?.remove()
  while (box.children.length < count) box.append(make())
  return /** @type {Made[]} */ ([...box.children])
}
