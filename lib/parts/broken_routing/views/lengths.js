/** The lengths of the class capsules, with a line at 1; those of the sound network beside them where they are shown. */

import { h } from "../../kit/dom.js"
import { percentOf } from "../../kit/maths.js"
import { lastLengths } from "../maths.js"
import { namedBy } from "../scene.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildLengths>} LengthNodes */

export function buildLengths() {
  const [title, rows, help] = [h("h4"), h("div", { class: "length-rows" }), h("p", { class: "small muted" })]
  const [broken, sound] = [h("span", { class: "number small muted" }), h("span", { class: "number small muted" })]
  const heads = h("div", { class: "length-row heads", "aria-hidden": "true" }, h("span"), h("span"), broken, sound)
  const box = h("section", { class: "instrument", testid: "broken-lengths", data: { where: "lengths" } }, title, rows, help)
  return { box, title, rows, help, heads, broken, sound, made: /** @type {ReturnType<typeof buildRow>[]} */ ([]) }
}

/** @param {number} at @param {string} name */
function buildRow(at, name) {
  const [bar, sound, line] = [h("i", { class: "bar" }), h("i", { class: "sound" }), h("i", { class: "one" })]
  const [value, beside] = [h("span", { class: "number", testid: `broken-length-${at}` }), h("span", { class: "number muted small" })]
  const title = h("b", { class: "class-name", title: name }, name)
  const row = h("div", { class: "length-row" }, title, h("span", { class: "track" }, bar, sound, line), value, beside)
  return { row, title, bar, sound, line, value, beside }
}

/** @param {LengthNodes} nodes @param {Scene} scene */
export function fillLengths(nodes, { update: { labels, meta } }) {
  nodes.title.textContent = labels.lengths
  nodes.help.textContent = labels.lengths_help
  nodes.made = meta.classes.map((name, at) => buildRow(at, name))
  nodes.broken.textContent = labels.broken
  nodes.sound.textContent = labels.sound
  nodes.rows.replaceChildren(nodes.heads, ...nodes.made.map(({ row }) => row))
}

/**
 * @param {LengthNodes} nodes
 * @param {Scene} scene
 * @param {import("../reading.js").Reading | null} sound null if it is not shown
 */
export function drawLengths({ made, heads }, { update: { numbers }, read, picture }, sound) {
  if (!read) return
  const lengths = lastLengths(read.broken.lengths)
  const beside = sound && lastLengths(sound.lengths)
  const most = 1.04 * Math.max(1, ...lengths, ...(beside ?? [])) // so that the line at 1 is in sight
  const longest = namedBy(read.broken)
  heads.hidden = beside === null
  made.forEach((nodes, at) => {
    nodes.row.classList.toggle("longest", at === longest)
    nodes.title.classList.toggle("labelled", picture.classes.includes(at))
    nodes.bar.style.width = percentOf(lengths[at], most)
    nodes.line.style.left = percentOf(1, most)
    nodes.sound.hidden = beside === null
    nodes.value.textContent = numbers.figures(lengths[at])
    nodes.value.dataset.value = String(lengths[at])
    nodes.beside.textContent = beside ? numbers.figures(beside[at]) : ""
    if (!beside) return
    nodes.sound.style.left = percentOf(beside[at], most)
    nodes.beside.dataset.value = String(beside[at])
  })
}
