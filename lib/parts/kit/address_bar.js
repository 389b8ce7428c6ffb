/**
 * A component without any element, which the frame of every page mounts; it watches the address as long as the tab is
 * open, tells screen readers and the browser's translator which language the page is in, and tells Python what parts have
 * written into the address, just before the page runs: Streamlit itself sends an address that it has kept.
 *
 * @typedef {{ visit: number, usual: import("./address.js").Usual, read: string[], shared: string[], language: string }} Data
 *   read: the parameters that parts write and Python reads; shared: those of them that Python writes too
 * @typedef {{ data: Data, setStateValue: (name: string, value: unknown) => void }} Call
 */

import { countWrites, declareUsual, isElsewhere, noteKnown, watchAddress, writtenOf } from "./address.js"

const ROLES = ["combobox", "option", "radio", "slider", "switch", "tab"].map((role) => `[role="${role}"]`)
const CONTROLS = ["a", "button", "input", "label", "select", "summary", "textarea", ...ROLES].join()

/** @type {Call | null} */
let newest = null
let told = ""
/** Whether Streamlit has yet to send what was told: it does so in a timer. */
let isOnItsWay = false

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
  isOnItsWay = true
  setTimeout(() => setTimeout(() => (isOnItsWay = false))) // behind Streamlit's timer
  newest.setStateValue("told", { visit, written, count: countWrites() })
}

/**
 * What a learner does to a control of the page makes it run; a part says it by itself.
 *
 * @param {Event} event
 */
function noticed(event) {
  const [target] = event.composedPath()
  if (!(target instanceof Element) || target.getRootNode() instanceof ShadowRoot || !target.closest(CONTROLS)) return
  tellWritten()
  if (event instanceof MouseEvent && event.type === "click" && isOnItsWay) leaveLater(event, target.closest("a"))
}

/**
 * Let a click on another page do its work when Streamlit has sent what was told: sent behind it, that would lead back to this page.
 *
 * @param {MouseEvent} event
 * @param {HTMLAnchorElement | null} link
 */
function leaveLater(event, link) {
  const opensBeside = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
  if (!link || opensBeside || !isElsewhere(link.href)) return
  event.preventDefault()
  event.stopImmediatePropagation()
  const leave = () => (isOnItsWay ? setTimeout(leave) : link.click())
  leave()
}
