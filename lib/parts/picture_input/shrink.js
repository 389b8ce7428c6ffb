/** Makes pictures smaller in the browser. */

import { h } from "../kit/dom.js"
import { penOf } from "../kit/paint.js"
import { fitted, hasExactPixels, isDeep, isSentAsItIs } from "./maths.js"

/**
 * @typedef {object} Prepared
 * @property {Blob | null} blob what is sent; null if that is too large
 * @property {number} size of it in bytes
 * @property {HTMLCanvasElement | null} shown the picture; null if this browser cannot read the file
 */

const QUALITY = 0.92 // of JPEG: a photo of 1600 × 1200 has about 500 kB

/**
 * Return what is sent of a file that the learner chose: the picture, upright and no larger than the limits, or
 * the file itself if the browser cannot read it, or not all of its levels: the server can, or says in words what it is.
 *
 * @param {File} file
 * @param {import("./maths.js").Limits} limits
 * @returns {Promise<Prepared>}
 */
export async function shrinkFile(file, limits) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null)
  if (picture === null) return { blob: file.size <= limits.bytes ? file : null, size: file.size, shown: null }
  const shown = paintedSmall(picture, picture.width, picture.height, limits.side)
  const start = new Uint8Array(await file.slice(0, 26).arrayBuffer())
  const asItIs = isSentAsItIs(file, picture, limits) || (isDeep(start) && file.size <= limits.bytes)
  picture.close()
  return asItIs ? { blob: file, size: file.size, shown } : asFile(shown, hasExactPixels(file.type), limits)
}

/**
 * Return what is sent of what a camera shows now.
 *
 * @param {HTMLVideoElement} video
 * @param {import("./maths.js").Limits} limits
 */
export function shrinkFrame(video, limits) {
  return asFile(paintedSmall(video, video.videoWidth, video.videoHeight, limits.side), false, limits)
}

/**
 * Return what is sent of a picture of which each pixel counts.
 *
 * @param {ImageData} frame
 * @param {import("./maths.js").Limits} limits
 */
export function exactFrame(frame, limits) {
  const canvas = h("canvas", { width: frame.width, height: frame.height })
  penOf(canvas).putImageData(frame, 0, 0)
  return asFile(canvas, true, limits)
}

/**
 * Return the bytes of a file in base64.
 *
 * @param {Blob} blob
 * @returns {Promise<string>}
 */
export function asBase64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "")
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}

/**
 * @param {CanvasImageSource} picture
 * @param {number} width
 * @param {number} height
 * @param {number} side
 */
function paintedSmall(picture, width, height, side) {
  const [across, down] = fitted(width, height, side)
  const canvas = h("canvas", { width: across, height: down })
  const pen = penOf(canvas)
  pen.imageSmoothingQuality = "high"
  pen.drawImage(picture, 0, 0, across, down)
  return canvas
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {boolean} isExact whether PNG keeps each pixel, as long as that is no larger than the limit
 * @param {import("./maths.js").Limits} limits
 * @returns {Promise<Prepared>}
 */
async function asFile(canvas, isExact, limits) {
  const exact = isExact ? await encoded(canvas, "image/png") : null
  const blob = exact !== null && exact.size <= limits.bytes ? exact : await encoded(canvas, "image/jpeg")
  return { blob, size: blob?.size ?? 0, shown: canvas }
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {string} type
 * @returns {Promise<Blob | null>}
 */
function encoded(canvas, type) {
  return new Promise((resolve) => {
    canvas.toBlob(resolve, type, QUALITY)
  })
}
