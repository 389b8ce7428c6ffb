/** The capsules that are set: what each sees, and its couplings as a strip, with those that the algorithm chose once they are shown. */

import { countedCapsule, receptiveField } from "../../kit/capsules/geometry.js"
import { cividis } from "../../kit/colours.js"
import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { toLevels } from "../../kit/maths.js"
import { paintPicture, paintPixels } from "../../kit/paint.js"
import { fill } from "../../kit/text.js"
import { WHOLE } from "../maths.js"
import { routedRow, sizesOf } from "../scene.js"
import { RESTS, sharesOf } from "../state.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildCapsules>} CapsuleNodes */
/** @typedef {ReturnType<typeof buildCapsule>} CapsuleNode */

export function buildCapsules() {
  const [title, help, rows] = [h("h4"), h("p", { class: "small muted" }), h("div", { class: "rows" })]
  const label = h("label", { for: "router-capsule" })
  const number = h("input", { type: "number", id: "router-capsule", testid: "router-capsule", min: 1, step: 1 })
  const usual = h("button", { type: "button", testid: "router-usual" })
  const swap = h("div", { class: "tools", data: { control: "set" } }, h("span", { class: "tool" }, label, number), usual)
  const restTitle = h("span", { id: "router-rest" })
  const rests = RESTS.map((rest) => h("button", { type: "button", value: rest, testid: `router-rest-${rest}` }))
  const rest = h("div", { class: "rest", data: { control: "rest" } }, restTitle,
    h("span", { class: "choice", role: "group", "aria-labelledby": "router-rest" }, ...rests))
  const note = h("p", { class: "small muted", hidden: true })
  const box = h("section", { class: "capsules" }, title, rows, help, swap, rest, note)
  return { box, title, help, rows, label, number, usual, swap, restTitle, rests, note, made: /** @type {CapsuleNode[]} */ ([]) }
}

/** @param {number} place */
function buildCapsule(place) {
  const [canvas, field, name, where] = [h("canvas"), h("i", { class: "field" }), h("b"), h("span", { class: "small muted" })]
  const [own, chosen] = [h("canvas", { class: "strip" }), h("canvas", { class: "strip", hidden: true })]
  const button = h("button", { type: "button", class: "capsule", testid: `router-row-${place}` },
    h("span", { class: "seen", "aria-hidden": "true" }, canvas, field),
    h("span", { class: "words" }, name, " ", where, h("span", { class: "strips" }, own, chosen)))
  return { button, canvas, field, name, where, own, chosen }
}

/**
 * @param {CapsuleNodes} nodes
 * @param {Scene} scene
 * @param {import("../view.js").Handlers} handlers
 */
export function fillCapsules(nodes, { update: { labels, meta: { kind } }, set }, { choose, replace, usual, rest }) {
  nodes.title.textContent = labels.capsules
  nodes.label.textContent = labels.swap
  nodes.usual.textContent = labels.usual
  nodes.restTitle.textContent = labels.rest
  nodes.note.hidden = !kind.adds
  nodes.note.textContent = labels.adds
  for (const button of nodes.rests) {
    button.textContent = { uniform: labels.rest_uniform, routed: labels.rest_routed, silent: labels.rest_silent }[button.value] ?? ""
    button.onclick = () => rest(/** @type {import("../maths.js").Rest} */ (button.value))
  }
  nodes.number.onchange = () => replace(nodes.number.valueAsNumber)
  nodes.usual.onclick = usual
  nodes.made = set.map((_, place) => {
    const made = buildCapsule(place)
    made.button.onclick = () => choose(Number(made.button.value))
    return made
  })
  nodes.rows.replaceChildren(...nodes.made.map(({ button }) => button))
}

/**
 * @param {CapsuleNodes} nodes
 * @param {Scene} scene
 */
export function drawCapsules(nodes, scene) {
  const { update: { labels, meta: { geometry }, arrays: { image } }, set, at, state, usual, subject } = scene
  const { inputs, classes } = sizesOf(scene.update)
  const [height, width] = image.shape
  const picture = { data: toLevels(image.data), shape: image.shape }
  const chosenWords = usual.isMoved ? labels.usual_moved : labels.usual_first
  nodes.help.textContent = state.set === null || String(state.set) === String(usual.capsules)
    ? fill(chosenWords, { count: set.length, inputs }) : fill(labels.own_set, { count: set.length, inputs })
  nodes.usual.disabled = state.set === null
  nodes.number.max = String(inputs)
  if (nodes.number.value !== String(counted(at))) nodes.number.value = String(counted(at))
  for (const button of nodes.rests) button.ariaPressed = String(button.value === state.rest)
  for (const [place, made] of nodes.made.entries()) {
    const capsule = set[place]
    const counts = countedCapsule(geometry, capsule)
    const seen = receptiveField(geometry, capsule, height, width)
    made.button.value = String(capsule)
    made.button.ariaPressed = String(capsule === at)
    made.name.textContent = fill(labels.capsule, counts)
    made.where.textContent = fill(labels.where, counts)
    paintPicture(made.canvas, picture)
    Object.assign(made.field.style, { top: share(seen.top, height), left: share(seen.left, width),
      height: share(seen.height, height), width: share(seen.width, width) })
    paintStrip(made.own, sharesOf(state, capsule, classes).map((value) => value / WHOLE))
    made.chosen.hidden = !state.isShown
    if (state.isShown) paintStrip(made.chosen, routedRow({ ...scene, subject }, capsule))
  }
}

/** @param {number} part @param {number} whole */
function share(part, whole) {
  return `${100 * part / whole}%`
}

/** @param {HTMLCanvasElement} canvas @param {number[]} couplings */
function paintStrip(canvas, couplings) {
  paintPixels(canvas, 1, couplings.length, (_, j) => cividis(couplings[j]))
}
