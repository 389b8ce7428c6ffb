// Predict before reveal: what a learner said to a question, which is asked once while the tab is open.

const SKIPPED = "skip"
const SAID = new Map() // where storage is off: remembered while the page is open

/** What was said to the question `key`, SKIPPED, or null. */
function remembered(key) {
  try {
    return window.sessionStorage.getItem(key) ?? SAID.get(key) ?? null
  } catch {
    return SAID.get(key) ?? null
  }
}

function remember(key, guess) {
  SAID.set(key, guess)
  try {
    window.sessionStorage.setItem(key, guess)
  } catch { /* storage is off */ }
}

/** A button that answers the question `key` with `guess`, or skips it, and then calls `after`. */
function guessButton(key, guess, text, testid, after) {
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = text
  button.dataset.testid = testid
  button.className = guess === SKIPPED ? "quiet" : ""
  button.onclick = () => {
    remember(key, guess)
    after(guess)
  }
  return button
}
