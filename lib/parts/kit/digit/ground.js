/**
 * The ground of a picture whose border has several levels, as that of a drawing over half of it: what
 * `lib/pictures/digit_cutout.py` does with photos.
 */

import { gaussianFilter, greyOpening, medianFilter } from "./filters.js"
import { crop, greyOf, isAbove } from "./grids.js"
import { label } from "./morphology.js"
import { piecesOf } from "./pieces.js"
import { resize } from "./resize.js"
import { roundHalfEven } from "./rounding.js"
import { indexed, median, placeAbove, tallyOf, tallyOfPlaces } from "./tally.js"
import { noiseFloor } from "./threshold.js"
import { FILTERS } from "./weights.js"

/** @typedef {import("./grids.js").Grey} Grey */
/** @typedef {import("./levels.js").Levels} Levels */
/** @typedef {import("./grids.js").Grid<Uint8Array | Uint32Array> & import("./tally.js").Tally} Relief
 * how far each pixel stands out from the ground: its place among the values; the counts are of the whole picture */

/**
 * Return by how much pixels are lighter than the ground around it, without those near the border.
 *
 * @param {Levels} picture
 */
export function differencesFromGround(picture) {
  const { height, width } = picture
  const grey = greyOf(picture)
  const small = shrunk(grey, 64)
  const size = Math.max(3, Math.trunc(0.4 * Math.min(small.height, small.width)))
  const ground = resize(medianFilter(small, size), height, width, FILTERS.BILINEAR)
  const blurred = gaussianFilter(grey, grainSize(grey))
  blurred.data.forEach((value, at) => { blurred.data[at] = value - ground.data[at] })
  const [top, left] = [Math.floor(height / 8), Math.floor(width / 8)]
  const values = crop(blurred, { top, bottom: height - top, left, right: width - left }).data
  return { values, counts: new Int32Array(values.length).fill(1) }
}

/**
 * Return how far each pixel stands out from the ground, without slabs along the border, and the floor that the ground's
 * own grain stays below.
 *
 * @param {Levels} ink light strokes on a darker ground
 * @param {boolean} wasDark whether it is the negative of dark strokes
 * @returns {{ relief: Relief, floor: number }}
 */
export function reliefOverGround(ink, wasDark) {
  const { places, values } = indexed(subtractGround(greyOf(ink), wasDark).data)
  const floor = noiseFloor(tallyOfPlaces(places, values))
  const relief = { ...ink, data: places }
  const slabs = borderSlabs(isAbove(relief, placeAbove(values, Math.fround(floor)) - 1))
  for (let at = 0; at < places.length; at += 1) if (slabs[at] === 1) places[at] = 0
  return { relief: { ...relief, ...tallyOfPlaces(places, values) }, floor }
}

/**
 * Return the picture without its ground, which an opening wider than any stroke leaves over.
 *
 * @param {Grey} ink light strokes on a darker ground
 * @param {boolean} wasDark whether it is the negative of dark strokes
 * @returns {Grey}
 */
function subtractGround(ink, wasDark) {
  const small = shrunk(ink, 160)
  const size = Math.max(3, Math.trunc(0.2 * Math.min(small.height, small.width)))
  const ground = resize(greyOpening(small, size), ink.height, ink.width, FILTERS.BILINEAR)
  const blurred = gaussianFilter(ink, grainSize(ink))
  const brightness = ground.data.map((level) => Math.max(wasDark ? 255 - level : level, 24))
  const usual = median(tallyOf(brightness))
  const data = blurred.data.map((value, at) => {
    const relief = Math.fround(Math.max(value - ground.data[at], 0))
    return Math.fround(relief * usual) / brightness[at]
  })
  return { ...ink, data }
}

/**
 * Return the mask of the pieces that lie along the border instead of touching it.
 *
 * @param {import("./grids.js").Mask} mask
 */
function borderSlabs(mask) {
  const { labels, count } = label(mask, 4)
  const { data, height, width } = labels
  const pieces = piecesOf(labels, count, { top: 0, left: 0, height, width })
  const spansAcross = pieces.map(({ left, right }) => right - left)
  const spansDown = pieces.map(({ top, bottom }) => bottom - top)
  const isSlab = new Uint8Array(count + 1)
  const findAlong = (/** @type {number} */ start, /** @type {number} */ step, /** @type {number} */ length, /** @type {number[]} */ spans) => {
    const contacts = new Int32Array(count + 1)
    for (let at = 0; at < length; at += 1) contacts[data[start + at * step]] += 1
    spans.forEach((span, at) => {
      if (contacts[at + 1] >= 0.5 * span && contacts[at + 1] > 0.05 * length) isSlab[at + 1] = 1
    })
  }
  findAlong(0, 1, width, spansAcross)
  findAlong((height - 1) * width, 1, width, spansAcross)
  findAlong(0, width, height, spansDown)
  findAlong(width - 1, width, height, spansDown)
  const slabs = new Uint8Array(data.length)
  for (let at = 0; at < data.length; at += 1) slabs[at] = isSlab[data[at]]
  return slabs
}

/**
 * Return how far to blur a photo to remove its grain, in pixels.
 *
 * @param {Grey} picture
 */
function grainSize({ height, width }) {
  return Math.min(height, width) / 600
}

/**
 * Return a picture whose longer side is at most `longest`, each pixel the mean of those that it covers.
 *
 * @param {Grey} grey
 * @param {number} longest
 */
function shrunk(grey, longest) {
  const scale = longest / Math.max(grey.height, grey.width)
  if (scale >= 1) return grey
  const [height, width] = [grey.height, grey.width].map((side) => Math.max(1, roundHalfEven(side * scale)))
  return resize(grey, height, width, FILTERS.BOX)
}
