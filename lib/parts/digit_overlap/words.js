// The question and the sentences about the answer.

const BOTH = "both"
const FIRST = "first"
const SECOND = "second"
const NEITHER = "neither"

function questionKey({ meta }) {
  return `capsule-lab-overlap-${meta.question}`
}

/** "both" or "only the blue 3", as on the button. */
function guessText({ labels, meta }, guess) {
  const [first, second] = meta.names.map((name) => name ?? labels.unnamed)
  return { [BOTH]: labels.guess_both, [FIRST]: fill(labels.guess_first, { name: first }),
    [SECOND]: fill(labels.guess_second, { name: second }), [NEITHER]: labels.guess_neither }[guess]
}

/** Which digits the network named: one of the guesses, or null where a label is not known or both are alike. */
function outcome({ meta }) {
  const [first, second] = meta.names
  if (first === null || second === null || first === second) return null
  const read = meta.winners.map((winner) => meta.classes[winner])
  const [hasFirst, hasSecond] = [read.includes(first), read.includes(second)]
  return hasFirst && hasSecond ? BOTH : hasFirst ? FIRST : hasSecond ? SECOND : NEITHER
}

/** How the answer counts. */
function verdict(app) {
  const { labels, meta } = app
  const [first, second] = meta.names
  if (first === null || second === null) return labels.right_open
  if (first === second) return fill(labels.right_alike, { name: first })
  const found = outcome(app)
  if (found === BOTH) return labels.right_both
  if (found === NEITHER) return labels.right_neither
  return fill(labels.right_one, { name: found === FIRST ? first : second })
}

/** Prediction and result together; the prediction was about where the digits were when it was made. */
function answerText(app) {
  const { labels, meta, scores } = app
  const [longest, next] = meta.winners
  const reads = fill(labels.reads, { longest: meta.classes[longest], longest_score: twoDigits(scores[longest]),
    next: meta.classes[next], next_score: twoDigits(scores[next]) })
  const guess = app.guess && sameShifts(app.guess.shifts, meta.shifts) ? app.guess.said : null
  const found = outcome(app)
  const texts = guess && { guess: guessText(app, guess), outcome: found && guessText(app, found) }
  const predicted = !guess ? "" : found === null ? fill(labels.guessed_open, texts)
    : fill(found === guess ? labels.guessed_right : labels.guessed_wrong, texts)
  return joinSentences([predicted, reads, verdict(app)])
}

function twoDigits(value) {
  return value.toFixed(2)
}

function sameShifts(some, others) {
  return some.flat().every((value, at) => value === others.flat()[at])
}

function drawSay(app) {
  const { parts, labels } = app
  const asking = remembered(questionKey(app)) === null
  parts.root.classList.toggle("asking", asking)
  parts.say.classList.toggle("asks", asking)
  parts.said.textContent = asking ? labels.question : answerText(app)
  parts.choices.ariaLabel = labels.question
  parts.choices.replaceChildren(...(asking ? [BOTH, FIRST, SECOND, NEITHER, SKIPPED].map((guess) => choice(app, guess)) : []))
}

function choice(app, guess) {
  const text = guess === SKIPPED ? app.labels.skip : guessText(app, guess)
  return guessButton(questionKey(app), guess, text, `overlap-guess-${guess}`, () => {
    app.guess = guess === SKIPPED ? null : { said: guess, shifts: app.shifts }
    drawSay(app)
    app.parts.stage.focus({ preventScroll: true })
  })
}
