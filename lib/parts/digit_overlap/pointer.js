/** Moves the digits by pointer and keys. */

import { arrowMove } from "../kit/keys.js"

/**
 * @typedef {object} StageActions
 * @property {(pixel: [number, number]) => void} grab takes the digit at a pixel [row, column]
 * @property {() => import("./maths.js").Shift | null} grabbed returns where the grabbed digit is
 * @property {(shift: import("./maths.js").Shift) => void} move puts the grabbed digit there
 * @property {() => void} swap grabs the other digit
 * @property {(rest: number) => void} settle sends the places to the server after so many milliseconds without another move
 * @property {() => import("./maths.js").Size} size returns that of the picture
 */

const KEYS_REST = 150 // ms after the last arrow key

/**
 * Let the digits on the stage be moved.
 *
 * @param {HTMLElement} stage
 * @param {StageActions} hand
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
