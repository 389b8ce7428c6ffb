/** Switches capsules off by a brush over the picture, on the map and in the list, with pointer, finger and keyboard. */

import { sharpPen } from "../../kit/paint.js"
import { arrowMove } from "../../kit/keys.js"
import { fill } from "../../kit/text.js"
import { capsuleOnMap } from "../../kit/capsules/geometry.js"
import { MAP_MARGIN } from "../views/map.js"
import { capsulesUnder, centreOf, neighbourOnMap, offAtPlaces, reachOf } from "./switching.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../../kit/capsules/geometry.js").Geometry} Geometry */
/** @typedef {[number, number]} Point */

/**
 * @typedef {object} Actions
 * @property {() => Scene | null} scene null while nothing can be switched
 * @property {() => boolean} isErasing whether the brush switches on again
 * @property {(some: Iterable<number>, isOff: boolean, isPainting: boolean) => void} set
 * @property {(i: number) => void} toggle
 * @property {(i: number, j: number) => void} select
 * @property {() => void} settle the pointer was lifted
 */

const [DOT, RING] = [2.6, 1.5] // pixels

/**
 * Let pointer and keys switch capsules: one by one in the list and on the map, and by painting over the picture.
 *
 * @param {{ veil: HTMLCanvasElement, capsules: HTMLElement, map: HTMLCanvasElement }} nodes
 * @param {Actions} actions
 * @returns {{ draw: (scene: Scene, isSwitching: boolean) => void }}
 */
export function listenToSwitching({ veil, capsules, map }, { scene, isErasing, set, toggle, select, settle }) {
  /** @type {Point | null} where the brush was last */
  let last = null
  /** @type {boolean | null} what a stroke over the map makes of capsules */
  let makesOff = null
  /** @type {Point} where the keyboard has the brush: row and column */
  let cursor = [0, 0]
  let isKeyboard = false
  /** @type {Point | null} under the pointer */
  let pointed = null

  /** @param {MouseEvent} event @param {Scene} shown @returns {Point} in pixels of the image */
  const pointOf = ({ clientX, clientY }, { arrays: { image: { shape: [height, width] } } }) => {
    const box = veil.getBoundingClientRect()
    return [((clientX - box.left) / box.width) * width, ((clientY - box.top) / box.height) * height]
  }

  /** @param {PointerEvent} event */
  const paint = (event) => {
    const shown = scene()
    if (!shown) return
    const point = pointOf(event, shown)
    pointed = point
    if (last) {
      set(capsulesUnder(shown.geometry, last, point), !isErasing(), true)
      last = point
    }
    draw(shown, true)
  }
  veil.onpointerdown = (event) => {
    const shown = scene()
    if (!shown) return
    event.preventDefault()
    veil.setPointerCapture(event.pointerId)
    isKeyboard = false
    last = pointOf(event, shown)
    paint(event)
  }
  veil.onpointermove = paint
  veil.onpointerup = veil.onpointercancel = () => {
    if (last === null) return
    last = null
    settle()
  }
  veil.onpointerleave = () => {
    const shown = scene()
    pointed = null
    if (shown) draw(shown, true)
  }
  veil.onkeydown = (event) => {
    const shown = scene()
    const move = arrowMove(event)
    if (!shown || !(move || event.key === "Enter" || event.key === " ")) return
    event.preventDefault()
    event.stopPropagation()
    isKeyboard = true
    const { geometry } = shown
    if (move) cursor = [bounded(cursor[0] + move[0], geometry.rows), bounded(cursor[1] + move[1], geometry.columns)]
    else {
      const at = centreOf(geometry, ...cursor)
      set(capsulesUnder(geometry, at, at), !isErasing(), false)
    }
    draw(shown, true)
  }
  veil.onblur = () => {
    const shown = scene()
    isKeyboard = false
    if (shown) draw(shown, true)
  }

  capsules.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-capsule]") : null
    if (scene() && button instanceof HTMLElement) toggle(Number(button.dataset.capsule))
  })

  /** @param {PointerEvent} event */
  const overMap = (event) => {
    const shown = scene()
    if (!shown) return -1
    const { left, top } = map.getBoundingClientRect()
    return capsuleOnMap(shown.map, shown.trace.inputs, event.clientX - left - MAP_MARGIN, event.clientY - top - MAP_MARGIN)
  }
  map.addEventListener("pointerdown", (event) => {
    const [shown, i] = [scene(), overMap(event)]
    if (!shown || i < 0) return
    map.setPointerCapture(event.pointerId)
    makesOff = !shown.off.has(i)
    set([i], makesOff, true)
  })
  map.addEventListener("pointermove", (event) => {
    const i = makesOff === null ? -1 : overMap(event)
    if (i >= 0 && makesOff !== null) set([i], makesOff, true)
  })
  for (const end of ["pointerup", "pointercancel"]) {
    map.addEventListener(end, () => {
      if (makesOff === null) return
      makesOff = null
      settle()
    })
  }
  map.addEventListener("keydown", (event) => {
    const shown = scene()
    const move = arrowMove(event)
    if (!shown || !(move || event.key === "Enter" || event.key === " ")) return
    event.preventDefault()
    event.stopPropagation()
    const { i, j } = shown.state
    if (move) select(neighbourOnMap(shown.geometry, i, move), j)
    else toggle(i)
  })

  /**
   * Show on the picture which places are off, and where the brush is.
   *
   * @param {Scene} shown
   * @param {boolean} isSwitching
   */
  function draw(shown, isSwitching) {
    const { geometry, labels, off, arrays: { image: { shape: [height, width] } } } = shown
    const { clientWidth, clientHeight } = veil.parentElement ?? veil
    const pen = sharpPen(veil, clientWidth, clientHeight)
    veil.tabIndex = map.tabIndex = isSwitching ? 0 : -1
    cursor = [bounded(cursor[0], geometry.rows), bounded(cursor[1], geometry.columns)]
    const counts = offAtPlaces(geometry, off)
    veil.ariaLabel = fill(labels.off_place, { row: cursor[0] + 1, column: cursor[1] + 1, off: counts[cursor[0]][cursor[1]], types: geometry.types })
    if (!isSwitching && off.size === 0) return
    pen.scale(clientWidth / width, clientHeight / height)
    drawPlaces(pen, geometry, counts, width / clientWidth)
    const brush = isKeyboard ? centreOf(geometry, ...cursor) : pointed
    if (isSwitching && brush) drawBrush(pen, geometry, brush, width / clientWidth)
  }
  return { draw }
}

/**
 * @param {CanvasRenderingContext2D} pen that counts in pixels of the image
 * @param {Geometry} geometry
 * @param {number[][]} counts of capsules that are off, by row and column
 * @param {number} pixel of the screen, in pixels of the image
 */
function drawPlaces(pen, geometry, counts, pixel) {
  const side = Math.max(geometry.field_stride, 2)
  counts.forEach((row, down) => row.forEach((count, across) => {
    const [x, y] = centreOf(geometry, down, across)
    const share = count / geometry.types
    if (share > 0) {
      pen.fillStyle = `rgba(116, 94, 150, ${0.25 + 0.6 * share})`
      pen.fillRect(x - side / 2, y - side / 2, side, side)
    }
    pen.beginPath()
    pen.arc(x, y, DOT * pixel, 0, 2 * Math.PI)
    pen.fillStyle = share === 1 ? "#2a1f3d" : "#ffc83d"
    pen.fill()
    pen.lineWidth = RING * pixel
    pen.strokeStyle = share > 0 ? "#fff" : "#000"
    pen.stroke()
  }))
}

/**
 * @param {CanvasRenderingContext2D} pen that counts in pixels of the image
 * @param {Geometry} geometry
 * @param {Point} at
 * @param {number} pixel
 */
function drawBrush(pen, geometry, [x, y], pixel) {
  for (const [width, colour] of /** @type {[number, string][]} */ ([[4, "#000"], [2, "#fff"]])) {
    pen.beginPath()
    pen.arc(x, y, reachOf(geometry), 0, 2 * Math.PI)
    pen.lineWidth = width * pixel
    pen.strokeStyle = colour
    pen.stroke()
  }
}

/** @param {number} value @param {number} count */
function bounded(value, count) {
  return Math.min(Math.max(value, 0), count - 1)
}
