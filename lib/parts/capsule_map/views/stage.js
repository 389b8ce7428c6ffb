/** Draws the map on its canvas, and nothing else. */

import { sharpPen } from "../../kit/paint.js"
import { fitOf, keptInside, spotOf } from "../maths/camera.js"
import { drawTile } from "./tiles.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../maths/camera.js").Spot} Spot */
/** @typedef {{ scene: Scene, tiles: import("./tiles.js").Tiles, mine: HTMLCanvasElement | null, listed: readonly number[][] }} Drawn
 *   mine: the learner's digit, if it is shown; listed: the neighbours of its class and of others, by their numbers */

const LEAST_TILE = 15
const MOST_TILE = 38
const SHARE = 0.42 // of the room that a tile would have if all had as much
const LARGER = 1.6 // the learner's digit, also where others are smaller
const LEAST_MINE = 30

/**
 * Draw the map, and return where each test digit stands.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {{ width: number, height: number }} size in CSS pixels
 * @param {Drawn} drawn
 * @returns {{ spots: Spot[], mine: Spot | null, side: number, scale: number }} scale: CSS pixels per unit of the points at zoom 1
 */
export function drawStage(canvas, size, { scene, tiles, mine, listed }) {
  const pen = sharpPen(canvas, size.width, size.height)
  const { places, points, near, state } = scene
  if (points.length === 0) return { spots: [], mine: null, side: 0, scale: 1 }
  const colours = coloursOf(canvas)
  const fit = fitOf(points, size)
  const spots = points.map((point) => spotOf(point, fit, size, state.camera))
  const side = tileSide(size, points.length, state.camera.zoom)
  const large = Math.max(LARGER * side, LEAST_MINE)
  const own = mine && scene.mine ? keptInside(spotOf(scene.mine, fit, size, state.camera), size, large / 2 + 4) : null
  const order = [...spots.keys()].filter((at) => !own || places[at] !== near?.own).sort((one, other) => spots[one].near - spots[other].near)
  pen.imageSmoothingQuality = "high"
  for (const at of order) drawTile(pen, tiles, at, spots[at], side * spots[at].near)
  if (own) listed.forEach((neighbours, which) => neighbours.forEach((place) => markNeighbour(places.indexOf(place), which === 1)))
  const pointed = state.pointed === null ? -1 : places.indexOf(state.pointed)
  if (pointed >= 0) {
    drawTile(pen, tiles, pointed, spots[pointed], 1.7 * side)
    frame(pen, spots[pointed], 1.7 * side, colours.text, 2)
  }
  if (own && mine) {
    frame(pen, own, large + 6, colours.ground, 4)
    pen.drawImage(mine, own.x - large / 2, own.y - large / 2, large, large)
    frame(pen, own, large, colours.primary, 3)
  }
  return { spots, mine: own, side, scale: fit.scale }

  /** @param {number} at @param {boolean} isOther */
  function markNeighbour(at, isOther) {
    if (at < 0 || !own) return
    pen.setLineDash(isOther ? [4, 3] : [])
    pen.strokeStyle = colours.text
    pen.lineWidth = 1
    pen.globalAlpha = 0.6
    pen.beginPath()
    pen.moveTo(own.x, own.y)
    pen.lineTo(spots[at].x, spots[at].y)
    pen.stroke()
    pen.globalAlpha = 1
    drawTile(pen, tiles, at, spots[at], 1.15 * side)
    frame(pen, spots[at], 1.15 * side, colours.text, 1.5)
    pen.setLineDash([])
  }
}

/**
 * Return which test digit stands at a place of the stage, the one in front; −1 if there is none.
 *
 * @param {readonly Spot[]} spots
 * @param {number} side of a tile
 * @param {{ x: number, y: number }} at
 */
export function tileAt(spots, side, { x, y }) {
  let [best, nearest] = [-1, -Infinity]
  spots.forEach((spot, number) => {
    const far = Math.max(Math.abs(spot.x - x), Math.abs(spot.y - y))
    if (far <= side * spot.near / 2 && spot.near >= nearest) [best, nearest] = [number, spot.near]
  })
  return best
}

/**
 * @param {{ width: number, height: number }} size
 * @param {number} count
 * @param {number} zoom
 */
function tileSide({ width, height }, count, zoom) {
  return Math.min(Math.max(SHARE * Math.sqrt(width * height / count), LEAST_TILE) * Math.sqrt(zoom), MOST_TILE)
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {{ x: number, y: number }} middle
 * @param {number} side
 * @param {string} colour
 * @param {number} width
 */
function frame(pen, { x, y }, side, colour, width) {
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.strokeRect(x - side / 2, y - side / 2, side, side)
}

/** @param {HTMLCanvasElement} canvas */
function coloursOf(canvas) {
  const style = getComputedStyle(canvas)
  const of = (/** @type {string} */ name) => style.getPropertyValue(`--st-${name}-color`) || "#888"
  return { text: of("text"), ground: of("background"), primary: of("primary") }
}
