/**
 * Lets what each part tells reach the server in a message of its own.
 *
 * Streamlit makes one message of all that is told in one turn of the event loop, and runs one fragment of the page for it. Were
 * another part outside of that fragment, the page would not run for what that part told.
 */

/** @typedef {{ part: object, tells: (() => void)[] }} Message */

/** @type {object | null} the part whose message is being made in this turn */
let current = null
/** @type {Message[]} */
const waiting = []

/**
 * Call `tell` in a turn in which no other part tells anything: at once if that is possible.
 *
 * @param {object} part
 * @param {() => void} tell
 */
export function tellAlone(part, tell) {
  if (current === null) make({ part, tells: [tell] })
  else if (current === part) tell()
  else {
    const message = waiting.find((one) => one.part === part)
    if (message) message.tells.push(tell)
    else waiting.push({ part, tells: [tell] })
  }
}

/** @param {Message} message */
function make({ part, tells }) {
  current = part
  for (const tell of tells) tell()
  setTimeout(() => { // behind Streamlit's own timer, by which it sends
    current = null
    const next = waiting.shift()
    if (next) make(next)
  })
}
