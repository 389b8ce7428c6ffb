/** Lets every button, list and key do what it says. */

import { copyAddressBy, saveNumbers, savePicture } from "./exports.js"
import { saveRoutingNotebook } from "./notebook.js"
import { listenOnCurves, listenOnPlane } from "./pointing.js"
import { listenOnMap, listenOnStage, listenToStepKeys } from "./pointer.js"

/** @typedef {import("./view.js").View} View */

/**
 * @typedef {object} More
 * @property {(choice: Partial<import("./state.js").State>) => void} choose what stands on the stage
 * @property {() => void} toggleTables draws them once they are open
 * @property {() => import("../kit/text.js").Labels | null} prepareAddress writes the address, and returns the texts
 */

/**
 * Listen to everything that a learner can press, choose or point at.
 *
 * @param {View} view
 * @param {HTMLElement} root
 * @param {import("./pointer.js").Actions & More} actions
 * @returns {() => void} a function that stops listening to keys, and ends what a button says for a moment
 */
export function listenOnControls({ steps, tools, stage, map, votes, curves, tables }, root, actions) {
  const { scene, stepBy, togglePlaying, choose, toggleTables, prepareAddress } = actions
  steps.back.onclick = () => stepBy(-1)
  steps.next.onclick = () => stepBy(1)
  steps.play.onclick = togglePlaying
  for (const choice of tools.choices) choice.onclick = () => choose({ shown: choice.value })
  tools.order.onchange = () => choose({ order: tools.order.value })
  /** @param {(shown: import("./scene.js").Scene) => void} save */
  const saveBy = (save) => () => {
    const shown = scene()
    if (shown) save(shown)
  }
  tools.save.onclick = saveBy(saveNumbers)
  tools.picture.onclick = saveBy(savePicture)
  tools.notebook.onclick = saveBy(saveRoutingNotebook)
  tables.box.ontoggle = toggleTables
  listenOnStage(stage, actions)
  listenOnMap(map.canvas, actions)
  listenOnPlane(votes, actions)
  listenOnCurves(curves, actions)
  const uncopy = copyAddressBy(tools.copy, root, prepareAddress)
  const unlisten = listenToStepKeys(root, actions)
  return () => {
    unlisten()
    uncopy()
  }
}
