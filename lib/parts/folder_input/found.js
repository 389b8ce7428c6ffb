/** The files of a folder that was chosen or dropped, with the folders that they lie in. */

/** @typedef {import("./state.js").Found} Found */

/**
 * Return the files of a field for a folder.
 *
 * @param {Iterable<File>} files
 * @returns {Found[]}
 */
export function chosenFiles(files) {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
}

/**
 * Return the files of what was dropped, folders with all that lies in them. It must be called while the drop is handled.
 *
 * @param {DataTransfer} dropped
 * @returns {Promise<Found[]>}
 */
export async function droppedFiles(dropped) {
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  return (await Promise.all(entries.map((entry) => filesIn(entry)))).flat()
}

/**
 * @param {FileSystemEntry} entry
 * @returns {Promise<Found[]>}
 */
async function filesIn(entry) {
  if (entry.isFile) {
    const one = /** @type {FileSystemFileEntry} */ (entry)
    const file = await new Promise((/** @type {(file: File | null) => void} */ resolve) => one.file(resolve, () => resolve(null)))
    return file === null ? [] : [{ path: entry.fullPath.replace(/^\//, ""), file }]
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader()
  /** @type {Found[]} */
  const found = []
  for (;;) { // a browser gives up to a hundred at a time
    const some = await new Promise((/** @type {(some: FileSystemEntry[]) => void} */ resolve) =>
      reader.readEntries(resolve, () => resolve([])))
    if (some.length === 0) return found
    for (const one of some) found.push(...await filesIn(one))
  }
}
