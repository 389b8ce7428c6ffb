/**
 * Lets a folder be dropped on Streamlit's field for files: it sends the path of each file only if the browser says it,
 * as browsers do of a folder that was chosen, and else the bare name. The document of each page loads it.
 */

import { pathInFolder } from "./paths.js"

const native = Object.getOwnPropertyDescriptor(File.prototype, "webkitRelativePath")
if (native?.get) {
  const read = native.get
  Object.defineProperty(File.prototype, "webkitRelativePath", {
    ...native,
    /** @this {File & { path?: unknown }} */
    get() { return pathInFolder(read.call(this), this.path) },
  })
}
