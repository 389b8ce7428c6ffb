/**
 * Files go to the server one by one: the next when the one before has arrived, so that none is lost on the way. What a
 * camera sees the other parts of the page follow, and only the picture that is taken is sent.
 */

import { publish } from "../kit/live.js"
import { definePart } from "../kit/part.js"
import { mayAsk, switchOff, switchOn } from "./camera.js"
import { createFrames, livePictureOf } from "./frames.js"
import { asBase64, exactFrame, shrinkFile, shrinkFrame } from "./shrink.js"
import { begin, next, withFiles } from "./state.js"
import { buildView, drawState, drawTexts, showSent, showTaken } from "./view.js"

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
  /** @type {ImageData | null} what the other parts of the page were shown last */
  let seen = null
  const frames = createFrames(view.video, (frame) => {
    seen = frame
    const picture = livePictureOf(frame, null)
    publish("picture", picture)
    return picture
  })

  /** @param {State} following */
  function change(following) {
    state = following
    if (update) drawState(view, state, update)
  }

  /** @param {import("./shrink.js").Prepared} prepared */
  async function send({ blob, size, shown }) {
    if (!state) return
    if (state.mode !== "taken") showSent(view, shown)
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

  async function switchCameraOn() {
    view.start.disabled = view.again.disabled = true // a second stream would never end
    const isOn = await switchOn(view.video, () => endCamera("refused"))
    view.start.disabled = view.again.disabled = false
    if (!update || !state) return
    if (isOn && document.hidden) {
      endCamera("start")
      return
    }
    change({ ...state, mode: isOn ? "live" : "refused" })
    if (isOn && !update.meta.several) frames.start()
  }

  /** @param {import("./state.js").Mode} mode what comes then */
  function endCamera(mode) {
    frames.stop()
    switchOff(view.video)
    publish("picture", undefined)
    if (state) change({ ...state, mode })
  }

  async function takePicture() {
    if (!update || !state || state.sent > state.received) return
    if (update.meta.several) {
      change({ ...state, sent: state.sent + 1 })
      await send(await shrinkFrame(view.video, update.meta.limits))
    } else if (seen) {
      frames.stop()
      change({ ...state, sent: state.sent + 1, mode: "taken" })
      publish("picture", livePictureOf(seen, state.sent))
      showTaken(view, seen)
      await send(await exactFrame(seen, update.meta.limits))
    }
  }

  function goOn() {
    if (!state) return
    if (!view.video.srcObject) {
      void switchCameraOn()
      return
    }
    change({ ...state, mode: "live" })
    frames.start()
  }

  function leave() {
    if (!document.hidden || !view.video.srcObject) return
    if (state?.mode === "taken") switchOff(view.video)
    else endCamera("start")
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
  view.start.onclick = () => void switchCameraOn()
  view.take.onclick = () => void takePicture()
  view.again.onclick = goOn
  document.addEventListener("visibilitychange", leave)

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
      document.removeEventListener("visibilitychange", leave)
      state = null
      endCamera("start")
    },
  }
}
