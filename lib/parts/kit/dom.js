/**
 * Builds elements.
 *
 * @typedef {string | number | Node | null | undefined | false} Child
 *   null, undefined and false are left out
 *
 * @typedef {Record<string, string | number>} Values
 *
 * @typedef {Record<string, unknown> & { class?: string, testid?: string, data?: Values, style?: Values }} Attributes
 *   any attribute by its name; `true` sets it without a value, and null, undefined and false leave it out. `testid` and `data` become
 *   `data-…` attributes, `style` has CSS properties, custom ones included, and a function is a handler: `onclick`.
 */

const SVG = "http://www.w3.org/2000/svg"

/**
 * Build an HTML element.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children)
}

/**
 * Build an SVG element.
 *
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children)
}

/** Return whether this learner points with a finger, which needs 44 pixels. */
export function pointsWithFinger() {
  return window.matchMedia("(pointer: coarse)").matches
}

/** Return whether this learner's system asks for as little movement as possible. */
export function prefersLessMotion() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches
}

/**
 * Return the row and column of the cell under the pointer, when `element` shows `rows` × `columns` cells of equal size.
 *
 * @param {Element} element
 * @param {MouseEvent} event
 * @param {number} rows
 * @param {number} columns
 * @returns {[number, number]}
 */
export function cellUnder(element, event, rows, columns) {
  const { left, top, width, height } = element.getBoundingClientRect()
  return [cellAt((event.clientY - top) / height, rows), cellAt((event.clientX - left) / width, columns)]
}

/**
 * Return which of `count` equal cells lies at `share` (0 to 1) of their length; outside of it, the nearest.
 *
 * @param {number} share
 * @param {number} count
 */
export function cellAt(share, count) {
  return Math.min(count - 1, Math.max(0, Math.floor(share * count)))
}

/**
 * @template {HTMLElement | SVGElement} Made
 * @param {Made} node
 * @param {Attributes} attributes
 * @param {Child[]} children
 * @returns {Made}
 */
function filled(node, { testid, data, style, ...others }, children) {
  if (testid !== undefined) node.dataset.testid = testid
  for (const [name, value] of Object.entries(data ?? {})) node.dataset[name] = String(value)
  for (const [name, value] of Object.entries(style ?? {})) node.style.setProperty(name, String(value))
  for (const [name, value] of Object.entries(others)) {
    if (value === null || value === undefined || value === false) continue
    if (typeof value === "function") Object.assign(node, { [name]: value })
    else node.setAttribute(name, value === true ? "" : String(value))
  }
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) node.append(child instanceof Node ? child : String(child))
  }
  return node
}
