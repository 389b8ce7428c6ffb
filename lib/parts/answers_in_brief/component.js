/** What each network's card says, in a line each. */

import { answerTopic, listen } from "../kit/live.js"
import { definePart } from "../kit/part.js"
import { linesOf, withAnswer } from "./state.js"
import { drawLines } from "./view.js"

/** @typedef {import("./state.js").Answers} Answers */
/** @typedef {import("../kit/part.js").Update<{ runs: import("./state.js").Run[] }>} Update */

export default definePart(import.meta.url, createLines)

/**
 * @param {HTMLElement} root
 * @returns {import("../kit/part.js").App<Update>}
 */
function createLines(root) {
  /** @type {(() => void)[]} */
  let endings = []

  function stop() {
    for (const end of endings) end()
    endings = []
  }

  return {
    update({ meta: { runs } }) {
      stop()
      /** @type {Answers} */
      let answers = new Map()
      drawLines(root, [])
      endings = runs.map(({ id }) => listen(answerTopic(id), (/** @type {string | undefined} */ answer) => {
        answers = withAnswer(answers, id, answer)
        drawLines(root, linesOf(runs, answers))
      }))
    },
    stop,
  }
}
