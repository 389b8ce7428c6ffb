/** Lets a learner choose what is routed. */

import { toLevels } from "../maths.js"
import { createPictureChooser } from "../picture/chooser.js"
import { addressOfChoice, possibleIterations } from "./choice.js"
import { createRerouting } from "./rerouting.js"
import { drawChoices, drawWaiting, fillChoices } from "./view.js"

/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./rerouting.js").Update} Update */

/**
 * @template {Update} Sent what the part is sent
 * @param {import("./view.js").ChoiceNodes} nodes
 * @param {Omit<import("./rerouting.js").Actions<Sent>, "say">} actions
 */
export function createChoosing(nodes, actions) {
  /** @type {Sent | null} what the server sent last */
  let update = null
  const rerouting = createRerouting({
    ...actions,
    say(isWaiting) {
      if (update) drawWaiting(nodes, update, rerouting, isWaiting)
    },
  })

  function draw() {
    const choice = rerouting.choice()
    if (update && choice) drawChoices(nodes, update, choice)
  }

  /** @param {Partial<Choice>} change */
  function choose(change) {
    rerouting.choose(change)
    draw()
  }

  /** @param {number} wanted */
  function chooseIterations(wanted) {
    const choice = rerouting.choice()
    if (!update || !choice) return
    const iterations = possibleIterations(wanted, update.meta.choices, choice.iterations)
    if (iterations === choice.iterations) draw()
    else choose({ iterations })
  }

  /** @type {import("./choice.js").Picture | null} the one that was chosen here last */
  let picture = null
  const pictures = createPictureChooser({
    onPicture({ image, isMoving, reference, classes }) {
      if (!update) return
      picture = { reference, isMoving, classes, image: { data: image, shape: update.arrays.image.shape } }
      choose({ picture })
    },
    onSettled(reference) {
      if (!picture || picture.reference === reference) return
      picture = { ...picture, reference }
      choose({ picture })
    },
  })
  nodes.picture.append(pictures.box)

  const iterations = () => rerouting.choice()?.iterations ?? 1
  nodes.fewer.onclick = () => chooseIterations(iterations() - 1)
  nodes.more.onclick = () => chooseIterations(iterations() + 1)
  nodes.number.onchange = () => chooseIterations(nodes.number.valueAsNumber)
  nodes.checkpoint.onchange = () => choose({ checkpoint: nodes.checkpoint.value })

  return {
    choose,
    choice: rerouting.choice,

    /** @param {Sent} newest */
    receive(newest) {
      const isFilled = update && update.labels === newest.labels && JSON.stringify(update.meta.choices) === JSON.stringify(newest.meta.choices)
      update = newest
      if (!isFilled) fillChoices(nodes, update)
      rerouting.receive(update)
      draw()
      const { meta, arrays: { image: { data, shape } }, labels } = update
      nodes.picture.hidden = meta.pictures === null
      if (meta.pictures) pictures.update(meta.pictures, { data: toLevels(data), shape }, labels)
    },

    /** Return what the address says of the choice. */
    address() {
      const choice = rerouting.choice()
      return update && choice ? addressOfChoice(choice, update.meta.choices) : {}
    },

    stop() {
      rerouting.stop()
      pictures.stop()
    },
  }
}
