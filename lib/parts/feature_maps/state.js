/**
 * What a learner looks at: all layers, one layer, or one map; and its form for the address and the server.
 * A state is never changed: each function returns the next.
 *
 * @typedef {import("./network.js").Network} Network
 * @typedef {import("./network.js").Pixel} Pixel
 * @typedef {import("./network.js").Scale} Scale
 *
 * @typedef {{ layer: number, map: number, pixel: Pixel | null }} Place a map, or a pixel of it; layer −1 for none
 *
 * @typedef {object} State
 * @property {number} level 0 for all layers, 1 for one layer, 2 for one map
 * @property {number} layer
 * @property {number} map
 * @property {number} chosen the map of the layer that keys have reached
 * @property {Pixel | null} pixel of the map
 * @property {number | null} channel that was tapped
 * @property {boolean} isComplete whether all channels of the map are listed
 * @property {Scale} scale
 * @property {Place} pointed what the pointer is on
 *
 * @typedef {{ layer?: number, map?: number, chosen?: number, pixel?: Pixel | null }} Target
 *   where to zoom to: nothing for all layers, a layer, or one of its maps
 *
 * @typedef {{ have: string, layer: string, map: number | null, need: boolean, turn?: number }} Request what is sent to the server;
 *   see `state.py`
 */

import { counted, indexOf } from "../kit/counting.js"
import { brightestPixel } from "./maths/step.js"

/** @type {readonly Scale[]} */
export const SCALES = ["map", "layer", "network"]

/** @type {Place} */
const NOWHERE = { layer: -1, map: 0, pixel: null }

/** @type {State} */
const START = { level: 0, layer: 0, map: 0, chosen: 0, pixel: null, channel: null, isComplete: false, scale: "map", pointed: NOWHERE }

/**
 * Return the state that the address asks for, as far as this network has it.
 *
 * @param {Pick<Network, "layers">} net
 * @param {Record<string, string | undefined>} address
 * @returns {State}
 */
export function startingState({ layers }, { layer, map, at, colours }) {
  const start = { ...START, scale: SCALES.find((scale) => scale === colours) ?? START.scale }
  const found = layers.find(({ name, maps, opens }) => name === layer && (maps || opens))
  if (!found) return start
  const number = map !== undefined && /^[1-9]\d*$/.test(map) && Number(map) <= found.count ? indexOf(Number(map)) : null
  const opened = number !== null && found.opens
  const place = opened && found.maps ? (at ?? "").match(/^([1-9]\d*),([1-9]\d*)$/) : null
  return { ...start, level: opened ? 2 : 1, layer: found.at, map: number ?? 0, chosen: number ?? 0,
    pixel: place && [indexOf(Number(place[1])), indexOf(Number(place[2]))] }
}

/**
 * Return the state on the layer of that name, and the same map of it, in another network or for another picture;
 * all layers where there is no such layer.
 *
 * @param {State} state
 * @param {Pick<Network, "layers">} net
 * @param {string} name
 * @returns {State}
 */
export function stateIn(state, { layers }, name) {
  const same = layers.find((layer) => layer.name === name)
  const isThere = state.level > 0 && same && (same.maps || same.opens) && (state.level < 2 || same.opens) && state.map < same.count
  if (!isThere) return { ...zoomed(state, {}), isComplete: state.isComplete }
  return { ...state, layer: same.at, chosen: Math.min(state.chosen, same.count - 1), pointed: NOWHERE }
}

/**
 * Return the state after a zoom.
 *
 * @param {State} state
 * @param {Target} target
 * @returns {State}
 */
export function zoomed({ scale }, { layer, map, chosen = 0, pixel = null }) {
  const level = layer === undefined ? 0 : map === undefined ? 1 : 2
  return { ...START, scale, level, layer: layer ?? 0, map: map ?? 0, chosen: map ?? chosen, pixel }
}

/**
 * Return where Escape leads: one level up.
 *
 * @param {State} state
 * @returns {Target}
 */
export function levelAbove({ level, layer, map }) {
  return level === 2 ? { layer, chosen: map } : {}
}

/**
 * Return the state in which a channel's cells stay in view; tapped once more, it follows the strongest again.
 *
 * @param {State} state
 * @param {number} channel
 * @returns {State}
 */
export function withTapped(state, channel) {
  return { ...state, channel: state.channel === channel ? null : channel }
}

/**
 * Return the map that an arrow key leads to in a layer whose tiles stand `across` in a row.
 *
 * @param {Pick<State, "chosen">} state
 * @param {[number, number]} move rows and columns
 * @param {number} across
 * @param {number} count
 */
export function neighbour({ chosen }, [down, right], across, count) {
  return Math.min(count - 1, Math.max(0, chosen + down * across + right))
}

/**
 * Return the pixel, moved by rows and columns within a map of that size.
 *
 * @param {Pixel} pixel
 * @param {[number, number]} move
 * @param {{ rows: number, columns: number }} size
 * @returns {Pixel}
 */
export function movedPixel([row, column], [down, right], { rows, columns }) {
  return [Math.min(rows - 1, Math.max(0, row + down)), Math.min(columns - 1, Math.max(0, column + right))]
}

/**
 * Return the map that the picture points back to.
 *
 * @param {State} state
 */
export function mapToPoint({ level, layer, map, chosen, pointed }) {
  if (level === 2) return map
  return pointed.layer === layer ? pointed.map : chosen
}

/**
 * Return the key of the numbers that the state needs: those of a layer, or of one map.
 *
 * @param {Pick<State, "level" | "layer" | "map">} state
 * @param {Pick<Network, "layers">} net
 */
export function answerKey({ level, layer, map }, { layers }) {
  if (level === 0) return ""
  return level === 1 ? layers[layer].name : stepKey(layers[layer].name, map)
}

/**
 * Return the key of the arithmetic of one map.
 *
 * @param {string} layer
 * @param {number} map
 */
export function stepKey(layer, map) {
  return `${layer}/${map}`
}

/**
 * Return what the server gets of the state.
 *
 * @param {State} state
 * @param {Network} net
 * @param {boolean} needsNumbers whether the numbers are not here yet
 * @param {number} [turn] how many answers about the canvas were shown before
 * @returns {Request}
 */
export function requestOf({ level, layer, map }, { name, layers }, needsNumbers, turn = 0) {
  const place = { layer: level > 0 ? layers[layer].name : "", map: level > 1 ? map : null }
  return { have: name, ...place, need: level > 0 && needsNumbers, ...(turn > 0 && { turn }) }
}

/**
 * Return the parameters of the address; null for a default.
 *
 * @param {State} state
 * @param {Pick<Network, "layers">} net
 */
export function addressOf({ level, layer, map, pixel, scale }, { layers }) {
  return { layer: level > 0 ? layers[layer].name : null, map: level > 1 ? counted(map) : null,
    at: level > 1 && pixel ? pixel.map(counted).join(",") : null, colours: scale === "map" ? null : scale }
}

/**
 * Return the pixel that the address or the learner chose if the map has it, else the brightest one.
 *
 * @param {Pixel | null} pixel
 * @param {import("./network.js").Step} step
 * @returns {Pixel}
 */
export function pixelWithin(pixel, step) {
  return pixel && pixel[0] < step.rows && pixel[1] < step.columns ? pixel : brightestPixel(step)
}
