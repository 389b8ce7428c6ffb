/** Pointer and keys move the digits. */

import { arrowMove } from "../kit/keys.js"

/**
 * @typedef {object} Hand what a pointer or the keys can do
 * @property {(pixel: [number, number]) => void} grab the digit at a pixel [row, column]
 * @property {() => import("./maths.js").Shift | null} grabbed where the grabbed digit is
 * @property {(shift: import("./maths.js").Shift) => void} move the grabbed digit
 * @property {() => void} swap the grabbed digit for the other
 * @property {(rest: number) => void} settle tell the server after so many milliseconds without another move
 * @property {() => import("./maths.js").Size} size of the picture
 */

const KEYS_REST = 150 // ms after the last arrow key

/**
 * Let the digits on the stage be moved.
 *
 * @param {HTMLElement} stage
 * @param {Hand} hand
 */
export function listenToStage(stage, hand) {
  /** @type {{ pointer: number, x: number, y: number, from: import("./maths.js").Shift } | null} */
  let drag = null
  /** @type {(event: PointerEvent) => [number, number]} */
  const placeOf = (event) => {
    const [{ left, top, width, height }, [rows, columns]] = [stage.getBoundingClientRect(), hand.size()]
    return [(event.clientX - left) / width * columns, (event.clientY - top) / height * rows]
  }
  stage.onpointerdown = (event) => {
    if (drag || event.button !== 0) return
    event.preventDefault()
    stage.focus({ preventScroll: true })
    stage.setPointerCapture(event.pointerId)
    const [x, y] = placeOf(event)
    hand.grab([Math.floor(y), Math.floor(x)])
    const from = hand.grabbed()
    if (!from) return
    drag = { pointer: event.pointerId, x, y, from }
    stage.classList.add("dragging")
  }
  stage.onpointermove = (event) => {
    if (event.pointerId !== drag?.pointer) return
    const [x, y] = placeOf(event)
    hand.move([drag.from[0] + Math.round(x - drag.x), drag.from[1] + Math.round(y - drag.y)])
  }
  stage.onpointerup = stage.onpointercancel = stage.onlostpointercapture = (event) => {
    if (event.pointerId !== drag?.pointer) return
    drag = null
    stage.classList.remove("dragging")
    hand.settle(0)
  }
  stage.onkeydown = (event) => {
    const [move, from] = [arrowMove(event), hand.grabbed()]
    if (move && from) {
      event.preventDefault()
      hand.move([from[0] + move[1], from[1] + move[0]])
      hand.settle(KEYS_REST)
    } else if (event.key === " " && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      hand.swap()
    }
  }
}
