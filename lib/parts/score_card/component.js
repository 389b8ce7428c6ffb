/**
 * What a network says: of the page's picture, as the server found out, or of what is on the canvas, as the network itself
 * says in this browser while the pen moves.
 */

import { answerTopic, listen, publish } from "../kit/live.js"
import { createChosen } from "../kit/network/chosen.js"
import { definePart } from "../kit/part.js"
import { answerOf } from "./answer.js"
import { readDrawing } from "./live.js"
import { shownOf } from "./state.js"
import { buildView, drawFrame, drawReconstruction, drawScores, drawWaiting } from "./view.js"

/** @typedef {import("../kit/live.js").LiveDrawing} LiveDrawing */
/** @typedef {import("../kit/unpack.js").NumberArray} NumberArray */
/** @typedef {import("./state.js").Reading} Reading */
/**
 * @typedef {import("./answer.js").Network & { run: string, title: string, network: string | null, inputSize: [number, number] | null,
 *   steps: import("../kit/digit/prepare.js").Step[], isLive: boolean }} Meta
 */
/** @typedef {import("../kit/part.js").Update<Meta, { scores?: NumberArray, reconstruction?: NumberArray }>} Update */

export default definePart(import.meta.url, createCard)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createCard(root, tell) {
  const view = buildView(root)
  /** @type {Update | null} */
  let update = null
  /** @type {LiveDrawing | null | undefined} */
  let drawing
  /** @type {Reading | null} what the network said of a drawing in this browser */
  let live = null
  let frame = ""
  const chosen = createChosen(() => {
    live = null
    draw()
    say(false)
  })

  function draw() {
    if (!update) return
    const { meta, arrays, labels, numbers } = update
    const nextFrame = JSON.stringify([meta.title, meta.names, meta.scoreName])
    if (nextFrame !== frame) drawFrame(view, meta.title, meta.names, meta.scoreName === "lengths" ? labels.lengths : labels.probabilities)
    frame = nextFrame
    if (drawing === undefined) view.note.hidden = true
    else chosen.explain(view.note, labels)
    const shown = shownOf(arrays, live)
    if (!shown) {
      drawWaiting(view, labels.waiting)
      return
    }
    const answer = answerOf(meta, shown.scores, labels, numbers)
    drawScores(view, answer, shown.scores, (score) => numbers.score(score, meta.scoreName))
    publish(answerTopic(meta.run), answer.brief)
    drawReconstruction(view, shown.reconstruction, labels.reconstruction, meta.names[answer.winners[0]])
  }

  /** @param {boolean} isLive whether the server need not answer for drawings */
  function say(isLive) {
    if (update && update.meta.isLive !== isLive) tell.state("is_live", isLive)
  }

  async function follow() {
    if (!update || !drawing) return
    const [of, { inputSize, steps, scoreName }] = [drawing, update.meta]
    if (!inputSize) return
    const reading = await chosen.ask((network) => readDrawing(network, of, inputSize, steps, scoreName))
    if (!reading || !drawing) return
    live = reading
    draw()
    if (of === drawing && !of.isDrawing) say(true)
  }

  const stopListening = listen("drawing", (/** @type {LiveDrawing | null | undefined} */ value) => {
    drawing = value
    if (drawing) follow()
    else {
      live = null
      draw()
    }
  })

  return {
    update(newest) {
      const steps = update?.meta.steps.join()
      update = newest
      const isAnother = chosen.open(newest.meta.network)
      if (isAnother) live = null
      draw()
      if (isAnother || steps !== newest.meta.steps.join()) follow()
    },
    stop() {
      stopListening()
      if (update) publish(answerTopic(update.meta.run), undefined)
      chosen.close()
    },
  }
}
