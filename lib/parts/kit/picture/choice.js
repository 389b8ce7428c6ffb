/**
 * What the chooser of pictures is given, and what it tells.
 *
 * @typedef {import("../unpack.js").NumberArray} NumberArray
 * @typedef {import("../text.js").Labels} Labels
 * @typedef {import("../pad/strokes.js").Stroke} Stroke
 *
 * @typedef {import("./test_images.js").Described & Sent} Choice what Python sends: `PictureChoice.meta()`
 * @typedef {object} Sent
 * @property {string} picture as the address calls it: "test-115", "own-…" or "held-0"
 * @property {string} usual the one that is shown where the address names none
 * @property {[number, number, number]} shape height, width and channels of what the network receives
 * @property {string[]} classes their names
 * @property {Stroke[]} strokes of a drawing
 * @property {number[]} labels the classes that the picture shows, as far as they are known
 * @property {number} side of a drawing, in pixels
 * @property {import("../digit/prepare.js").Step[]} steps of the preparation of a drawing
 * @property {string} keep where a drawing is kept, relative to the app
 * @property {{ reference: string, title: string, credit: string }[]} photos that come with the app, as far as the network can read them
 *
 * @typedef {object} Shown
 * @property {Float32Array} image [height, width, channels] in [0, 1], as the network receives it
 * @property {boolean} isMoving whether the pen is down
 * @property {string | null} reference as the address calls it; null of a drawing, which is not kept yet
 * @property {number[]} classes of a test image; none of a drawing
 *
 * @typedef {object} Handlers
 * @property {(shown: Shown) => void} onPicture when another picture is to be shown, with every move of the pen
 * @property {(reference: string) => void} onSettled when the address may say what is shown: a choice was made, a stroke ended and is kept
 *
 * @typedef {"test" | "own" | "held" | "photo"} Kind of picture
 */

import { setQuery } from "../address.js"

/**
 * Return what kind of picture an address calls so; a photo is called as a learner's own ones are.
 *
 * @param {string} reference
 * @returns {Kind}
 */
export function kindOf(reference) {
  const [kind] = reference.split("-")
  return kind === "own" || kind === "held" ? kind : "test"
}

/**
 * Name the picture that the server shows in the address, if it travelled here.
 *
 * @param {string} parameter
 * @param {Choice} choice
 */
export function nameInAddress(parameter, { picture, usual }) {
  const named = new URL(window.location.href).searchParams.get(parameter) ?? usual
  if (picture !== named) setQuery({ [parameter]: picture })
}
