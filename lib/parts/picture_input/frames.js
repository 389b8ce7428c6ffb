/** What a camera sees, some pictures a second: the next one once all that was asked about the one before is there. */

import { allPrepared } from "../kit/digit/prepared.js"
import { h } from "../kit/dom.js"
import { penOf } from "../kit/paint.js"
import { fitted } from "./maths.js"

/** @typedef {import("../kit/live.js").LivePicture} LivePicture */

/** Longest side of a picture: the preparation looks for digits in no larger ones. */
const SIDE = 640
/** A network reads ten pictures a second at most: a hand that holds a sheet is hardly faster. */
const LEAST_MS = 100

/**
 * Return the frames of a video: `start` gives each to `show`, until `stop`.
 *
 * @param {HTMLVideoElement} video
 * @param {(frame: ImageData) => LivePicture} show
 */
export function createFrames(video, show) {
  const canvas = h("canvas")
  let run = 0 // which one of those that were started is on

  /** @param {number} mine */
  async function follow(mine) {
    while (mine === run) {
      const since = performance.now()
      if (video.videoWidth > 0) {
        const picture = show(grab())
        await new Promise(requestAnimationFrame) // by then every part has asked what it needs
        await allPrepared(picture)
      }
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, LEAST_MS - performance.now() + since)))
    }
  }

  function grab() {
    const [width, height] = fitted(video.videoWidth, video.videoHeight, SIDE)
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    const pen = penOf(canvas, { alpha: false, willReadFrequently: true })
    pen.drawImage(video, 0, 0, width, height)
    return pen.getImageData(0, 0, width, height)
  }

  return {
    start() {
      run += 1
      follow(run)
    },
    stop() {
      run += 1
    },
  }
}

/**
 * Return a frame as the parts of the page get it.
 *
 * @param {ImageData} frame
 * @param {number | null} number under which it is sent; null while the camera runs
 * @returns {LivePicture}
 */
export function livePictureOf({ data, width, height }, number) {
  return { from: "camera", pixels: () => ({ data: coloursOf(data), height, width, channels: 3 }), isMoving: number === null, number }
}

/**
 * Return red, green and blue without the opacity behind each.
 *
 * @param {ArrayLike<number>} data
 */
export function coloursOf(data) {
  const colours = new Uint8Array(data.length / 4 * 3)
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    colours[to] = data[from]
    colours[to + 1] = data[from + 1]
    colours[to + 2] = data[from + 2]
  }
  return colours
}
