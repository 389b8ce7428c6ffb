/** A folder goes to the server as one zip, and the page runs once when all of it is there. */

import { definePart } from "../kit/part.js"
import { chosenFiles, droppedFiles } from "./found.js"
import { send } from "./send.js"
import { begin, IDLE, isReady, nameOf, refused } from "./state.js"
import { buildView, drawState } from "./view.js"
import { pack, UnreadError } from "./zip.js"

/** @typedef {{ address: string, limits: import("./state.js").Limits }} Meta */
/** @typedef {import("../kit/part.js").Update<Meta>} Update */

const DRAWN_EVERY_MS = 100

export default definePart(import.meta.url, createInput)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createInput(root, tell) {
  const view = buildView(root)
  /** @type {Update | null} */
  let update = null
  let [state, drawnAt, isOn] = [IDLE, 0, true]

  /** @param {import("./state.js").State} following */
  function change(following) {
    state = following
    if (!update || !isOn) return
    drawState(view, state, update)
    drawnAt = performance.now()
  }

  /** @param {number} done */
  function goOn(done) {
    state = { ...state, done }
    if (performance.now() - drawnAt > DRAWN_EVERY_MS) change(state)
  }

  /** @param {readonly import("./state.js").Found[]} found */
  async function add(found) {
    if (!update) return
    const { address, limits } = update.meta
    const name = nameOf(found)
    change(begin(found, limits))
    if (state.step !== "packing") return
    try {
      const zip = await pack(found, goOn)
      change({ ...state, step: "sending", done: 0 })
      const arrived = await send(address, zip, `${name || "folder"}.zip`, goOn)
      change(arrived ? { ...state, step: "sent" } : refused("failed"))
      if (isOn) tell.trigger("folder", { address, name, arrived })
    } catch (error) {
      if (!(error instanceof UnreadError)) throw error
      change(refused("unread", { name: error.message }))
    }
  }

  view.choose.onclick = () => view.field.click()
  view.field.onchange = () => {
    const found = chosenFiles(view.field.files ?? [])
    view.field.value = "" // so that the same folder can be chosen again
    if (isReady(state)) void add(found)
  }
  view.drop.ondragover = (event) => {
    event.preventDefault()
    view.drop.classList.add("over")
  }
  view.drop.ondragleave = () => view.drop.classList.remove("over")
  view.drop.ondrop = (event) => {
    event.preventDefault()
    view.drop.classList.remove("over")
    if (event.dataTransfer && isReady(state)) void droppedFiles(event.dataTransfer).then(add)
  }

  return {
    /** @param {Update} newest */
    update(newest) {
      update = newest
      change(state)
    },
    stop() {
      isOn = false
    },
  }
}
