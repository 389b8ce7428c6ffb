/** Draws the field for pictures, and nothing else. */

import { h } from "../kit/dom.js"
import { penOf } from "../kit/paint.js"
import { fillPlural } from "../kit/text.js"
import { fitted } from "./maths.js"

/** @typedef {import("./state.js").State} State */
/** @typedef {ReturnType<typeof buildView>} View */

const THUMBNAIL = 160 // CSS pixels of its longer side

/**
 * Build the field and the camera.
 *
 * @param {HTMLElement} root
 */
export function buildView(root) {
  const why = h("p", { class: "why", testid: "picture-why" })
  const choose = h("button", { type: "button", class: "primary", testid: "picture-choose" })
  const file = h("input", { type: "file", accept: "image/*,.heic,.heif,.tif,.tiff", class: "unseen", tabindex: -1, "aria-hidden": "true" })
  const dropHere = h("span", { class: "muted" })
  const smaller = h("p", { class: "muted small" })
  const drop = h("div", { class: "drop" }, choose, dropHere, file, smaller)
  const video = h("video", { playsinline: true, testid: "picture-video" })
  video.muted = true
  const start = h("button", { type: "button", class: "primary", testid: "picture-start" })
  const take = h("button", { type: "button", class: "primary", testid: "picture-take" })
  const taken = h("canvas", { class: "taken", role: "img", testid: "picture-taken" })
  const again = h("button", { type: "button", testid: "picture-again" })
  const thumbnail = h("canvas", { class: "sent", role: "img", hidden: true, testid: "picture-sent" })
  const status = h("p", { class: "muted small", "aria-live": "polite", testid: "picture-status" })
  root.classList.add("input")
  root.replaceChildren(why, start, h("div", { class: "camera" }, video, taken, take, again), drop, thumbnail, status)
  return { root, why, choose, file, drop, dropHere, smaller, video, start, take, taken, again, thumbnail, status }
}

/**
 * Write the texts that never change.
 *
 * @param {View} view
 * @param {import("./component.js").Update} update
 */
export function drawTexts({ file, dropHere, smaller, video, start, take, taken, again, thumbnail }, { labels, meta }) {
  file.multiple = meta.several
  dropHere.textContent = meta.several ? labels.drop_several : labels.drop
  smaller.textContent = labels.smaller
  video.setAttribute("aria-label", labels.live)
  start.textContent = labels.start
  take.textContent = labels.take
  taken.setAttribute("aria-label", labels.taken)
  again.textContent = labels.again
  thumbnail.setAttribute("aria-label", labels.sent_last)
}

/**
 * Show what can be done now.
 *
 * @param {View} view
 * @param {State} state
 * @param {import("./component.js").Update} update
 */
export function drawState(view, { mode, waiting, sent, received }, { labels, plurals, language, meta }) {
  const isFile = mode === "files"
  const isBusy = sent > received || waiting.length > 0
  view.root.dataset.mode = mode
  view.why.textContent = mode === "insecure" ? labels.not_secure : mode === "refused" ? labels.no_camera : ""
  view.choose.textContent = isFile ? (meta.several ? labels.choose_several : labels.choose) : labels.photograph
  if (isFile) view.file.removeAttribute("capture")
  else view.file.setAttribute("capture", "environment") // a phone opens its camera app, also over http
  view.take.disabled = isBusy
  view.status.textContent = isBusy ? labels.reading : received > 0 && meta.several ? fillPlural(plurals.status, received, language) : ""
}

/**
 * Show the picture that was taken in the place of what the camera sees.
 *
 * @param {View} view
 * @param {ImageData} frame
 */
export function showTaken({ taken }, frame) {
  Object.assign(taken, { width: frame.width, height: frame.height })
  penOf(taken).putImageData(frame, 0, 0)
}

/**
 * Show the picture that was sent last, small; null if the browser cannot read it.
 *
 * @param {View} view
 * @param {HTMLCanvasElement | null} picture
 */
export function showSent({ thumbnail }, picture) {
  thumbnail.hidden = picture === null
  if (picture === null) return
  const [width, height] = fitted(picture.width, picture.height, THUMBNAIL)
  Object.assign(thumbnail, { width, height })
  penOf(thumbnail).drawImage(picture, 0, 0, width, height)
}
