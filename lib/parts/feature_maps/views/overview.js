/**
 * Level one: every layer as a card with all its maps, in the order of computation.
 *
 * @typedef {object} Card
 * @property {Layer} layer
 * @property {import("./tiles.js").Sheet | null} sheet null where its numbers are bars
 * @property {import("./bars.js").Bars | null} bars
 * @property {[low: HTMLElement, high: HTMLElement] | null} range
 * @property {HTMLElement | null} why asks why the network's answer is what it is
 */

import { h } from "../../kit/dom.js"
import { placeOfLargest } from "../../kit/maths.js"
import { fill, putBefore } from "../../kit/text.js"
import { arrangeTiles } from "../maths/tiles.js"
import { layersWithSameMaps } from "../maths/ways.js"
import { kindText, shapeOf } from "../words.js"
import { MOST_BARS, buildBars, drawBars } from "./bars.js"
import { numberNode, writeNumber } from "./number.js"
import { buildSheet, mapUnder, repaintSheet, ringTile } from "./tiles.js"

/** @typedef {import("../network.js").Layer} Layer */
/** @typedef {import("../scene.js").Actions} Actions */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../view.js").View} View */

/** @type {[number, number]} the box that a layer's maps fill */
const CARD = [184, 140]
/** @type {[number, number]} the same on a phone */
const PHONE_CARD = [310, 170]

/**
 * Draw all layers.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {Actions} actions
 * @returns {Card[]}
 */
export function drawOverview(view, scene, actions) {
  const box = view.root.clientWidth < 700 ? PHONE_CARD : CARD
  const made = scene.net.layers.map((layer) => buildCard(scene, layer, box, actions))
  view.level.replaceChildren(h("ol", { class: "flow" }, ...made.map(({ item }) => item)))
  return made.map(({ card }) => card)
}

/**
 * @param {Scene} scene
 * @param {Layer} layer
 * @param {[number, number]} box
 * @param {Actions} actions
 * @returns {{ item: HTMLElement, card: Card }}
 */
function buildCard(scene, layer, box, actions) {
  const { labels, numbers } = scene
  const isBars = layer.values !== null && (layer.kind === "scores" || layer.count <= MOST_BARS)
  const sheet = isBars ? null : buildCardSheet(scene, layer, box, actions)
  const bars = isBars ? buildBars(scene, layer, actions) : null
  /** @type {Card["range"]} */
  const range = sheet && [numberNode(numbers, layer.low), numberNode(numbers, layer.high)]
  const why = isBars && layer.kind === "scores" && layer.opens
    ? h("button", { type: "button", class: "open why", testid: "maps-why", data: { control: "layer" },
      onclick: () => actions.zoom({ layer: layer.at, map: placeOfLargest(card.layer.lows) }) }) : null
  /** @type {Card} */
  const card = { layer, sheet, bars, range, why }
  const open = why ?? ((layer.maps || !isBars) && h("button",
    { type: "button", class: "open", testid: `maps-open-${layer.name}`, data: { control: "layer" },
      "aria-label": putBefore(labels, labels.open_layer, layer.name), onclick: () => actions.zoom({ layer: layer.at }) }, labels.open_layer))
  const item = h("li", { class: `card ${layer.kind}`, testid: `maps-card-${layer.name}` },
    h("header", {}, h("b", {}, layer.name), h("span", { class: "muted" }, `${kindText(labels, layer.kind)} · ${shapeOf(layer)}`)),
    h("div", { class: "body" }, sheet ? sheet.inside : bars?.list),
    h("footer", {}, range && h("small", { class: "range" }, range[0], " – ", range[1]), open),
  )
  drawNumbers(card, scene)
  return { item, card }
}

/**
 * Draw anew what a card says of its layer.
 *
 * @param {Card} card
 * @param {Scene} scene
 */
export function redrawCard(card, scene) {
  card.layer = scene.net.layers[card.layer.at]
  if (card.sheet) repaintSheet(card.sheet, scene)
  drawNumbers(card, scene)
}

/**
 * @param {Card} card
 * @param {Scene} scene
 */
function drawNumbers({ layer, bars, range, why }, scene) {
  const { labels, net, numbers } = scene
  if (bars) drawBars(bars, scene, layer)
  if (range) [layer.low, layer.high].forEach((value, at) => writeNumber(range[at], value, numbers.figures(value)))
  if (why) why.textContent = fill(labels.why, { class: net.classes[placeOfLargest(layer.lows)] })
}

/**
 * Build the maps of a card, or the numbers of a dense layer as cells.
 *
 * @param {Scene} scene
 * @param {Layer} layer
 * @param {[number, number]} box
 * @param {Actions} actions
 */
function buildCardSheet(scene, layer, box, actions) {
  const [tall, wide] = layer.maps ? layer.shape : [1, 1]
  const tiles = arrangeTiles(layer.count, [tall, wide], box, { gap: layer.count > 1500 ? 0 : layer.count > 150 ? 1 : 2 })
  const sheet = buildSheet(scene, layer, tiles, {})
  sheet.canvas.onpointermove = (event) => {
    const under = mapUnder(sheet, event)
    if (under) actions.point({ layer: layer.at, ...under })
  }
  sheet.canvas.onpointerleave = actions.leave
  if (layer.maps || layer.opens) sheet.canvas.onclick = (event) => actions.zoom({ layer: layer.at, chosen: mapUnder(sheet, event)?.map ?? 0 })
  return sheet
}

/**
 * Ring the map that is pointed at, and the same one in the layers that keep the maps as they are.
 *
 * @param {Card[]} cards
 * @param {Scene} scene
 */
export function ringMaps(cards, { net, state: { pointed } }) {
  const linked = pointed.layer < 0 ? new Set() : layersWithSameMaps(net, pointed.layer)
  for (const { sheet, layer } of cards) if (sheet) ringTile(sheet, linked.has(layer.at) ? pointed.map : null)
}
