/** Draws what stands beside the maps: the picture, with the pixels that a place sees, and one map enlarged. */

import { legendGradient } from "../../kit/colours.js"
import { countedPlace } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { paintPicture } from "../../kit/paint.js"
import { fill, fillNodes } from "../../kit/text.js"
import { fieldOf, sizeText, spanOf } from "../maths/field.js"
import { isOfZeros } from "../maths/ways.js"
import { coloursBetween, valueAt } from "../network.js"
import { isOneMap } from "../scene.js"
import { mapText } from "../words.js"
import { atlasOf, copyMap } from "./atlas.js"
import { numberNode } from "./number.js"
import { buildPicture, followPointer, markCells } from "./picture.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../view.js").View} View */
/** @typedef {import("./picture.js").Picture} Picture */
/** @typedef {ReturnType<typeof buildInput>} InputNodes */
/** @typedef {ReturnType<typeof buildLoupe>} LoupeNodes */

// CSS pixels
const LONGEST = { wide: 200, phone: 120 }
const LONGEST_BELOW_CANVAS = { wide: 96, phone: 72 }

/** Build the frame of the picture. */
export function buildInput() {
  const [title, box, text] = [h("figcaption"), h("div", { class: "pic" }), h("small", { testid: "maps-field" })]
  return { figure: h("figure", { class: "input" }, title, box, text), title, box, text }
}

/** Build the loupe. */
export function buildLoupe() {
  const [title, box, low, high] = [h("figcaption", { testid: "maps-loupe" }), h("div", { class: "pic" }), h("span"), h("span")]
  const text = h("small", { testid: "maps-value" })
  const legend = h("div", { class: "legend" }, h("i", { style: { background: legendGradient() } }), low, high)
  const shown = /** @type {{ key: string, atlas: import("./atlas.js").Atlas, picture: Picture } | null} */ (null)
  return { figure: h("figure", { class: "loupe" }, title, box, legend, text), title, box, low, high, text, shown }
}

/**
 * Draw what the network received.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {import("../scene.js").Actions} actions
 * @returns {Picture}
 */
export function drawInput({ root, input }, scene, { pointBack, leave }) {
  const { labels, net: { image }, state: { level } } = scene
  input.title.textContent = labels.input
  const picture = buildPicture(input.box, image.height, image.width, longestIn(root))
  repaintInput(picture, scene)
  followPointer(picture, pointBack, () => { if (level === 1) leave() })
  return picture
}

/**
 * Paint what the network received now.
 *
 * @param {Picture} picture
 * @param {Scene} scene
 */
export function repaintInput({ canvas }, { net }) {
  paintPicture(canvas, net.image.picture)
}

/**
 * Mark what a place sees of the picture; null for no place.
 *
 * @param {View} view
 * @param {Picture} picture
 * @param {Scene} scene
 * @param {import("../scene.js").Place | null} place
 */
export function drawField({ input }, picture, { labels, net }, place) {
  const layer = place && place.layer >= 0 ? net.layers[place.layer] : null
  const sees = place && layer && (place.pixel || layer.values) && !isOfZeros(net.layers, layer.at, place.map)
  const span = sees ? fieldOf(net, layer.at, place.pixel ?? [0, 0], place.map) : null
  markCells(picture, "field", span)
  const isWhole = span && span.join() === [0, net.image.height - 1, 0, net.image.width - 1].join()
  input.text.textContent = !span ? labels.field_hint : isWhole ? labels.field_whole : fill(labels.field, { size: sizeText(span) })
  input.text.dataset.value = span ? span.join(",") : ""
}

/**
 * Show the map that is pointed at large, with the ends of its colours; at level three there is no need to.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawLoupe({ root, loupe }, scene) {
  const { labels, numbers, net, state, fulls } = scene
  const isStep = isOneMap(scene)
  const { layer: at, map, pixel } = isStep ? { layer: state.layer, map: state.map, pixel: null } : state.pointed
  const layer = at >= 0 ? net.layers[at] : null
  loupe.box.hidden = !layer || layer.values !== null || isStep
  if (!layer) {
    loupe.title.textContent = labels.loupe_hint
    loupe.low.replaceChildren(labels.low)
    loupe.high.replaceChildren(labels.high)
    loupe.text.replaceChildren("")
    return
  }
  loupe.title.textContent = mapText(scene, layer, map)
  const [low, high] = coloursBetween(net, layer, map, state.scale)
  loupe.low.replaceChildren(numberNode(numbers, low))
  loupe.high.replaceChildren(numberNode(numbers, high))
  const full = fulls.get(layer.name)
  const value = isStep ? null : valueAt(layer, full, map, pixel)
  const place = pixel && !layer.values ? fill(labels.pixel_value, { ...countedPlace(pixel), value: "{value}" }) : labels.value
  loupe.text.replaceChildren(...(value === null ? [""] : fillNodes(place, { value: numberNode(numbers, value, "maps-pixel-value") })))
  if (!loupe.box.hidden) markCells(enlarged(root, loupe, scene, layer, map), "px", pixel && spanOf(pixel))
}

/**
 * Return the picture in the loupe, painted anew where it shows another map.
 *
 * @param {HTMLElement} root
 * @param {LoupeNodes} loupe
 * @param {Scene} scene
 * @param {import("../network.js").Layer} layer
 * @param {number} map
 */
function enlarged(root, loupe, scene, layer, map) {
  const [tall, wide] = layer.shape
  const [key, atlas] = [`${layer.name}/${map}/${tall}/${wide}`, atlasOf(scene, layer)]
  if (loupe.shown?.key === key && loupe.shown.atlas === atlas) return loupe.shown.picture
  const picture = loupe.shown?.key === key ? loupe.shown.picture : buildPicture(loupe.box, tall, wide, longestIn(root))
  copyMap(picture.canvas, atlas, map)
  Object.assign(loupe, { shown: { key, atlas, picture } })
  return picture
}

/** @param {HTMLElement} root */
function longestIn(root) {
  const longest = root.matches(".with-canvas, .beside-source") ? LONGEST_BELOW_CANVAS : LONGEST
  return root.clientWidth < 700 ? longest.phone : longest.wide
}
