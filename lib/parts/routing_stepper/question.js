// Predict before reveal: one question a picture, asked before the step that begins to answer it.
//
// A kind's question is { asked, told, except, text, waiting, outcome }: the steps before which it is asked and at
// which its answer shows, the class it is not about, and its texts; outcome(labels, classes, guess) gives the last.

/** Which other class gains most in the third iteration? Null where there is none. */
function thirdIterationQuestion(trace, stepsInIteration, outputPhase, waiting = (labels) => labels.predicted_lengths) {
  const third = 2
  if (trace.iterations <= third || trace.outputs <= 2) return null
  const [before, after] = [trace.lengths[third - 1], trace.lengths[third]]
  const except = largest(before)
  const gained = largest(after.map((length, j) => length - before[j]), except)
  return {
    asked: third * stepsInIteration,
    told: third * stepsInIteration + outputPhase,
    except,
    text: (labels) => labels.question,
    waiting,
    outcome(labels, classes, guess) {
      const values = {
        guess: classes[guess], guess_low: decimals(before[guess], 2), guess_high: decimals(after[guess], 2),
        class: classes[gained], low: decimals(before[gained], 2), high: decimals(after[gained], 2),
      }
      const text = after[gained] <= before[gained] ? labels.predicted_none
        : gained === guess ? labels.predicted_right : labels.predicted_wrong
      return fill(text, values)
    },
  }
}

/** Which class comes second in the end? Null where there is nothing to choose from. */
function secondQuestion(trace, asked, told) {
  if (trace.outputs <= 2) return null
  const lengths = trace.lengths[trace.iterations - 1]
  const except = largest(lengths)
  const second = largest(lengths, except)
  return {
    asked,
    told,
    except,
    text: (labels, classes) => fill(labels.question_second, { class: classes[except] }),
    waiting: (labels) => labels.predicted_lengths,
    outcome(labels, classes, guess) {
      return fill(guess === second ? labels.predicted_second_right : labels.predicted_second_wrong, {
        guess: classes[guess], guess_length: decimals(lengths[guess], 2),
        class: classes[second], length: decimals(lengths[second], 2),
      })
    },
  }
}

function questionKey(app) {
  return `capsule-lab-routing-${app.meta.question}`
}

function mustAsk(app, step) {
  const { question } = app.kind
  return Boolean(question) && app.view.step < question.asked && step >= question.asked && remembered(questionKey(app)) === null
}

/** Ask, and go on to `step` when answered or skipped. */
function ask(app, step) {
  if (app.asking) { // asked already: take the keyboard there
    app.parts.options.firstChild.focus()
    return
  }
  app.pending = step
  const { parts, labels, classes, kind: { question } } = app
  parts.questionText.textContent = parts.question.ariaLabel = question.text(labels, classes)
  const answer = (value) => {
    remember(questionKey(app), value)
    goTo(app, app.pending)
    parts.root.focus({ preventScroll: true })
  }
  const options = classes.flatMap((name, j) => {
    if (j === question.except) return []
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

/** Prediction and result together, once the step that tells is shown. */
function drawPrediction(app) {
  const { parts, labels, classes, kind: { question }, view: { step } } = app
  const said = remembered(questionKey(app))
  const guess = Number(said)
  const met = question && step >= question.asked && said !== null && said !== SKIPPED && guess < classes.length
  if (!met) parts.prediction.textContent = ""
  else if (step < question.told) parts.prediction.textContent = fill(question.waiting(labels), { guess: classes[guess] })
  else parts.prediction.textContent = question.outcome(labels, classes, guess)
}
