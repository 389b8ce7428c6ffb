/**
 * What a network says: of the page's picture, as the server found out, or of what is drawn or filmed, as the network itself
 * says in this browser while that moves.
 */

import { preparationOf } from "../kit/digit/prepared.js"
import { answerTopic, listen, publish } from "../kit/live.js"
import { createChosen } from "../kit/network/chosen.js"
import { definePart } from "../kit/part.js"
import { answerOf } from "./answer.js"
import { readReceived } from "./live.js"
import { shownOf } from "./state.js"
import { buildView, drawFrame, drawReconstruction, drawScores, drawWithout } from "./view.js"

/** @typedef {import("../kit/live.js").LivePicture} LivePicture */
/** @typedef {import("../kit/unpack.js").NumberArray} NumberArray */
/** @typedef {import("./state.js").Reading} Reading */
/**
 * @typedef {import("./answer.js").Network & { presence: import("../kit/presence.js").Presence, run: string, title: string,
 *   network: string | null, isLive: boolean, inputShape: import("../kit/digit/prepare.js").Shape, steps: import("../kit/digit/prepare.js").Step[],
 *   number: number, hasPicture: boolean }} Meta
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
  /** @type {LivePicture | null | undefined} */
  let picture
  /** @type {import("./state.js").OfBrowser["reading"]} */
  let reading = null
  let [asked, answered] = [0, 0] // which picture was the last to be asked about, and to be read
  let frame = ""
  const chosen = createChosen(() => {
    reading = null
    draw()
    say(false)
  })

  function draw() {
    if (!update) return
    const { meta, arrays, labels, numbers } = update
    const nextFrame = JSON.stringify([meta.title, meta.names, meta.scoreName, meta.presence])
    if (nextFrame !== frame) drawFrame(view, meta.title, meta.names, meta.scoreName === "lengths" ? labels.lengths : labels.probabilities)
    frame = nextFrame
    if (picture === undefined) view.note.hidden = true
    else chosen.explain(view.note, labels)
    const shown = shownOf({ ...arrays, ...meta }, { picture, reading, isAble: chosen.isAble() })
    if (typeof shown === "string") {
      drawWithout(view, labels[shown])
      publish(answerTopic(meta.run), "…")
      return
    }
    const answer = answerOf(picture === undefined ? meta : { ...meta, labels: [] }, shown.scores, labels, numbers)
    drawScores(view, answer, shown.scores, (score) => numbers.score(score, meta.scoreName))
    publish(answerTopic(meta.run), answer.brief)
    drawReconstruction(view, shown.reconstruction, labels.reconstruction, meta.names[answer.winners[0]])
  }

  /** @param {boolean} isLive whether the server need not answer for drawings */
  function say(isLive) {
    if (update && update.meta.isLive !== isLive) tell.state("is_live", isLive)
  }

  async function follow() {
    if (!update || !picture) return
    const [of, turn, { inputShape, steps, scoreName }] = [picture, ++asked, update.meta]
    const { received, isBlank } = await preparationOf(of, inputShape, steps)
    if (turn < answered) return
    if (!isBlank && reading === "blank") reading = null
    if (!chosen.isAble()) draw()
    const found = isBlank ? "blank" : await chosen.ask((network) => readReceived(network, received, scoreName))
    if (!found || !picture || turn < answered) return
    answered = turn
    reading = found
    draw()
    if (of === picture && !of.isMoving && chosen.isAble()) say(true)
  }

  const stopListening = listen("picture", (/** @type {LivePicture | null | undefined} */ value) => {
    const isFirst = !picture
    picture = value
    if (!picture) {
      reading = null
      answered = asked + 1
    }
    if (!picture || isFirst) draw()
    follow()
  })

  return {
    update(newest) {
      const steps = update?.meta.steps.join()
      update = newest
      const isAnother = chosen.open(newest.meta.network)
      if (isAnother) reading = null
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
