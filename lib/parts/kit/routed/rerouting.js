/**
 * Gets the routing that a learner has chosen: what the server sent, if it is that; else from the network in the browser; else,
 * or where that takes long, from the server, which is made to look at the address.
 *
 * @typedef {import("./choice.js").Choice} Choice
 *
 * @typedef {object} Meta what the server says of it; a part may be sent more
 * @property {{ arrays: string[] }} kind the names of what this kind of routing reports
 * @property {import("./choice.js").Choices} choices
 * @property {import("../picture/chooser.js").Choice | null} pictures to choose from; null leaves no choice
 * @property {string} digest of all that was sent
 *
 * @typedef {Record<string, import("../network/passes.js").Floats>} Arrays "image" and "outputs" among them
 * @typedef {import("../part.js").Update<Meta, Arrays, any>} Update
 */
/**
 * @template {Update} Sent what the part is sent
 * @typedef {object} Actions
 * @property {(shown: Sent, of: Choice) => void} show shows the routing of a choice
 * @property {typeof routePicture} [route] routes by the network in the browser; as the stepper needs it if left out
 * @property {() => void} writeAddress
 * @property {() => void} ask makes the page run
 * @property {(isWaiting: boolean) => void} say says whether an answer is awaited, and why the server gives it
 */
/**
 * @typedef {{ arrays: Update["arrays"], digest: string }} Routed the digest is another one for other arrays
 * @typedef {Routed & { of: Choice, basis: import("./choice.js").Basis }} Shown
 */

import { PATIENCE, createChosen } from "../network/chosen.js"
import { createLatest } from "../network/latest.js"
import { areSame, basisOf, isMoving, isSent, networkOf, nextChoice } from "./choice.js"
import { routePicture } from "./route_picture.js"

const SOON = 300 // ms until the learner hears of a wait, and until a choice rests that the server has to answer
const MOST_ASKED = 2 // times for one choice; then what it sends is what there is

/** @typedef {ReturnType<typeof createRerouting<Update>>} Rerouting */

/**
 * @template {Update} Sent
 * @param {Actions<Sent>} actions
 * @param {Parameters<typeof createChosen>[1]} [open]
 */
export function createRerouting({ show, route: routeBy = routePicture, writeAddress, ask, say }, open) {
  /** @type {Sent | null} what the server sent last */
  let update = null
  /** @type {Choice | null} */
  let choice = null
  /** @type {Shown | null} */
  let shown = null
  let [asked, routed] = [0, 0]
  /** @type {ReturnType<typeof setTimeout>[]} */
  let timers = []
  let latest = newLatest()
  const chosen = createChosen(() => follow(), open)

  /** @param {Choice} next */
  function use(next) {
    choice = next
    if (!update || !chosen.open(networkOf(choice, update.meta.choices))) return
    latest.close() // what another network has under way keeps nobody waiting
    latest = newLatest()
  }

  /** @param {Routed} found @param {Choice} of */
  function draw({ arrays, digest }, of) {
    if (!update || !choice) return
    shown = { arrays, digest, of, basis: basisOf(of, update.meta.choices) }
    if (areSame(shown.basis, basisOf(choice, update.meta.choices))) rest()
    show({ ...update, arrays, meta: { ...update.meta, digest } }, of)
  }

  function stopTimers() {
    timers.forEach(clearTimeout)
    timers = []
  }

  function rest() {
    stopTimers()
    asked = 0
    say(false)
  }

  /** Show what is chosen, as soon as somebody knows it. */
  function follow() {
    if (!update || !choice) return
    if (isSent(choice, sentBy(update))) return draw(routedOf(update), choice)
    if (shown && areSame(shown.basis, basisOf(choice, update.meta.choices))) return draw(shown, choice)
    const isHere = chosen.isAble()
    stopTimers()
    timers.push(setTimeout(() => say(true), SOON))
    if (!isMoving(choice)) timers.push(setTimeout(askServer, isHere ? PATIENCE : SOON))
    if (isHere) route(update, choice)
  }

  /** @param {Sent} from @param {Choice} of */
  async function route({ meta, arrays: { image } }, of) {
    const picture = of.picture?.image ?? image
    const turn = latest
    const { kind, choices } = meta
    const arrays = await chosen.ask((network) =>
      turn.ask(() => routeBy(network, picture, of.iterations, kind.arrays, choices.answers, of.off)))
    if (!arrays || !update || !choice || isSent(choice, sentBy(update))) return
    if (of.picture || update.meta.choices.picture === meta.choices.picture) draw({ arrays, digest: `routed here ${++routed}` }, of)
  }

  function askServer() {
    if (!update || !choice || choice.picture?.reference === null) return // it is asked once the picture is kept
    if (asked < MOST_ASKED) {
      asked += 1
      writeAddress()
      ask()
    } else if (!chosen.isAble()) {
      use(nextChoice(null, null, sentBy(update)))
      writeAddress()
      follow()
    }
  }

  return {
    choice: () => choice,
    chosen,

    /** @param {Sent} newest */
    receive(newest) {
      const [before, sent] = [update && sentBy(update), sentBy(newest)]
      update = newest
      use(nextChoice(choice, before, sent))
      if (before?.choices.run !== sent.choices.run) shown = null
      if (choice && !isSent(choice, sent)) {
        // The language may be another, or the picture.
        if (shown && shown.basis.picture === basisOf(choice, sent.choices).picture) draw(shown, shown.of)
        else draw(routedOf(update), nextChoice(null, null, sent))
      }
      follow()
    },

    /** @param {Partial<Choice>} change */
    choose(change) {
      if (!update || !choice) return
      rest()
      use({ ...choice, ...change })
      if (!isMoving(choice)) writeAddress()
      follow()
    },

    stop() {
      stopTimers()
      latest.close()
      chosen.close()
    },
  }
}

/** @returns {import("../network/latest.js").Latest<Update["arrays"] | null>} */
function newLatest() {
  return createLatest()
}

/**
 * @param {Update} update
 * @returns {Routed}
 */
function routedOf({ arrays, meta: { digest } }) {
  return { arrays, digest }
}

/** @param {Update} update */
function sentBy({ meta: { choices }, arrays }) {
  return { choices, iterations: arrays.outputs.shape[0] }
}
