/**
 * Level two: all maps of one layer, each large enough to look at, every pixel with its value.
 *
 * @typedef {import("./tiles.js").Sheet & { dot: HTMLElement }} LayerSheet with a mark on a pixel
 */

import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { arrowMove } from "../../kit/keys.js"
import { penOf } from "../../kit/paint.js"
import { fill, fillPlural } from "../../kit/text.js"
import { arrangeTiles, cornerOf } from "../maths/tiles.js"
import { layerIn } from "../scene.js"
import { buildSheet, mapUnder, repaintSheet, ringTile } from "./tiles.js"

/** @typedef {import("../scene.js").Actions} Actions */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../view.js").View} View */

const HEIGHT = 560
const MOST = 260 // CSS pixels of a tile's longer side
const LEAST = 44
const LEAST_OF_SEQUENCE = 90

/**
 * Draw one layer.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {Actions} actions
 * @returns {LayerSheet}
 */
export function drawLayer(view, scene, actions) {
  const { labels, plurals, language, trouble } = scene
  const layer = layerIn(scene)
  const full = scene.fulls.get(layer.name)
  const [rows, columns] = layer.values ? [1, 1] : layer.shape
  const tiles = arrangeTiles(layer.count, [rows, columns], [view.level.clientWidth || 300, HEIGHT],
    { gap: 4, most: MOST, least: columns === 1 ? LEAST_OF_SEQUENCE : LEAST })
  const sheet = buildSheet(scene, layer, tiles, { testid: "maps-tiles", tabindex: 0, role: "application",
    "aria-label": fillPlural(plurals.tiles, layer.count, language, { layer: layer.name }) })
  numberTiles(sheet.canvas, tiles)
  const dot = h("i", { class: "dot", hidden: true })
  sheet.inside.append(dot)
  const hint = layer.values ? labels.hint_numbers : layer.opens ? labels.hint_layer
    : layer.kind === "capsules" ? labels.hint_capsules : labels.hint_states
  const waiting = full || layer.values ? "" : trouble || (scene.isWaiting ? labels.waiting : "")
  const block = full ? full.block : layer.block
  view.level.replaceChildren(
    h("p", { class: "hint muted" }, hint),
    h("p", { class: waiting && !trouble ? "hint busy" : "hint", testid: "maps-waiting" }, waiting),
    sheet.inside,
    h("p", { class: "hint muted" }, block > 1 ? fill(labels.averaged, { block }) : ""),
  )
  listenToTiles(sheet, actions)
  return { ...sheet, dot }
}

/**
 * Paint the maps anew with what the layer has now.
 *
 * @param {LayerSheet} sheet
 * @param {Scene} scene
 */
export function repaintLayer(sheet, scene) {
  repaintSheet(sheet, scene)
  numberTiles(sheet.canvas, sheet.tiles)
}

/**
 * @param {import("./tiles.js").Sheet} sheet
 * @param {Actions} actions
 */
function listenToTiles(sheet, actions) {
  const { canvas, layer, tiles } = sheet
  canvas.onpointermove = (event) => {
    const under = mapUnder(sheet, event)
    if (under) actions.point({ layer: layer.at, ...under })
  }
  canvas.onpointerleave = actions.leave
  canvas.onclick = (event) => {
    const under = mapUnder(sheet, event)
    if (under) actions.openMap(under.map, under.pixel)
  }
  canvas.onkeydown = (event) => {
    const move = arrowMove(event)
    if (move) {
      event.preventDefault()
      actions.moveChosen(move, tiles.across)
    } else if (event.key === "Enter") actions.openMap()
  }
}

/**
 * Write the number of each map into its corner, where there is room.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {import("../maths/tiles.js").Tiles} tiles
 */
function numberTiles(canvas, tiles) {
  if (tiles.wide < 40) return
  const pen = penOf(canvas)
  pen.font = "600 11px system-ui, sans-serif"
  pen.textBaseline = "top"
  for (let at = 0; at < tiles.count; at += 1) {
    const [x, y] = cornerOf(tiles, at)
    const text = String(counted(at))
    pen.fillStyle = "rgba(0, 0, 0, 0.55)"
    pen.fillRect(x, y, pen.measureText(text).width + 6, 15)
    pen.fillStyle = "#fff"
    pen.fillText(text, x + 3, y + 2)
  }
}

/**
 * Ring the map that is pointed at, and mark the pixel of it.
 *
 * @param {LayerSheet} sheet
 * @param {Scene} scene
 */
export function markPointed(sheet, { state: { pointed } }) {
  const { dot, tiles, layer } = sheet
  if (pointed.layer !== layer.at) return
  ringTile(sheet, pointed.map)
  dot.hidden = !pointed.pixel
  if (!pointed.pixel) return
  const [[x, y], [row, column]] = [cornerOf(tiles, pointed.map), pointed.pixel]
  const [rows, columns] = layer.values ? [1, 1] : layer.shape
  const [wide, tall] = [tiles.wide / columns, tiles.tall / rows]
  Object.assign(dot.style, { left: `${x + column * wide}px`, top: `${y + row * tall}px`,
    width: `${Math.max(3, wide)}px`, height: `${Math.max(3, tall)}px` })
}
