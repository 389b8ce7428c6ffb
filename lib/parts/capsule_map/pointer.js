/**
 * The pointer and the keys on the map: pointing at a digit, coming nearer, dragging a flat map and turning one in space.
 *
 * @typedef {object} Gestures
 * @property {() => boolean} turns whether the map can be turned
 * @property {() => boolean} drags whether it can be dragged, as it is larger than the stage
 * @property {(yaw: number, pitch: number) => void} turn by so many radians
 * @property {(right: number, down: number) => void} drag by so many pixels
 * @property {(direction: 1 | -1) => void} zoom one step, 1 for nearer
 * @property {() => void} settle a gesture that turns or drags has ended
 * @property {(at: { x: number, y: number } | null) => void} point at a place of the stage in CSS pixels; null for nowhere
 * @property {(right: number, down: number) => void} step to the next digit in a direction
 */

import { arrowMove } from "../kit/keys.js"

const RADIANS = 0.01 // a pixel
const STEP = Math.PI / 24 // a key
/** @type {Record<string, 1 | -1>} */
const NEARER = { "+": 1, "=": 1, "-": -1, "−": -1, "_": -1 }

/**
 * @param {HTMLElement} stage
 * @param {Gestures} gestures
 */
export function listenToMap(stage, { turns, drags, turn, drag, zoom, settle, point, step }) {
  /** @type {{ x: number, y: number } | null} where the pointer was, while it moves the map */
  let from = null

  stage.onpointerdown = (event) => {
    point(placeOf(stage, event))
    if (!turns() && !drags()) return
    from = { x: event.clientX, y: event.clientY }
    stage.setPointerCapture(event.pointerId)
  }
  stage.onpointermove = (event) => {
    if (!from) return event.pointerType === "mouse" ? point(placeOf(stage, event)) : undefined
    const [right, down] = [event.clientX - from.x, event.clientY - from.y]
    if (turns()) turn(right * RADIANS, down * RADIANS)
    else drag(right, down)
    from = { x: event.clientX, y: event.clientY }
  }
  stage.onpointerup = stage.onpointercancel = () => {
    if (from) settle()
    from = null
  }
  stage.onwheel = (event) => {
    if (!event.ctrlKey) return // the page scrolls
    event.preventDefault()
    zoom(event.deltaY < 0 ? 1 : -1)
  }
  stage.onkeydown = (event) => {
    const nearer = NEARER[event.key]
    if (nearer && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      return zoom(nearer)
    }
    const move = arrowMove(event)
    if (!move) return
    event.preventDefault()
    if (!turns()) return step(move[1], move[0])
    turn(move[1] * STEP, move[0] * STEP)
    settle()
  }
}

/**
 * @param {HTMLElement} stage
 * @param {PointerEvent} event
 */
function placeOf(stage, { clientX, clientY }) {
  const { left, top } = stage.getBoundingClientRect()
  return { x: clientX - left, y: clientY - top }
}
