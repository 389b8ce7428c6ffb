/**
 * Makes a network's input of a picture in the browser, one named step at a time: what `lib/pictures/uploads.py` does on the
 * server, and within one grey level of it.
 */

import { findDigit, isDarkOnLight } from "./cutout.js"
import { FLAT, centreByMass, frameDigit } from "./frame.js"
import { blackGrey, greyOf } from "./grids.js"
import { levelsOf, negativeOf, rangeOf } from "./levels.js"
import { brightnessOf, channelOf, fitMiddle, resizePixels, shrinkPixels } from "./pixels.js"
import { resize } from "./resize.js"
import { roundHalfEven } from "./rounding.js"
import { FILTERS } from "./weights.js"

/** @typedef {import("./grids.js").Grey} Grey */
/** @typedef {import("./pixels.js").Pixels} Pixels */
/** @typedef {"grey" | "invert" | "cut_out" | "centre"} Named one of `PREPARATION_STEPS` of `lib/pictures/reference.py` */
/** @typedef {Named | "photo"} Step with "photo", a network with one channel gets a photo in grey, and no digit is looked for */
/** @typedef {readonly [height: number, width: number, channels: number]} Shape of a network's input, with 1 or 3 channels */
/**
 * @typedef {object} Stage the picture after one step
 * @property {"original" | Named | "resize"} name "resize" is what the network receives
 * @property {() => Pixels} picture at most `PREVIEW_SIDE` pixels long; of "resize", the network's own size
 *
 * @typedef {object} Preparation
 * @property {Stage[]} stages the original, the steps that were switched on, and the network's picture, in order
 * @property {Uint8Array} received what the network receives, row by row and a pixel's channels together; to be divided by 255
 * @property {boolean} isBlank whether that is of one level, because there was nothing to find
 * @property {[left: number, top: number, right: number, bottom: number] | null} taken where the one of several digits stands
 *   that was taken, in parts of the picture's sides; null if there are not several
 */

/** Longest side of the picture that a digit is cut out to, and that a stage shows. */
const PREVIEW_SIDE = 280
/** The server makes larger pictures smaller before it looks for a digit. */
const LONGEST = 640

/**
 * Prepare a picture for a network and keep what each step made of it.
 *
 * @param {Pixels} picture at most 640 pixels long
 * @param {Shape} shape
 * @param {readonly Step[]} steps to take; with three channels, or as a photo, only "centre" matters: with it the middle is
 *   cropped, without it the whole picture is squeezed
 * @returns {Preparation}
 * @throws {RangeError} if the picture is larger, or has not as many pixels as it says
 */
export function preparePicture(picture, shape, steps) {
  const { data, height, width, channels } = picture
  if (data.length !== height * width * channels) {
    throw new RangeError(`Expected ${height} × ${width} pixels of ${channels}; got ${data.length}.`)
  }
  if (Math.max(height, width) > LONGEST) throw new RangeError(`Expected at most ${LONGEST} pixels a side; got ${height} × ${width}.`)
  const original = { name: /** @type {const} */ ("original"), picture: () => shrinkPixels(picture, PREVIEW_SIDE) }
  return isOfPhoto(shape, steps) ? preparePhoto(picture, original, shape, steps.includes("centre")) : prepareDigit(picture, original, shape, steps)
}

/**
 * Return whether a network with these inputs receives photos: their middle, or all of them, and no digit that is cut out.
 *
 * @param {Shape} shape
 * @param {readonly Step[]} steps
 */
export function isOfPhoto([, , channels], steps) {
  return channels === 3 || steps.includes("photo")
}

/**
 * Return what a network receives of a drawing, row by row and a pixel's channels together; to be divided by 255.
 *
 * @param {Uint8Array} data grey levels of the drawing, `side` × `side`, row by row
 * @param {number} side of the drawing
 * @param {Shape} shape
 * @param {readonly Step[]} steps to take
 */
export function prepareDrawing(data, side, shape, steps) {
  return preparePicture({ data, height: side, width: side, channels: 1 }, shape, steps).received
}

/**
 * @param {Pixels} picture
 * @param {Stage} original
 * @param {Shape} shape
 * @param {readonly Step[]} steps
 * @returns {Preparation}
 */
function prepareDigit(picture, original, [height, width], steps) {
  const has = (/** @type {Step} */ step) => steps.includes(step)
  // Without the step that mixes the three channels, a network with one channel receives the first.
  const grey = has("grey") ? brightnessOf(picture) : channelOf(picture, 0)
  const drawn = levelsOf(grey.data, grey.height, grey.width)
  const wasDark = isDarkOnLight(drawn)
  // Strokes are light from here on, also where "invert" is left out: what they become is turned back at the end.
  const light = wasDark ? negativeOf(drawn) : drawn
  const isEmpty = has("invert") && rangeOf(light) < FLAT
  const ink = isEmpty ? levelsOf(new Uint8Array(light.data.length), light.height, light.width) : light
  const found = has("cut_out") ? findDigit(ink, wasDark) : null
  const cut = has("cut_out") ? framed(found && found.picture, [height, width]) : greyOf(ink)
  const centred = has("centre") ? centreByMass(cut, has("cut_out") ? cut.height / height : 1) : cut
  const shown = (/** @type {Grey} */ one) => levelsShown(one, wasDark && !has("invert"))
  const received = shown(resize(centred, height, width, FILTERS.BOX))
  /** @type {[Named, () => Pixels][]} */
  const made = [["grey", () => grey], ["invert", () => shown(greyOf(ink))], ["cut_out", () => shown(cut)], ["centre", () => shown(centred)]]
  const stages = made.filter(([step]) => has(step)).map(([name, make]) => ({ name, picture: () => shrinkPixels(make(), PREVIEW_SIDE) }))
  const taken = found?.isOneOfSeveral ? partsOf(found.box, picture) : null
  return { stages: [original, ...stages, receivedStage(received)], received: received.data, isBlank: isOfOneLevel(received.data), taken }
}

/**
 * @param {Pixels} picture
 * @param {Stage} original
 * @param {Shape} shape
 * @param {boolean} isCropped
 * @returns {Preparation}
 */
function preparePhoto(picture, original, [height, width, channels], isCropped) {
  const whole = channels === 1 ? brightnessOf(picture) : picture
  const small = isCropped ? fitMiddle(whole, height, width) : resizePixels(whole, height, width, FILTERS.LANCZOS)
  const received = small.channels === channels ? small : inColour(small)
  return { stages: [original, receivedStage(received)], received: received.data, isBlank: isOfOneLevel(received.data), taken: null }
}

/**
 * @param {Pixels} received
 * @returns {Stage}
 */
function receivedStage(received) {
  return { name: "resize", picture: () => received }
}

/**
 * @param {Grey | null} digit
 * @param {readonly [height: number, width: number]} shape
 */
function framed(digit, shape) {
  return digit === null ? blackGrey(...shape) : frameDigit(digit, shape, Math.max(1, Math.floor(PREVIEW_SIDE / Math.max(...shape))))
}

/**
 * @param {Grey} picture
 * @param {boolean} isTurnedBack whether its strokes were dark, and are shown so
 * @returns {Pixels}
 */
function levelsShown({ data, height, width }, isTurnedBack) {
  const levels = new Uint8Array(data.length)
  for (let at = 0; at < data.length; at += 1) {
    levels[at] = roundHalfEven(Math.min(Math.max(isTurnedBack ? 255 - data[at] : data[at], 0), 255))
  }
  return { data: levels, height, width, channels: 1 }
}

/**
 * @param {Pixels} grey
 * @returns {Pixels}
 */
function inColour({ data, ...size }) {
  const levels = new Uint8Array(3 * data.length)
  for (let at = 0; at < data.length; at += 1) levels.fill(data[at], 3 * at, 3 * at + 3)
  return { ...size, data: levels, channels: 3 }
}

/**
 * Return whether levels, divided by 255, count as one: `Preparation.is_blank` of the server, which has them as float32.
 *
 * @param {Uint8Array} levels
 */
function isOfOneLevel(levels) {
  let [least, most] = [255, 0]
  for (const level of levels) {
    if (level < least) least = level
    if (level > most) most = level
  }
  return Math.fround(Math.fround(most / 255) - Math.fround(least / 255)) < FLAT / 255
}

/**
 * @param {import("./grids.js").Box} box
 * @param {Pixels} picture
 * @returns {[number, number, number, number]}
 */
function partsOf({ left, top, right, bottom }, { height, width }) {
  return [left / width, top / height, right / width, bottom / height]
}
