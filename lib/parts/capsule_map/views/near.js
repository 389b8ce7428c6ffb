/** Draws the learner's digit, the test digits nearest to it, and the one that is pointed at. */

import { h } from "../../kit/dom.js"
import { paintPicture } from "../../kit/paint.js"
import { fill } from "../../kit/text.js"
import { classesOf } from "../scene.js"
import { digitText, distanceText } from "../words.js"
import { paintMine } from "./tiles.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../maths/neighbours.js").Neighbour} Neighbour */

/** How many neighbours are listed of each kind. */
export const LISTED = 5

/** Build the places for them. */
export function buildNear() {
  const mine = { title: h("h4"), canvas: h("canvas", { testid: "map-mine" }) }
  const pointed = { title: h("h4"), canvas: h("canvas"), text: h("p", { "aria-live": "polite", testid: "map-pointed" }) }
  const lists = ["same", "others"].map((kind) => ({ title: h("h4"), list: h("ol", { testid: `map-${kind}` }) }))
  const pointedBox = h("div", { class: "pointed" }, pointed.canvas, h("div", {}, pointed.title, pointed.text))
  const box = h("section", { class: "near" },
    h("div", { class: "mine guessed" }, mine.canvas, mine.title),
    ...lists.map(({ title, list }) => h("div", { class: "guessed" }, title, list)),
    pointedBox)
  return { box, mine, pointed, pointedBox, lists }
}

/**
 * Show the learner's digit and its neighbours.
 *
 * @param {ReturnType<typeof buildNear>} nodes
 * @param {Scene} scene
 */
export function drawNear({ box, mine, lists, pointed }, scene) {
  const { near, live, update: { labels, meta: { classes } } } = scene
  pointed.title.textContent = labels.pointed
  box.classList.toggle("alone", near === null)
  if (!near || !live) return
  mine.title.textContent = labels.yours
  paintMine(mine.canvas, live.image)
  lists[0].title.textContent = fill(labels.near_same, { name: classes[near.shown] })
  lists[1].title.textContent = labels.near_others
  drawList(lists[0].list, scene, near.same)
  drawList(lists[1].list, scene, near.others)
}

/**
 * Show the picture of the digit that is pointed at.
 *
 * @param {ReturnType<typeof buildNear>} nodes
 * @param {Scene} scene
 */
export function drawPointed({ pointed, pointedBox }, scene) {
  const { state, digits } = scene
  pointedBox.classList.toggle("none", state.pointed === null)
  pointed.text.textContent = state.pointed === null ? "" : digitText(scene, state.pointed)
  if (state.pointed !== null) paintPicture(pointed.canvas, digits.images, state.pointed)
}

/**
 * @param {HTMLOListElement} list
 * @param {Scene} scene
 * @param {Neighbour[]} neighbours the nearest first
 */
function drawList(list, scene, neighbours) {
  const { digits, update: { meta: { classes } } } = scene
  const shown = neighbours.slice(0, LISTED)
  while (list.children.length > shown.length) list.lastElementChild?.remove()
  while (list.children.length < shown.length) list.append(h("li", {}, h("canvas"), h("span")))
  shown.forEach(({ place, distance }, at) => {
    const item = /** @type {HTMLElement} */ (list.children[at])
    const [canvas, text] = /** @type {[HTMLCanvasElement, HTMLElement]} */ (/** @type {unknown} */ ([...item.children]))
    if (item.dataset.place !== String(place)) paintPicture(canvas, digits.images, place)
    item.dataset.place = String(place)
    item.dataset.distance = String(distance)
    item.title = digitText(scene, place)
    text.textContent = `${classes[classesOf(digits)[place]]}  ${distanceText(scene, distance)}`
  })
}
