/**
 * What the learner chose and what of it was sent. A state is never changed: each function returns the next.
 *
 * @typedef {"files" | "start" | "live" | "taken" | "insecure" | "refused"} Mode
 *   files: choose or drop; start: a button for the camera; live: it is on; taken: one of its pictures is kept;
 *   insecure, refused: no camera, but a phone's own app
 *
 * @typedef {object} State
 * @property {Mode} mode
 * @property {readonly File[]} waiting files that are sent after the one that is on its way
 * @property {number} sent how many were sent
 * @property {number} received how many of them the server has
 */

/**
 * Return the state that the part begins with.
 *
 * @param {string} source "upload" or "camera"
 * @param {boolean} mayAsk whether the page may ask for the camera
 * @param {number} received
 * @returns {State}
 */
export function begin(source, mayAsk, received) {
  const mode = source === "upload" ? "files" : mayAsk ? "start" : "insecure"
  return { mode, waiting: [], sent: received, received }
}

/**
 * Return the state with these files after those that wait already; only the last of all if one is wanted.
 *
 * @param {State} state
 * @param {Iterable<File>} files
 * @param {boolean} takesSeveral
 * @returns {State}
 */
export function withFiles(state, files, takesSeveral) {
  const waiting = [...state.waiting, ...files]
  return { ...state, waiting: takesSeveral ? waiting : waiting.slice(-1) }
}

/**
 * Return the file that can be sent now, and the state without it; undefined while one is on its way or none waits.
 *
 * @param {State} state
 * @returns {[File | undefined, State]}
 */
export function next(state) {
  if (state.sent > state.received || state.waiting.length === 0) return [undefined, state]
  const [file, ...waiting] = state.waiting
  return [file, { ...state, waiting, sent: state.sent + 1 }]
}
