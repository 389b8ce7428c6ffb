/** Draws the chooser of pictures, and nothing else. */

import { h } from "../dom.js"
import { paintPicture } from "../paint.js"
import { fill, joinBoth } from "../text.js"

/** @typedef {ReturnType<typeof buildChooser>} View */

const ANY = ""

/**
 * Build the surface to draw on, and beside it the fields of the test image.
 *
 * @param {string} control by which the address can hide it
 */
export function buildChooser(control) {
  const canvas = h("canvas", { testid: "picture-pad", tabindex: 0, role: "img" })
  const example = h("canvas", { class: "example", "aria-hidden": "true", testid: "picture-example" })
  const hint = h("span", { class: "pad-hint", "aria-hidden": "true" })
  const surface = h("div", { class: "pad" }, canvas, example, hint)
  const [numberName, ofName, photoName] = [h("span"), h("span"), h("span")]
  const photo = h("select", { testid: "picture-photo" })
  const number = h("input", { type: "number", min: 0, step: 1, testid: "picture-number" })
  const of = h("select", { testid: "picture-class" })
  const another = h("button", { type: "button", testid: "picture-another" })
  const said = h("p", { class: "picture-said", testid: "picture-said", "aria-live": "polite" })
  const undo = h("button", { type: "button", testid: "picture-undo" })
  const clear = h("button", { type: "button", testid: "picture-clear" })
  const tools = h("div", { class: "picture-tools", data: { control: "undo" }, hidden: true }, undo, clear)
  const note = h("p", { class: "muted", testid: "picture-note", hidden: true })
  const fields = h("div", { class: "picture-fields" },
    h("div", { class: "picture-row test" }, h("label", {}, numberName, number), h("label", {}, ofName, of), another),
    h("div", { class: "picture-row photos" }, h("label", {}, photoName, photo)), said, tools, note)
  const box = h("div", { class: "picture-choice", data: { control }, testid: "picture-choice" }, surface, fields)
  return { box, fields, canvas, example, hint, numberName, ofName, photoName, photo, number, of, another, said, tools, undo, clear, note }
}

/**
 * Write the texts and the classes.
 *
 * @param {View} view
 * @param {import("../text.js").Labels} labels
 * @param {{ classes: readonly string[], count: number, photos: readonly { title: string }[] }} choice
 * @param {string} anotherName
 */
export function drawTexts(view, labels, { classes, count, photos }, anotherName) {
  const { box, hint, canvas, numberName, ofName, photoName, photo, number, of, another, undo, clear } = view
  hint.textContent = labels.picture_draw
  canvas.setAttribute("aria-label", labels.picture_draw)
  numberName.textContent = labels.picture_number
  ofName.textContent = labels.picture_class
  number.max = String(count - 1)
  another.textContent = labels.picture_another
  another.setAttribute("aria-label", anotherName)
  undo.textContent = labels.picture_undo
  clear.textContent = labels.picture_clear
  photoName.textContent = labels.picture_photo
  box.classList.toggle("without-test", count === 0)
  box.classList.toggle("without-photos", photos.length === 0)
  fillOptions(of, [[ANY, labels.picture_any], ...classes.map((name, at) => [String(at), name])])
  const none = count === 0 ? [] : [[ANY, labels.picture_no_photo]]
  fillOptions(photo, [...none, ...photos.map(({ title }, at) => [String(at), title])])
}

/**
 * Give a list these options, each as its value and its text; what is chosen stays chosen.
 *
 * @param {HTMLSelectElement} list
 * @param {readonly string[][]} options
 */
function fillOptions(list, options) {
  if (JSON.stringify(options) === list.dataset.options) return
  const { value } = list
  list.replaceChildren(...options.map(([id, name]) => h("option", { value: id }, name)))
  list.value = options.some(([id]) => id === value) ? value : ANY
  list.dataset.options = JSON.stringify(options)
}

/**
 * Return the class that is chosen; null for any.
 *
 * @param {View} view
 */
export function chosenClass({ of }) {
  return of.value === ANY ? null : Number(of.value)
}

/**
 * Choose any class, if the test image is of another than the one that is chosen: it came by its number, say.
 *
 * @param {View} view
 * @param {readonly number[]} classes of the test image
 */
export function leaveOtherClass({ of }, classes) {
  if (of.value !== ANY && !classes.includes(Number(of.value))) of.value = ANY
}

/**
 * Show a picture that was not drawn here, or the drawing.
 *
 * @param {View} view
 * @param {import("../unpack.js").NumberArray | null} picture uint8 [height, width, channels]; null for the drawing
 * @param {boolean} canUndo
 */
export function drawPicture({ example, hint, tools, undo }, picture, canUndo) {
  example.hidden = picture === null
  hint.hidden = picture === null
  tools.hidden = picture !== null
  undo.disabled = !canUndo
  if (picture) paintPicture(example, picture)
}

/**
 * Say what the picture is.
 *
 * @param {View} view
 * @param {import("../text.js").Labels} labels
 * @param {object} picture
 * @param {import("./choice.js").Kind} picture.kind
 * @param {number} picture.number
 * @param {readonly string[]} picture.names of its classes, as far as they are known
 * @param {{ title: string, credit: string } | null} picture.photo that it is
 */
export function drawSaid(view, labels, { kind, number: at, names, photo }) {
  const { number, said } = view
  if (document.activeElement !== number && number.value !== String(at)) number.value = String(at)
  view.photo.value = photo ? (Array.from(view.photo.options).find(({ text }) => text === photo.title)?.value ?? ANY) : ANY
  said.textContent = photo ? fill(labels.picture_credit, { credit: photo.credit })
    : kind === "own" ? labels.picture_own : kind === "held" ? labels.picture_held
    : names.length ? fill(labels.picture_labelled, { label: joinBoth(labels, names) }) : ""
}

/**
 * Say what went wrong, or nothing.
 *
 * @param {View} view
 * @param {string} text
 */
export function drawNote({ note }, text) {
  note.hidden = text === ""
  note.textContent = text
}
