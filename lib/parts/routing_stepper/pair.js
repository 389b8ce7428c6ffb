// The selected pair (i, j): its vectors, its numbers, and the current step worked out with them.

function drawPair(app) {
  const { parts, trace, kind, labels, classes, view, t, phase } = app
  const { i, j } = view
  const [u, vote] = [trace.primary(i), trace.vote(i, j)]
  parts.pairTitle.textContent = fill(labels.pair, { capsule: i, class: classes[j] })
  parts.primaryTitle.textContent = labels.primary_vector
  parts.primaryRange.textContent = spanOf(u)
  drawBars(parts.primaryBars, u)
  parts.voteTitle.textContent = labels.vote_vector
  parts.voteRange.textContent = spanOf(vote)
  drawBars(parts.voteBars, vote)
  parts.shape.textContent = kind.shape
  drawNumbers(app)
  drawWork(app)
  Object.assign(parts.pair.dataset, { capsule: i, class: j, iteration: t + 1, phase })
  parts.projectionTitle.textContent = fill(labels.projection, { class: classes[j] })
  parts.projectionCaption.textContent = kind.projectionCaption?.(labels) ?? labels.projection_caption
}

/** The pair's numbers, as far as this iteration has computed them. */
function drawNumbers(app) {
  const { parts, kind, labels, view: { i, j }, t, phase, now } = app
  parts.numbers.dataset.count = kind.numbers.length
  parts.numbers.replaceChildren(...kind.numbers.map(({ name, label, known, at, now: current = at }) => {
    const cell = document.createElement("div")
    const [term, number] = [document.createElement("dt"), document.createElement("dd")]
    const value = phase >= known ? current(t, i, j, phase) : null
    cell.classList.toggle("fresh", now.fresh === name)
    term.textContent = label(labels)
    number.textContent = value === null ? "·" : precise(value)
    number.className = "mono"
    number.dataset.testid = `routing-pair-${name}`
    if (value === null) number.ariaLabel = labels.not_yet
    else number.dataset.value = String(value)
    cell.append(term, number)
    return cell
  }))
}

function drawWork(app) {
  const { parts } = app
  const { name, caption, formula, working, symbol, value } = app.now.work(app)
  parts.caption.textContent = caption
  parts.formula.textContent = formula
  parts.working.replaceChildren(...working.filter(Boolean).map((line) => {
    const made = document.createElement("p")
    made.textContent = line
    return made
  }))
  parts.result.textContent = `${symbol} = ${precise(value)}`
  Object.assign(parts.result.dataset, { name, value: String(value) })
}
