/** What follows the scene beside its own views: the capsules that are switched off, and other parts of the page. */

import { createTelling, tellNothing } from "./live.js"
import { createOff } from "./off/off.js"

/**
 * @param {import("./view.js").View} view
 * @param {import("./off/off.js").Actions & { answer: () => string | null }} actions `answer` to the question about the routing, if any
 */
export function createOthers(view, actions) {
  const off = createOff(view, actions)
  const telling = createTelling()
  return {
    ...off,
    draw() {
      const scene = actions.scene()
      off.draw()
      if (scene) telling(scene, actions.choice(), actions.answer())
    },
    stop() {
      off.stop()
      tellNothing()
    },
  }
}
