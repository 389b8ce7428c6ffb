/** Without any element: the frame of every page mounts it, and what it starts goes on for as long as the tab is open. */

import { declareUsual, watchAddress } from "./address.js"

/** @param {{ data: { usual: import("./address.js").Usual } }} call */
export default function addressBar({ data }) {
  watchAddress()
  declareUsual(data.usual)
}
