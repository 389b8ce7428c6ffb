/**
 * Level one: every layer as a card with all its maps, in the order of computation.
 *
 * @typedef {{ layer: Layer, sheet: import("./tiles.js").Sheet | null }} Card without a sheet where its numbers are bars
 */

import { h } from "../../kit/dom.js"
import { placeOfLargest } from "../../kit/maths.js"
import { fill, putBefore } from "../../kit/text.js"
import { arrangeTiles } from "../maths/tiles.js"
import { layersWithSameMaps } from "../network.js"
import { kindText, shapeOf } from "../words.js"
import { MOST_BARS, buildBars } from "./bars.js"
import { numberNode } from "./number.js"
import { buildSheet, mapUnder, ringTile } from "./tiles.js"

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
  const range = sheet && h("small", { class: "range" }, numberNode(numbers, layer.low), " – ", numberNode(numbers, layer.high))
  const best = isBars && layer.kind === "scores" && layer.opens ? placeOfLargest(layer.lows) : -1
  const open = best >= 0
    ? h("button", { type: "button", class: "open why", testid: "maps-why", data: { control: "layer" },
      onclick: () => actions.zoom({ layer: layer.at, map: best }) }, fill(labels.why, { class: scene.net.classes[best] }))
    : (layer.maps || !isBars) && h("button", { type: "button", class: "open", testid: `maps-open-${layer.name}`, data: { control: "layer" },
      "aria-label": putBefore(labels, labels.open_layer, layer.name), onclick: () => actions.zoom({ layer: layer.at }) }, labels.open_layer)
  const item = h("li", { class: `card ${layer.kind}`, testid: `maps-card-${layer.name}` },
    h("header", {}, h("b", {}, layer.name), h("span", { class: "muted" }, `${kindText(labels, layer.kind)} · ${shapeOf(layer)}`)),
    h("div", { class: "body" }, sheet ? sheet.inside : buildBars(scene, layer, actions)),
    h("footer", {}, range, open),
  )
  return { item, card: { layer, sheet } }
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
