/** Sends a drawing to the server that keeps it. */

import { postJson } from "../post.js"
import { asPng } from "./ink.js"

/**
 * Keep a drawing, and return what an address calls it: "own-…".
 *
 * @param {string} address where drawings are kept, relative to the app
 * @param {readonly import("./strokes.js").Stroke[]} strokes
 * @param {number} side of the picture, in pixels
 * @returns {Promise<string>} rejects if it could not be kept
 */
export async function keepDrawing(address, strokes, side) {
  const answer = await postJson(address, { image: asPng(strokes, side), strokes })
  const { picture } = await answer.json()
  return picture
}
