/** Saves files on the learner's computer. */

import { h } from "./dom.js"

/**
 * Save `blob` as a file called `name`.
 *
 * @param {string} name
 * @param {Blob} blob
 */
export function saveFile(name, blob) {
  const address = URL.createObjectURL(blob)
  h("a", { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}

/**
 * Save what a canvas shows, as PNG.
 *
 * @param {string} name
 * @param {HTMLCanvasElement} canvas
 */
export function saveCanvas(name, canvas) {
  canvas.toBlob((blob) => {
    if (blob) saveFile(name, blob)
  })
}
