/**
 * What the row shows: how what is drawn or filmed becomes the networks' input, as this browser finds out, or else what the server says
 * of the page's picture.
 *
 * @typedef {import("../kit/digit/pixels.js").Pixels} Pixels
 * @typedef {import("../kit/digit/prepare.js").Preparation} Preparation
 * @typedef {import("../kit/digit/prepare.js").Shape} Shape
 * @typedef {import("../kit/text.js").Labels} Labels
 *
 * @typedef {{ name: string, url: string, height: number, width: number }} GivenTile
 * @typedef {[left: number, top: number, right: number, bottom: number]} Taken in parts of the first picture's sides
 * @typedef {{ tiles: GivenTile[], captions: string[], isBlank: boolean, taken: Taken | null }} Given
 *
 * @typedef {{ shape: Shape, steps: import("../kit/digit/prepare.js").Step[] }} Input
 *
 * @typedef {object} Meta
 * @property {Input[]} inputs of the networks, each once, those of digits first
 * @property {Given | null} given what the server says
 * @property {boolean} isExpected whether there is a picture, though the server says nothing of it
 * @property {boolean} isLive whether the learner can draw or film here
 *
 * @typedef {{ title: string, height: number, width: number, url: string } | { title: string, pixels: Pixels }} Tile
 *
 * @typedef {object} Shown
 * @property {Tile[]} tiles
 * @property {Taken | null} taken where the frame stands on the first one
 * @property {string[]} captions
 * @property {string[]} notices what the learner should know or do
 */

import { isOfPhoto } from "../kit/digit/prepare.js"

/**
 * Return what the server says of the page's picture, or that there is none.
 *
 * @param {Meta} meta
 * @param {Labels} labels
 * @returns {Shown}
 */
export function shownOfServer({ given, isExpected, inputs }, labels) {
  if (given === null) return { ...NOTHING, captions: isExpected ? [] : [labels.ask] }
  const { tiles, taken, captions, isBlank } = given
  const isSeveral = tiles.filter(({ name }) => name === "resize").length > 1
  return {
    tiles: tiles.map((tile) => ({ ...tile, title: titleOf(tile.name, tile, isSeveral, labels) })),
    taken,
    captions,
    notices: noticesOf(taken, isBlank, inputs, labels),
  }
}

/**
 * Return what this browser found out about what is drawn or filmed; that there is nothing if it was cleared.
 *
 * @param {readonly Preparation[] | null} preparations one for each of the inputs; null after clearing
 * @param {Meta} meta
 * @param {Labels} labels
 * @returns {Shown}
 */
export function shownOfPicture(preparations, { inputs }, labels) {
  if (preparations === null) return { ...NOTHING, captions: [labels.ask] }
  const [first, ...others] = preparations
  const stages = [...first.stages, ...others.map((other) => other.stages[other.stages.length - 1])]
  return {
    tiles: stages.map(({ name, picture }) => {
      const pixels = picture()
      return { title: titleOf(name, pixels, others.length > 0, labels), pixels }
    }),
    taken: first.taken,
    captions: [],
    notices: noticesOf(first.taken, preparations.some(({ isBlank }) => isBlank), inputs, labels),
  }
}

/** @type {Shown} */
const NOTHING = { tiles: [], taken: null, captions: [], notices: [] }

/**
 * Return the title of a step; with the size of what networks receive, if that is of several sizes.
 *
 * @param {string} name
 * @param {{ height: number, width: number }} size
 * @param {boolean} isSeveral
 * @param {Labels} labels
 */
function titleOf(name, { height, width }, isSeveral, labels) {
  return isSeveral && name === "resize" ? `${labels[name]} ${height}×${width}` : labels[name]
}

/**
 * @param {Taken | null} taken
 * @param {boolean} isBlank
 * @param {readonly Input[]} inputs
 * @param {Labels} labels
 */
function noticesOf(taken, isBlank, inputs, labels) {
  const blank = inputs.every(({ shape, steps }) => isOfPhoto(shape, steps)) ? labels.flat : labels.no_pen
  return [...(taken ? [labels.several_digits] : []), ...(isBlank ? [blank] : [])]
}
