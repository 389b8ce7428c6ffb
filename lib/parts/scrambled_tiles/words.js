// The question, and what each network says of both pictures.

const LESS_SURE = 0.9 // of the whole picture's score

function best(scores) {
  return scores.indexOf(Math.max(...scores))
}

/** What became of a network's answer: "still", "less" sure, or "other". */
function becameOf({ whole, now }) {
  const winner = best(whole)
  if (best(now) !== winner) return "other"
  return now[winner] < LESS_SURE * whole[winner] ? "less" : "still"
}

function questionKey({ meta }) {
  return `capsule-lab-scrambled-${meta.question}`
}

function guessText({ labels, meta }, guess) {
  const name = meta.classes[best(meta.runs[0].whole)]
  return { still: fill(labels.guess_still, { name }), less: fill(labels.guess_less, { name }), other: labels.guess_other }[guess]
}

/** One network's two answers in a sentence. */
function answerText({ labels, meta }, run) {
  const [whole, now] = [best(run.whole), best(run.now)]
  return fill(labels.answer, { whole: meta.classes[whole], whole_score: run.whole[whole].toFixed(2),
    now: meta.classes[now], now_score: run.now[now].toFixed(2) })
}

function drawSay(app) {
  const { parts, labels, meta } = app
  const guess = remembered(questionKey(app))
  const asking = guess === null
  parts.root.classList.toggle("asking", asking)
  parts.say.classList.toggle("asks", asking)
  const run = meta.runs[0].title
  if (asking) {
    parts.said.textContent = fill(labels.question, { run, name: meta.classes[best(meta.runs[0].whole)], parts: meta.cut ** 2 })
    parts.choices.replaceChildren(...["still", "less", "other", SKIPPED].map((choice) => {
      const text = choice === SKIPPED ? labels.skip : guessText(app, choice)
      return guessButton(questionKey(app), choice, text, `tiles-guess-${choice}`, () => {
        app.guess = choice === SKIPPED ? null : { choice, about: sentOrder(meta) }
        drawSay(app)
      })
    }))
    return
  }
  const mine = app.guess?.about === sentOrder(meta) ? app.guess.choice : null
  const became = becameOf(meta.runs[0])
  const verdict = mine && fill(mine === became ? labels.guessed_right : labels.guessed_wrong,
    { guess: guessText(app, mine), outcome: guessText(app, became) })
  const changed = meta.runs.filter((one) => becameOf(one) === "other").length
  parts.said.textContent = joinSentences([verdict, fill(labels.changed, { changed, all: meta.runs.length }), labels.one_picture])
  parts.choices.replaceChildren()
}

function sentOrder({ cut, order }) {
  return [cut, ...order].join(",")
}
