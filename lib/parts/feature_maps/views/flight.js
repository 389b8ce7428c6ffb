/**
 * Tiles that fly from where they were to where they will be, between two levels.
 *
 * @typedef {{ x: number, y: number, wide: number, tall: number }} Rectangle in CSS pixels of the component
 * @typedef {ReturnType<typeof createFlight>} Flight
 */

import { prefersLessMotion } from "../../kit/dom.js"
import { penOf } from "../../kit/paint.js"
import { cornerOf } from "../maths/tiles.js"
import { drawMap } from "./atlas.js"

const FLIGHT = 420 // ms

/**
 * Return where some maps of a sheet are.
 *
 * @param {HTMLElement} root
 * @param {import("./tiles.js").Sheet} sheet
 * @param {number[]} maps
 * @returns {Rectangle[]}
 */
export function placesOfMaps(root, { canvas, tiles }, maps) {
  const { x, y } = placeOf(root, canvas)
  return maps.map((map) => {
    const [right, down] = cornerOf(tiles, map)
    return { x: x + right, y: y + down, wide: tiles.wide, tall: tiles.tall }
  })
}

/**
 * Return where an element is.
 *
 * @param {HTMLElement} root
 * @param {Element} element
 * @returns {Rectangle}
 */
export function placeOf(root, element) {
  const [outer, inner] = [root.getBoundingClientRect(), element.getBoundingClientRect()]
  return { x: inner.left - outer.left, y: inner.top - outer.top, wide: inner.width, tall: inner.height }
}

/**
 * Return what lets tiles fly over the part, on a canvas that covers it.
 *
 * @param {HTMLElement} root
 * @param {HTMLCanvasElement} flightCanvas
 */
export function createFlight(root, flightCanvas) {
  let frame = 0
  /** @type {(() => void) | null} */
  let landed = null

  return {
    /**
     * Let maps fly; `target` is shown when they have arrived.
     *
     * @param {import("./atlas.js").Atlas} atlas
     * @param {number[]} maps
     * @param {Rectangle[]} from
     * @param {Rectangle[]} to
     * @param {HTMLElement} target
     */
    fly(atlas, maps, from, to, target) {
      cancelAnimationFrame(frame)
      if (prefersLessMotion() || from.length === 0) return
      const sharp = Math.min(window.devicePixelRatio || 1, 2)
      const lowest = Math.max(...[...from, ...to].map(({ y, tall }) => y + tall))
      flightCanvas.width = root.clientWidth * sharp
      flightCanvas.height = lowest * sharp
      Object.assign(flightCanvas.style, { width: `${root.clientWidth}px`, height: `${lowest}px` })
      flightCanvas.hidden = false
      target.style.opacity = "0"
      const pen = penOf(flightCanvas)
      const began = performance.now()
      /** @param {number} now */
      const draw = (now) => {
        const share = Math.min(1, Math.max(0, (now - began) / FLIGHT))
        const eased = share < 0.5 ? 4 * share ** 3 : 1 - (-2 * share + 2) ** 3 / 2
        pen.setTransform(sharp, 0, 0, sharp, 0, 0)
        pen.clearRect(0, 0, flightCanvas.width, flightCanvas.height)
        pen.imageSmoothingEnabled = false
        maps.forEach((map, at) => {
          const [one, other] = [from[at], to[at]]
          /** @type {(start: number, end: number) => number} */
          const between = (start, end) => start + eased * (end - start)
          drawMap(pen, atlas, map, between(one.x, other.x), between(one.y, other.y), between(one.wide, other.wide), between(one.tall, other.tall))
        })
        if (share < 1) {
          frame = requestAnimationFrame(draw)
          return
        }
        flightCanvas.hidden = true
        target.style.opacity = ""
        const act = landed
        landed = null
        act?.()
      }
      frame = requestAnimationFrame(draw)
    },

    /**
     * Call `act` now, or when the tiles that fly have arrived.
     *
     * @param {() => void} act
     */
    whenLanded(act) {
      if (flightCanvas.hidden) act()
      else landed = act
    },

    /** End a flight at once. */
    end() {
      cancelAnimationFrame(frame)
      flightCanvas.hidden = true
      landed = null
    },
  }
}
