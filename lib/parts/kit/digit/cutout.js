/** Finds a digit in a picture and cuts it out: what `lib/pictures/digit_cutout.py` does on the server. */

import { FLAT, strokeWidth } from "./frame.js"
import { blackGrey, borderOf, boxAround, crop, isAbove } from "./grids.js"
import { differencesFromGround, reliefOverGround } from "./ground.js"
import { EVERY_LEVEL } from "./levels.js"
import { dilate, propagate } from "./morphology.js"
import { findStrokes } from "./pieces.js"
import { roundHalfEven } from "./rounding.js"
import { largerThan, median, percentile, placeAbove, sizeOf, tallyOfPlaces } from "./tally.js"
import { noiseFloor, otsuThreshold } from "./threshold.js"

/** @typedef {import("./grids.js").Grey} Grey */
/** @typedef {import("./grids.js").Mask} Mask */
/** @typedef {import("./ground.js").Relief} Relief */
/** @typedef {import("./levels.js").Levels} Levels */
/**
 * @typedef {object} FoundDigit
 * @property {Grey} picture cropped to the digit's bounding box: 0 outside the strokes, 255 at their core
 * @property {import("./grids.js").Box} box of it in the picture
 * @property {boolean} isOneOfSeveral whether other digits stand beside it, which are left out
 */

/** Grey levels by which strokes stand out at least where the ground has several. */
const FAINTEST_INK = 16

/**
 * Return whether a picture shows dark strokes on a light ground.
 *
 * @param {Levels} picture
 */
export function isDarkOnLight(picture) {
  const level = borderLevel(picture)
  const { values, counts } = level === null ? differencesFromGround(picture) : differencesFrom(level, picture)
  let [sum, most] = [0, 0]
  for (let at = 0; at < values.length; at += 1) {
    if (counts[at] > 0) most = Math.max(most, Math.abs(values[at]))
    sum += counts[at] * values[at] ** 3
  }
  return most < FLAT ? median({ values: EVERY_LEVEL, counts: picture.counts }) > 127 : sum < 0
}

/**
 * Return a light digit, cut out of its dark ground; null if nothing stands out from it.
 *
 * @param {Levels} ink light strokes on a darker ground
 * @param {boolean} wasDark whether it is the negative of a picture of dark strokes
 * @returns {FoundDigit | null}
 */
export function findDigit(ink, wasDark) {
  const level = borderLevel(ink)
  const isDrawing = level !== null
  const { relief, floor } = isDrawing ? reliefOverLevel(ink, level) : reliefOverGround(ink, wasDark)
  const standingOut = largerThan(relief, Math.fround(floor))
  const faintest = Math.fround(floor + (isDrawing ? FLAT : FAINTEST_INK))
  if (sizeOf(standingOut) < 2 || percentile(standingOut, 95) < faintest) return null
  const box = boxAround(relief, placeAbove(relief.values, Math.fround(floor)) - 1)
  if (box === null) return null
  const part = { ...relief, ...crop(relief, box) }
  const mask = isAbove(part, placeAbove(part.values, otsuThreshold(standingOut)) - 1)
  const found = findStrokes(mask, { ...box, height: ink.height, width: ink.width }, isDrawing)
  if (found === null) return null
  const cut = cutOut(part, floor, found.strokes, found.others, isDrawing)
  return cut && { picture: crop(cut.picture, cut.box), box: moved(cut.box, box), isOneOfSeveral: found.others !== null }
}

/**
 * Return the strokes and their edges, and the bounding box of these; null if that is nothing.
 *
 * @param {Relief} relief
 * @param {number} floor
 * @param {Mask} strokes
 * @param {Mask | null} others what stands beside them
 * @param {boolean} isDrawing
 */
function cutOut(relief, floor, strokes, others, isDrawing) {
  const shades = shadesOf(relief, strokes, floor)
  const edge = Math.max(1, roundHalfEven(strokeWidth(strokes) / 3))
  const near = dilate(strokes, edge).data
  // Without grain and ruled lines around it, every fainter stroke that is joined on belongs to the digit.
  const joined = isDrawing ? propagate(strokes, isAbove(relief, placeAbove(shades, 0.1 * 255) - 1)).data : near
  const left = others && dilate(others, 2 * edge).data
  const picture = blackGrey(relief.height, relief.width)
  for (let at = 0; at < near.length; at += 1) {
    if ((near[at] | joined[at]) === 1 && left?.[at] !== 1) picture.data[at] = shades[relief.data[at]]
  }
  const box = boxAround(picture, 12) // fainter is the last trace of an edge
  return box && { picture, box }
}

/**
 * Return where a box of a part is in the whole.
 *
 * @param {import("./grids.js").Box} box
 * @param {import("./grids.js").Box} part
 * @returns {import("./grids.js").Box}
 */
function moved({ top, bottom, left, right }, part) {
  return { top: top + part.top, bottom: bottom + part.top, left: left + part.left, right: right + part.left }
}

/**
 * Return by how much pixels are lighter than a ground of one level.
 *
 * @param {number} level
 * @param {Levels} picture
 */
function differencesFrom(level, { counts }) {
  return { values: EVERY_LEVEL.map((one) => one - level), counts }
}

/**
 * Return how far each pixel stands out from a ground of one level, and the floor that its grain stays below.
 *
 * @param {Levels} ink
 * @param {number} level
 * @returns {{ relief: Relief, floor: number }}
 */
function reliefOverLevel(ink, level) {
  const values = EVERY_LEVEL.map((one) => Math.max(one - level, 0))
  return { relief: { ...ink, values }, floor: noiseFloor({ values, counts: ink.counts }) }
}

/**
 * Return the level that most of the border has; null if there is no such level.
 *
 * @param {Levels} picture
 */
function borderLevel(picture) {
  const tally = tallyOfPlaces(borderOf(picture), EVERY_LEVEL)
  const level = median(tally)
  const close = tally.counts.filter((_, at) => Math.abs(at - level) < FLAT)
  return close.reduce((sum, count) => sum + count, 0) / sizeOf(tally) >= 0.6 ? level : null
}

/**
 * Return the grey level of each value of the relief, between the floor, which becomes 0, and the strokes' core, which becomes 255.
 *
 * @param {Relief} relief
 * @param {Mask} strokes
 * @param {number} floor
 */
function shadesOf({ data, values }, strokes, floor) {
  const core = { values, counts: new Int32Array(values.length) }
  for (let at = 0; at < data.length; at += 1) core.counts[data[at]] += strokes.data[at]
  const [zero, range] = [Math.fround(floor), Math.fround(percentile(core, 80) - floor)]
  return values.map((value) => Math.fround(Math.min(Math.max(Math.fround(Math.fround(value - zero) / range), 0), 1)) * 255)
}
