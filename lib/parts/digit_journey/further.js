/**
 * Sends other pictures than those of the server on their journey, or the same in another number of iterations: through the
 * network in this browser, and where that cannot be, through the server's, which is made to look at the address.
 *
 * @typedef {import("./journeys.js").Journey} Journey
 * @typedef {import("./journeys.js").Update} Update
 * @typedef {import("../kit/picture/chooser.js").Shown} Picture
 *
 * @typedef {object} Actions
 * @property {(journeys: Journey[], iterations: number, at: number) => void} show
 * @property {() => void} writeAddress
 * @property {() => void} ask makes the page run
 */

import { h } from "../kit/dom.js"
import { createChosen } from "../kit/network/chosen.js"
import { toUnitRange } from "../kit/maths.js"
import { createPictureChooser } from "../kit/picture/chooser.js"
import { sendOn } from "./live.js"
import { withOther } from "./state.js"

/** What a drawing is called until it is kept. */
export const OWN = "own"

/** @param {Actions} actions */
export function createFurther({ show, writeAddress, ask }) {
  /** @type {Update | null} */
  let update = null
  /** @type {readonly Journey[]} what the server sent */
  let sent = []
  /** @type {Picture | null} the one that was chosen here, or is shown in another number of iterations */
  let picture = null
  /** @type {Journey | null} that of `picture`, as it was found in this browser */
  let other = null
  let [iterations, sentIterations] = [0, 0]
  let isOnServer = false // whether the server sends pictures on
  let named = "" // the picture in the address

  const chosen = createChosen(() => {
    isOnServer = true
    explain()
    askServer()
  })
  const chooser = createPictureChooser({ onPicture: send, onSettled: settle })
  const [passesName, passes] = [h("span"), h("input", { type: "number", min: 1, step: 1, testid: "journey-iterations" })]
  const note = h("p", { class: "muted note", hidden: true, testid: "journey-note" })
  const box = h("div", { class: "further-choice", hidden: true }, chooser.box,
    h("div", { class: "picture-row", data: { control: "iterations" } }, h("label", {}, passesName, passes)), note)

  function explain() {
    if (update) chosen.explain(note, update.labels)
  }

  /** @param {Picture} another */
  async function send(another) {
    if (!update) return
    picture = another
    const [of, count] = [update, iterations]
    const example = sent.slice(0, of.meta.examples).findIndex(({ name }) => name === another.reference)
    if (example >= 0 && count === sentIterations) {
      show([...sent], count, example)
      return
    }
    const [label] = another.classes
    const about = { name: another.reference ?? OWN, title: of.meta.classes[label] ?? "", label: label ?? null }
    const journey = await chosen.ask((network) => sendOn(network, another.image, about, of, count))
    if (journey && update === of && iterations === count && (picture?.reference ?? OWN) === about.name) showOther(journey)
  }

  /** @param {Journey} journey */
  function showOther(journey) {
    if (!update) return
    other = journey
    const journeys = withOther(sent, update.meta.examples, journey)
    show(journeys, iterations, journeys.length - 1)
  }

  /** @param {string} reference of the picture that is on its journey */
  function settle(reference) {
    if (picture?.reference === null) picture = { ...picture, reference }
    if (other?.name === OWN) showOther({ ...other, name: reference })
    named = reference
    writeAddress()
    askServer()
  }

  /** Let the page run if the server sends pictures on, and has not sent what is chosen. */
  function askServer() {
    const isSent = iterations === sentIterations && sent.some(({ name }) => name === picture?.reference)
    if (isOnServer && picture?.reference && !isSent) ask()
  }

  passes.onchange = () => {
    if (!update || !Number.isFinite(passes.valueAsNumber)) return
    iterations = Math.min(Math.max(Math.round(passes.valueAsNumber), 1), update.meta.most_iterations)
    passes.value = String(iterations)
    writeAddress()
    const shown = sent.find(({ name }) => name === named)
    const now = picture ?? (shown && pictureOf(shown))
    if (!now) return
    send(now)
    askServer()
  }

  return {
    box,
    named: () => named,

    /** Return what the address says of the choice. */
    address() {
      return { image: named, iterations: iterations === update?.meta.trained_with ? null : iterations }
    },

    /**
     * Choose one of the journeys that the server sent.
     *
     * @param {Journey} journey
     */
    choose(journey) {
      named = journey.name
      other = null
      chooser.show(journey.name, journey.image.bytes)
      writeAddress()
      send(pictureOf(journey))
      askServer()
    },

    /**
     * @param {Update} newest
     * @param {readonly Journey[]} journeys that came with it
     */
    receive(newest, journeys) {
      const isFirst = update === null
      const { meta, arrays, labels } = update = newest
      sent = journeys
      sentIterations = arrays.links.shape[1]
      if (isFirst) iterations = sentIterations
      if (chosen.open(meta.network) || isFirst) isOnServer = meta.network === null
      if (isFirst && journeys.length > meta.examples) box.hidden = false
      named ||= meta.choice.picture
      passesName.textContent = labels.iterations
      passes.max = String(meta.most_iterations)
      passes.value = String(iterations)
      explain()
      const at = journeys.findIndex(({ name }) => name === meta.choice.picture)
      chooser.update(meta.choice, journeys[at].image.bytes, labels)
      const isSent = iterations === sentIterations && (!other || journeys.some(({ name }) => name === other?.name))
      if (!isFirst && other && !isSent) showOther(other) // it goes on while the page runs
      else if (isOnServer && picture?.reference === meta.choice.picture) show([...journeys], sentIterations, at)
    },

    stop() {
      chooser.stop()
      chosen.close()
    },
  }
}

/**
 * @param {Journey} journey
 * @returns {Picture}
 */
function pictureOf({ name, label, image: { bytes } }) {
  return { image: toUnitRange(bytes.data), isMoving: false, reference: name, classes: label === null ? [] : [label] }
}
