/**
 * The worker that photos are prepared in.
 *
 * @typedef {{ id: number, picture: import("./pixels.js").Pixels, shape: import("./prepare.js").Shape,
 *   steps: readonly import("./prepare.js").Step[] }} Request
 *
 * @typedef {Omit<import("./prepare.js").Preparation, "stages"> & { id: number,
 *   stages: { name: import("./prepare.js").Stage["name"], pixels: import("./pixels.js").Pixels }[] }} Reply
 */

import { preparePicture } from "./prepare.js"

/** @param {MessageEvent<Request>} event */
self.onmessage = ({ data: { id, picture, shape, steps } }) => {
  const { stages, ...rest } = preparePicture(picture, shape, steps)
  /** @type {Reply} */
  const reply = { id, ...rest, stages: stages.map((stage) => ({ name: stage.name, pixels: stage.picture() })) }
  self.postMessage(reply)
}
