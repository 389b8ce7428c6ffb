/** Files go to the server one by one: the next when the one before has arrived, so that none is lost on the way. */

import { definePart } from "../kit/part.js"
import { mayAsk, switchOff, switchOn } from "./camera.js"
import { asBase64, shrinkFile, shrinkFrame } from "./shrink.js"
import { begin, next, withFiles } from "./state.js"
import { buildView, drawState, drawTexts, showSent } from "./view.js"

/** @typedef {{ source: string, several: boolean, limits: import("./maths.js").Limits, received: number }} Meta */
/** @typedef {import("../kit/part.js").Update<Meta>} Update */
/** @typedef {import("./state.js").State} State */

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
  /** @type {State | null} */
  let state = null

  /** @param {State} following */
  function change(following) {
    state = following
    if (update) drawState(view, state, update)
  }

  /** @param {import("./shrink.js").Prepared} prepared */
  async function send({ blob, size, shown }) {
    if (!state) return
    showSent(view, shown)
    tell.trigger("file", { number: state.sent, size, content: blob === null ? null : await asBase64(blob) })
  }

  async function sendNext() {
    if (!update || !state) return
    const [file, following] = next(state)
    change(following)
    if (file) await send(await shrinkFile(file, update.meta.limits))
  }

  /** @param {Iterable<File>} files */
  function add(files) {
    if (!update || !state) return
    change(withFiles(state, files, update.meta.several))
    void sendNext()
  }

  async function takeFrame() {
    if (!update || !state || state.sent > state.received) return
    change({ ...state, sent: state.sent + 1 })
    await send(await shrinkFrame(view.video, update.meta.limits))
  }

  view.choose.onclick = () => view.file.click()
  view.file.onchange = () => {
    add(view.file.files ?? [])
    view.file.value = "" // so that the same file can be chosen again
  }
  view.drop.ondragover = (event) => {
    event.preventDefault()
    view.drop.classList.add("over")
  }
  view.drop.ondragleave = () => view.drop.classList.remove("over")
  view.drop.ondrop = (event) => {
    event.preventDefault()
    view.drop.classList.remove("over")
    add(event.dataTransfer?.files ?? [])
  }
  view.start.onclick = async () => {
    const isOn = await switchOn(view.video)
    if (state) change({ ...state, mode: isOn ? "live" : "refused" })
  }
  view.take.onclick = () => void takeFrame()

  return {
    /** @param {Update} newest */
    update(newest) {
      update = newest
      const { source, received } = newest.meta
      state ??= begin(source, mayAsk(), received)
      drawTexts(view, newest)
      change({ ...state, received })
      void sendNext()
    },
    stop() {
      switchOff(view.video)
    },
  }
}
