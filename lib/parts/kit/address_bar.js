/**
 * A component without any element, which the frame of every page mounts; it watches the address as long as the tab is
 * open, tells screen readers and the browser's translator which language the page is in, and tells Python what parts have
 * written into the address when the learner goes on to another page.
 *
 * @typedef {{ page: string, usual: import("./address.js").Usual, travelling: string[], language: string }} Data
 * @typedef {{ data: Data, setStateValue: (name: string, value: unknown) => void }} Call
 */

import { declareUsual, isElsewhere, watchAddress, writtenOf } from "./address.js"

/** @type {Call | null} */
let newest = null
let told = ""

/** @param {Call} call */
export default function addressBar(call) {
  if (newest === null) window.addEventListener("click", tellWritten, true)
  newest = call
  document.documentElement.lang = call.data.language
  watchAddress()
  declareUsual(call.data.usual)
}

/** @param {MouseEvent} event */
function tellWritten(event) {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement)
  if (!newest || !link || !isElsewhere(link.href)) return
  const { page, travelling } = newest.data
  const left = { page, written: writtenOf(travelling) }
  const text = JSON.stringify(left)
  if (text === told || !Object.keys(left.written).length) return
  told = text
  newest.setStateValue("left", left)
}
