/** Lets the tiles fly when a learner goes from one level to another. */

import { layerIn } from "../scene.js"
import { atlasOf } from "./atlas.js"
import { placeOf, placesOfMaps } from "./flight.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../view.js").Drawn} Drawn */
/** @typedef {import("./flight.js").Rectangle} Rectangle */
/** @typedef {import("./tiles.js").Sheet} Sheet */

/** @typedef {{ level: number, layer: number, map: number, places: Rectangle[][] }} Departure places by layer and map at level 0, else of the one */

/**
 * Return the tiles that may fly, and where they are.
 *
 * @param {HTMLElement} root
 * @param {Drawn} drawn
 * @param {Scene} scene before the zoom
 * @returns {Departure}
 */
export function departure(root, { cards, sheet, stage }, { state: { level, layer, map } }) {
  /** @type {Rectangle[][]} */
  let places = []
  if (level === 0) places = cards.map((card) => (card.sheet && card.layer.maps ? placesOfMaps(root, card.sheet, mapsOf(card.sheet)) : []))
  else if (sheet) places = [placesOfMaps(root, sheet, mapsOf(sheet))]
  else if (stage) places = [[placeOf(root, stage.picture.box)]]
  return { level, layer, map, places }
}

/**
 * Let it fly to where it is after the zoom.
 *
 * @param {import("./flight.js").Flight} flight
 * @param {HTMLElement} root
 * @param {Departure} from
 * @param {Drawn} drawn
 * @param {Scene} scene after the zoom
 */
export function arrive(flight, root, from, { cards, sheet, stage }, scene) {
  const { level, layer, map } = scene.state
  if (from.level === level || from.places.length === 0) return
  if (stage) {
    const { box } = stage.picture
    flight.fly(atlasOf(scene, layerIn(scene)), [map], from.places[0].slice(map, map + 1), [placeOf(root, box)], box)
    return
  }
  const target = sheet ?? cards[from.layer]?.sheet
  if (!target) return
  const maps = from.level === 2 ? [from.map] : mapsOf(target)
  if (target.layer.values) return
  const places = from.level === 0 ? from.places[layer] : from.places[0]
  flight.fly(target.atlas, maps, places, placesOfMaps(root, target, maps), sheet && from.level === 2 ? sheet.ring : target.canvas)
}

/** @param {Sheet} sheet */
function mapsOf({ tiles }) {
  return [...Array(tiles.count).keys()]
}
