/** Choosing a kind and a picture of it, and the picture itself. */

import { addressOfPage } from "../../kit/address.js"
import { h } from "../../kit/dom.js"
import { paintPicture } from "../../kit/paint.js"
import { fill, joinBoth } from "../../kit/text.js"
import { DIGIT, LETTER, letterOf, letters, numberOfLetter } from "../state.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildPicture>} PictureNodes */

/**
 * @typedef {object} Handlers
 * @property {(kind: string) => void} chooseKind
 * @property {(number: number) => void} chooseNumber
 * @property {(threshold: number) => void} moveThreshold
 * @property {() => void} rest after the threshold was moved
 */

/** @param {HTMLElement} chooser of digits and drawings */
export function buildPicture(chooser) {
  const kinds = h("div", { class: "kinds", role: "group", data: { control: "kind" } })
  const canvas = h("canvas", { role: "img", testid: "unseen-picture" })
  const caption = h("figcaption", { testid: "unseen-caption", "aria-live": "polite" })
  const figure = h("figure", { class: "shown" }, canvas, caption)
  const absent = h("p", { class: "absent", testid: "unseen-absent", hidden: true })
  const [numberName, letterName] = [h("span"), h("span")]
  const number = h("input", { type: "number", min: 1, step: 1, testid: "unseen-number" })
  const letter = h("select", { testid: "unseen-letter" })
  const letterField = h("label", {}, letterName, letter)
  const [previous, next] = [h("button", { type: "button", testid: "unseen-previous" }), h("button", { type: "button", testid: "unseen-next" })]
  const fields = h("div", { class: "fields", data: { control: "number" } },
    h("div", { class: "steps" }, previous, next), letterField, h("label", {}, numberName, number))
  const box = h("div", { class: "left" }, figure, absent, fields, chooser)
  return { box, kinds, canvas, caption, figure, absent, numberName, letterName, number, letter, letterField, previous, next, fields, chooser,
    made: /** @type {HTMLButtonElement[]} */ ([]) }
}

/**
 * @param {PictureNodes} nodes
 * @param {Scene} scene
 * @param {Handlers} handlers
 */
export function fillPicture(nodes, { state, update: { labels, meta } }, { chooseKind, chooseNumber }) {
  nodes.kinds.ariaLabel = labels.kinds
  nodes.made = meta.kinds.map(({ name }) => {
    const text = name === DIGIT ? labels.draw : labels[`kind_${name}`]
    return h("button", { type: "button", testid: `unseen-kind-${name}`, data: { kind: name }, onclick: () => chooseKind(name) }, text)
  })
  nodes.kinds.replaceChildren(...nodes.made)
  nodes.previous.textContent = labels.previous
  nodes.next.textContent = labels.next
  nodes.letterName.textContent = labels.letter
  nodes.letter.replaceChildren(...letters().map((one) => h("option", { value: one }, one)))
  nodes.canvas.setAttribute("aria-label", labels.picture)
  const count = Math.min(...meta.kinds.filter(({ name }) => name !== DIGIT).map((kind) => kind.count))
  nodes.numberName.textContent = fill(labels.number, { count })
  nodes.number.max = String(count)
  const { number } = state
  nodes.number.value = String(number)
  const there = addressOfPage(window.location.href, "data", { data: "fashion_mnist" })
  nodes.absent.replaceChildren(labels.absent, " ", h("a", { href: there }, labels.to_data))
  nodes.number.oninput = () => nodes.number.value !== "" && chooseNumber(nodes.number.valueAsNumber)
  const shown = () => Number(nodes.fields.dataset.number)
  nodes.letter.onchange = () => chooseNumber(numberOfLetter({ ...state, number: shown() }, nodes.letter.value))
  nodes.previous.onclick = () => chooseNumber(shown() - 1)
  nodes.next.onclick = () => chooseNumber(shown() + 1)
}

/**
 * @param {PictureNodes} nodes
 * @param {Scene} scene
 */
export function drawPicture(nodes, scene) {
  const { state, picture, update: { meta, labels } } = scene
  const isDigit = state.kind === DIGIT
  const isAbsent = !isDigit && meta.kinds.find(({ name }) => name === state.kind)?.address === null
  for (const button of nodes.made) button.ariaPressed = String(button.dataset.kind === state.kind)
  nodes.chooser.hidden = !isDigit
  nodes.fields.hidden = isDigit || isAbsent
  nodes.figure.hidden = isAbsent
  nodes.absent.hidden = !isAbsent
  nodes.letterField.hidden = state.kind !== LETTER
  nodes.letter.value = letterOf(state)
  nodes.fields.dataset.number = String(state.number)
  nodes.previous.disabled = state.number <= 1
  nodes.next.disabled = state.number >= Number(nodes.number.max)
  if (document.activeElement !== nodes.number && !nodes.number.matches(":focus")) nodes.number.value = String(state.number)
  if (picture) paintPicture(nodes.canvas, picture.levels)
  nodes.caption.textContent = captionOf(scene)
  nodes.canvas.setAttribute("aria-label", nodes.caption.textContent || labels.picture)
}

/**
 * Return what the picture is, in a few words.
 *
 * @param {Scene} scene
 */
export function captionOf({ state, picture, update: { labels, meta: { pictures: { classes } } } }) {
  if (!picture) return ""
  const shown = joinBoth(labels, picture.digits.map((digit) => classes[digit]))
  if (state.kind === DIGIT && picture.digits.length === 0) return labels.about_drawing
  return fill(labels[`about_${state.kind}`], { letter: letterOf(state), digits: shown, number: state.number })
}
