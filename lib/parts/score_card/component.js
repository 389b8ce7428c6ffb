/**
 * What a network says: of the page's picture, as the server found out, or of what is on the canvas, as the network itself
 * says in this browser while the pen moves.
 */

import { answerTopic, listen, publish } from "../kit/live.js"
import { openNetwork } from "../kit/network.js"
import { NetworkError } from "../kit/network/reasons.js"
import { whyOnServer } from "../kit/network/words.js"
import { definePart } from "../kit/part.js"
import { answerOf } from "./answer.js"
import { readDrawing } from "./live.js"
import { shownOf } from "./state.js"
import { buildView, drawFrame, drawNote, drawReconstruction, drawScores, drawWaiting } from "./view.js"

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
  /** @type {{ address: string, network: import("../kit/network.js").Network } | null} */
  let opened = null
  /** @type {LiveDrawing | null | undefined} */
  let drawing
  /** @type {Reading | null} what the network said of a drawing in this browser */
  let live = null
  let frame = ""

  function draw() {
    if (!update) return
    const { meta, arrays, labels, numbers } = update
    const nextFrame = JSON.stringify([meta.title, meta.names, meta.scoreName])
    if (nextFrame !== frame) drawFrame(view, meta.title, meta.names, meta.scoreName === "lengths" ? labels.lengths : labels.probabilities)
    frame = nextFrame
    drawNote(view, drawing === undefined ? "" : whyOnServer(opened?.network.reason(), labels))
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
    if (!update || !drawing || !opened || !update.meta.inputSize) return
    const { network } = opened
    const of = drawing
    const reading = await readDrawing(network, of, update.meta.inputSize, update.meta.steps, update.meta.scoreName)
      .catch((error) => {
        if (error instanceof NetworkError) return null // it has said why, by onFallback
        throw error
      })
    if (!reading || opened?.network !== network || !drawing) return
    live = reading
    draw()
    if (of === drawing && !of.isDrawing) say(true)
  }

  /**
   * Open the network at `address`; return whether it is another one than before.
   *
   * @param {string | null} address
   */
  function open(address) {
    if (address === (opened?.address ?? null)) return false
    opened?.network.close()
    live = null
    opened = address === null ? null : {
      address,
      network: openNetwork(address, {
        onFallback() {
          live = null
          draw()
          say(false)
        },
      }),
    }
    return true
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
      const isAnother = open(newest.meta.network)
      draw()
      if (isAnother || steps !== newest.meta.steps.join()) follow()
    },
    stop() {
      stopListening()
      if (update) publish(answerTopic(update.meta.run), undefined)
      opened?.network.close()
      opened = null
    },
  }
}
