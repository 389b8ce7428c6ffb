/** A component without any element, which the frame of every page mounts; it watches the address as long as the tab is open. */

import { declareUsual, watchAddress } from "./address.js"

/** @param {{ data: { usual: import("./address.js").Usual } }} call */
export default function addressBar({ data }) {
  watchAddress()
  declareUsual(data.usual)
}
