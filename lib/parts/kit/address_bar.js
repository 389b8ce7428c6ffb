/**
 * A component without any element, which the frame of every page mounts; it watches the address as long as the tab is
 * open, and tells screen readers and the browser's translator which language the page is in.
 */

import { declareUsual, watchAddress } from "./address.js"

/** @param {{ data: { usual: import("./address.js").Usual, language: string } }} call */
export default function addressBar({ data }) {
  document.documentElement.lang = data.language
  watchAddress()
  declareUsual(data.usual)
}
