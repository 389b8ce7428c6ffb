/**
 * A component without any element, which the frame of every page mounts; it watches the address as long as the tab is
 * open, tells screen readers and the browser's translator which language the page is in, and tells Python what parts have
 * written into the address, just before the page runs: Streamlit itself sends an address that it has kept.
 *
 * @typedef {{ visit: number, usual: import("./address.js").Usual, read: string[], shared: string[], language: string }} Data
 *   read: the parameters that parts write and Python reads; shared: those of them that Python writes too
 * @typedef {{ data: Data, setStateValue: (name: string, value: unknown) => void }} Call
 */

import { countWrites, declareUsual, noteKnown, watchAddress, writtenOf } from "./address.js"

const ROLES = ["combobox", "option", "radio", "slider", "switch", "tab"].map((role) => `[role="${role}"]`)
const CONTROLS = ["a", "button", "input", "label", "select", "summary", "textarea", ...ROLES].join()

/** @type {Call | null} */
let newest = null
let told = ""

/** @param {Call} call */
export default function addressBar(call) {
  if (newest === null) for (const kind of ["pointerdown", "keydown", "click"]) window.addEventListener(kind, noticed, true)
  newest = call
  document.documentElement.lang = call.data.language
  watchAddress()
  declareUsual(call.data.usual)
}

/** Tell Python what parts have written since it was told last. */
export function tellWritten() {
  if (!newest) return
  const { visit, read, shared } = newest.data
  const written = writtenOf(read)
  const text = JSON.stringify([visit, written])
  if (text === told || !Object.keys(written).length) return
  told = text
  noteKnown(shared)
  newest.setStateValue("told", { visit, written, count: countWrites() })
}

/**
 * What a learner does to a control of the page makes it run; a part says it by itself.
 *
 * @param {Event} event
 */
function noticed(event) {
  const [target] = event.composedPath()
  if (target instanceof Element && !(target.getRootNode() instanceof ShadowRoot) && target.closest(CONTROLS)) tellWritten()
}
