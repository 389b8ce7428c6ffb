/** Moves the tiles of the board by pointer and arrow keys, and takes taps on them. */

import { arrowMove } from "../kit/keys.js"

const TREMBLE = 4 // CSS pixels: what moves no further is a tap
const STRIDE = 5 // pixels of the picture that an arrow key moves with Shift

/**
 * @typedef {object} BoardActions
 * @property {(place: number) => void} tap
 * @property {(place: number) => import("./state.js").Move | null} moved returns how far the tile of a place is moved by now
 * @property {(place: number, right: number, down: number) => void} move puts it so far from its place
 * @property {() => void} end is called after a drag
 * @property {() => readonly number[]} size returns rows and columns of the picture
 */

/**
 * Let the tiles of the board be moved; each is a button with its place as `data-place`.
 *
 * @param {HTMLElement} places as large as the picture
 * @param {BoardActions} hand
 */
export function listenToBoard(places, hand) {
  /** @type {{ pointer: number, x: number, y: number, from: import("./state.js").Move, isMoving: boolean } | null} */
  let drag = null
  let isAfterDrag = false
  /** @param {Event} event */
  const placeOf = ({ target }) => {
    const button = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("[data-place]")) : null
    return button ? Number(button.dataset.place) : null
  }
  places.onpointerdown = (event) => {
    isAfterDrag = false
    const place = placeOf(event)
    const from = place === null ? null : hand.moved(place)
    if (drag || event.button !== 0 || !from || !(event.target instanceof Element)) return
    event.target.setPointerCapture(event.pointerId)
    drag = { pointer: event.pointerId, x: event.clientX, y: event.clientY, from, isMoving: false }
  }
  places.onpointermove = (event) => {
    if (event.pointerId !== drag?.pointer) return
    const { width, height } = places.getBoundingClientRect()
    const [rows, columns] = hand.size()
    const [x, y] = [event.clientX - drag.x, event.clientY - drag.y]
    drag.isMoving ||= Math.hypot(x, y) > TREMBLE
    if (drag.isMoving) hand.move(drag.from.place, drag.from.right + Math.round(x / width * columns), drag.from.down + Math.round(y / height * rows))
  }
  places.onpointerup = places.onpointercancel = places.onlostpointercapture = (event) => {
    if (event.pointerId !== drag?.pointer) return
    isAfterDrag = drag.isMoving
    drag = null
    if (isAfterDrag) hand.end()
  }
  places.onclick = (event) => {
    const place = placeOf(event)
    if (place !== null && !isAfterDrag) hand.tap(place)
    isAfterDrag = false
  }
  places.onkeydown = (event) => {
    const [move, place] = [arrowMove(event), placeOf(event)]
    const from = place === null ? null : hand.moved(place)
    if (!move || !from) return
    event.preventDefault()
    const by = event.shiftKey ? STRIDE : 1
    hand.move(from.place, from.right + by * move[1], from.down + by * move[0])
  }

  return { isDragging: () => drag !== null && drag.isMoving }
}
