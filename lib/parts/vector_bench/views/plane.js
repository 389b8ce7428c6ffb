/**
 * A plane with arrows that start at zero. Those of votes can be dragged by their tips; fields have the same numbers for the keyboard.
 *
 * @typedef {{ vector: number[], tone: number, weight: number }} Arrow the weight, 0 to 1, is its width
 *
 * @typedef {object} Drawn
 * @property {Arrow[]} arrows
 * @property {number[] | null} sum
 * @property {number[] | null} output
 * @property {boolean} isDraggable
 * @property {number | null} reach from zero to the edge; null fits it
 * @property {string} name
 *
 * @typedef {object} Plane
 * @property {SVGSVGElement} svg
 * @property {SVGGElement} still
 * @property {SVGGElement} moving
 * @property {SVGCircleElement[]} tips
 * @property {number} reach
 * @property {(i: number, point: number[], reach: number) => void} onDrag
 * @property {() => void} onDrop
 */

import { svg } from "../../kit/dom.js"
import { lengthOf } from "../../kit/vectors.js"

const HALF = 120 // of the drawing's units, from zero to the edge
const HIT = 24 // about a fingertip
const MARGIN = 1.15
const DIGITS = 2
/** The colours of the lower capsules, as in the style of the part. */
export const TONES = ["#0e8f83", "#b4570a", "#8a57c2", "#a83263"]

/**
 * @param {string} testid
 * @returns {Plane}
 */
export function buildPlane(testid) {
  const [still, moving] = [svg("g"), svg("g")]
  const box = svg("svg", { class: "plane", viewBox: `${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`, role: "img", testid }, still, moving)
  /** @type {Plane} */
  const plane = { svg: box, still, moving, tips: [], reach: 1, onDrag() {}, onDrop() {} }
  return plane
}

/**
 * Return how far a plane must reach to show all of these vectors and the circle of length 1.
 *
 * @param {readonly number[][]} vectors
 */
export function reachOf(vectors) {
  return MARGIN * Math.max(1, ...vectors.map(lengthOf))
}

/**
 * @param {Plane} plane
 * @param {Drawn} drawn
 */
export function drawPlane(plane, { arrows, sum, output, isDraggable, reach, name }) {
  plane.reach = reach ?? reachOf([...arrows.map(({ vector }) => vector), ...(sum ? [sum] : [])])
  plane.svg.setAttribute("aria-label", name)
  const scale = HALF / plane.reach
  plane.still.replaceChildren(
    svg("path", { class: "axis", d: `M${-HALF} 0H${HALF}M0 ${-HALF}V${HALF}` }),
    svg("circle", { class: "unit", r: scale }),
    ...arrows.map(({ vector, tone, weight }) => arrow(vector, scale, `vote-arrow tone-${tone}`, widthOf(weight))),
    ...(sum ? [arrow(sum, scale, "sum-arrow", 2.5)] : []),
    ...(output ? [arrow(output, scale, "output-arrow", 4)] : []),
  )
  if (!isDraggable) {
    plane.moving.replaceChildren()
    plane.tips = []
    return
  }
  if (plane.tips.length !== arrows.length) {
    plane.tips = arrows.map((_, i) => draggable(plane, i))
    plane.moving.replaceChildren(...plane.tips)
  }
  arrows.forEach(({ vector: [x, y] }, i) => {
    plane.tips[i].setAttribute("cx", String(x * scale))
    plane.tips[i].setAttribute("cy", String(-y * scale))
  })
}

/** @param {Plane} plane @param {number} i */
function draggable(plane, i) {
  const tip = svg("circle", { class: "tip", r: HIT, testid: `${plane.svg.dataset.testid}-tip-${i}` })
  let held = 0
  tip.addEventListener("pointerdown", (event) => {
    tip.setPointerCapture(event.pointerId)
    held = plane.reach
    event.preventDefault()
  })
  tip.addEventListener("pointermove", (event) => {
    if (!held) return
    const { left, top, width, height } = plane.svg.getBoundingClientRect()
    const place = [(event.clientX - left) / width * 2 - 1, 1 - (event.clientY - top) / height * 2]
    plane.onDrag(i, place.map((share) => Number((Math.min(Math.max(share, -1), 1) * held).toFixed(DIGITS)) + 0), held)
  })
  const drop = () => {
    if (!held) return
    held = 0
    plane.onDrop()
  }
  tip.addEventListener("pointerup", drop)
  tip.addEventListener("pointercancel", drop)
  return tip
}

/**
 * Return how wide the arrow of a vote is.
 *
 * @param {number} coupling
 */
export function widthOf(coupling) {
  return 1.5 + 5 * coupling
}

/**
 * Return where the shaft of an arrow from zero ends, and the corners of its head, with y downwards.
 *
 * @param {number[]} vector
 * @param {number} scale
 * @param {number} width
 */
export function arrowOf([across, up], scale, width) {
  const [x, y] = [across * scale, -up * scale]
  const length = Math.hypot(x, y)
  const head = Math.min(9 + width, length)
  const [dx, dy] = length > 0 ? [x / length, y / length] : [0, 0]
  const [baseX, baseY] = [x - dx * head, y - dy * head]
  const side = head * 0.42
  return { shaft: [baseX, baseY], head: [[x, y], [baseX - dy * side, baseY + dx * side], [baseX + dy * side, baseY - dx * side]] }
}

/**
 * @param {number[]} vector
 * @param {number} scale
 * @param {string} kind
 * @param {number} width
 */
function arrow(vector, scale, kind, width) {
  const { shaft, head } = arrowOf(vector, scale, width)
  return svg("g", { class: kind },
    svg("path", { class: "shaft", d: `M0 0L${shaft.join(" ")}`, "stroke-width": width }),
    svg("path", { class: "head", d: `M${head.map((corner) => corner.join(" ")).join("L")}Z` }))
}
