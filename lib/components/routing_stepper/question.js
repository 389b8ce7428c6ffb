// Predict before reveal: one question before the third iteration, once for each image.

const ASKED_ITERATION = 2 // the third, counted from 0
const SKIPPED = "skip"

function questionKey(app) {
  return `capsule-lab-routing-${app.meta.question}`
}

/** The guessed class, SKIPPED, or null where the question was not yet met. */
function remembered(app) {
  try {
    return window.sessionStorage.getItem(questionKey(app)) ?? app.answered
  } catch {
    return app.answered // storage is off: remember while the page is open
  }
}

function remember(app, answer) {
  app.answered = answer
  try {
    window.sessionStorage.setItem(questionKey(app), answer)
  } catch { /* storage is off */ }
}

function mustAsk(app, step) {
  const first = ASKED_ITERATION * STEPS_IN_ITERATION
  return app.trace.iterations > ASKED_ITERATION && app.trace.outputs > 2 &&
    app.view.step < first && step >= first && remembered(app) === null
}

/** The class that leads after the second iteration, which the question is not about. */
function leaderBefore(trace) {
  return largest(trace.lengths[ASKED_ITERATION - 1])
}

/** Ask, and go on to `step` when answered or skipped. */
function ask(app, step) {
  if (app.asking) { // asked already: take the keyboard there
    app.parts.options.firstChild.focus()
    return
  }
  app.pending = step
  const { parts, labels, classes, trace } = app
  parts.questionText.textContent = labels.question
  parts.question.ariaLabel = labels.question
  const leader = leaderBefore(trace)
  const answer = (value) => {
    remember(app, value)
    goTo(app, app.pending)
    parts.root.focus({ preventScroll: true })
  }
  const options = classes.flatMap((name, j) => {
    if (j === leader) return []
    const option = button(`routing-guess-${j}`, "")
    option.textContent = name
    option.onclick = () => answer(String(j))
    return [option]
  })
  const skip = button("routing-skip", "quiet")
  skip.textContent = labels.skip
  skip.onclick = () => answer(SKIPPED)
  parts.options.replaceChildren(...options, skip)
  showQuestion(app, true)
  parts.question.scrollIntoView({ block: "nearest" })
}

function showQuestion(app, open) {
  app.asking = open
  app.parts.question.hidden = !open
  app.parts.explanation.classList.toggle("behind", open)
  app.parts.explanation.inert = open
}

/** Prediction and result together, once the third squash is shown. */
function drawPrediction(app) {
  const { parts, labels, classes, trace, view } = app
  const said = remembered(app)
  const met = trace.iterations > ASKED_ITERATION && view.step >= ASKED_ITERATION * STEPS_IN_ITERATION
  const guess = Number(said)
  if (!met || said === null || said === SKIPPED || !(guess < trace.outputs)) {
    parts.prediction.textContent = ""
    return
  }
  if (knownIteration(view.step) < ASKED_ITERATION) {
    parts.prediction.textContent = fill(labels.predicted_waiting, { guess: classes[guess] })
    return
  }
  const [before, after] = [trace.lengths[ASKED_ITERATION - 1], trace.lengths[ASKED_ITERATION]]
  const gained = largest(after.map((length, j) => length - before[j]), leaderBefore(trace))
  const values = {
    guess: classes[guess], guess_low: decimals(before[guess], 2), guess_high: decimals(after[guess], 2),
    class: classes[gained], low: decimals(before[gained], 2), high: decimals(after[gained], 2),
  }
  const text = after[gained] <= before[gained] ? labels.predicted_none
    : gained === guess ? labels.predicted_right : labels.predicted_wrong
  parts.prediction.textContent = fill(text, values)
}
