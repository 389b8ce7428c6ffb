// The selected pair (i, j): its vectors, its three numbers, and the current step worked out with them.

function drawPair(app) {
  const { parts, trace, labels, classes, view, t, phase } = app
  const { i, j } = view
  const [u, vote] = [trace.primary(i), trace.vote(i, j)]
  parts.pairTitle.textContent = fill(labels.pair, { capsule: i, class: classes[j] })
  parts.primaryTitle.textContent = labels.primary_vector
  parts.primaryRange.textContent = spanOf(u)
  drawBars(parts.primaryBars, u)
  parts.voteTitle.textContent = labels.vote_vector
  parts.voteRange.textContent = spanOf(vote)
  drawBars(parts.voteBars, vote)
  const [inside, outside] = [trace.primarySize, trace.size]
  parts.shape.textContent = `[${inside}] · [${inside} × ${outside}] → [${outside}]`
  drawNumbers(app)
  const made = workedOut(app)
  parts.caption.textContent = made.caption
  parts.formula.textContent = made.formula
  parts.working1.textContent = made.working[0]
  parts.working2.textContent = made.working[1] ?? ""
  parts.result.textContent = `${made.symbol} = ${precise(made.value)}`
  Object.assign(parts.result.dataset, { name: made.name, value: String(made.value) })
  Object.assign(parts.pair.dataset, { capsule: i, class: j, iteration: t + 1, phase })
  parts.projectionTitle.textContent = fill(labels.projection, { class: classes[j] })
  parts.projectionCaption.textContent = labels.projection_caption
}

/** Logit, coupling and agreement, as far as this iteration has computed them. */
function drawNumbers(app) {
  const { parts, trace, labels, view: { i, j }, t, phase } = app
  const shown = [
    ["logit", labels.logit_name, phase === UPDATE ? trace.updated(t, i, j) : trace.logit(t, i, j), phase === UPDATE],
    ["coupling", labels.coupling_name, trace.coupling(t, i, j), phase === SOFTMAX],
    ["agreement", labels.agreement_name, phase >= AGREEMENT ? trace.agreement(t, i, j) : null, phase === AGREEMENT],
  ]
  parts.numbers.replaceChildren(...shown.map(([name, label, value, fresh]) => {
    const cell = document.createElement("div")
    const [term, number] = [document.createElement("dt"), document.createElement("dd")]
    cell.classList.toggle("fresh", fresh)
    term.textContent = label
    number.textContent = value === null ? "·" : precise(value)
    number.className = "mono"
    number.dataset.testid = `routing-pair-${name}`
    if (value === null) number.ariaLabel = labels.not_yet
    else number.dataset.value = String(value)
    cell.append(term, number)
    return cell
  }))
}

/** The current step for the pair: { name, caption, formula, working, symbol, value }. */
function workedOut(app) {
  return [softmaxWork, weightedSumWork, squashWork, agreementWork, updateWork][app.phase](app)
}

function softmaxWork({ trace, labels, view: { i, j }, t }) {
  let total = 0
  for (let k = 0; k < trace.outputs; k += 1) total += Math.exp(trace.logit(t, i, k))
  const logit = trace.logit(t, i, j)
  return {
    name: "coupling",
    caption: fill(labels.softmax_caption, { outputs: trace.outputs }),
    formula: "c = eᵇ / Σ eᵇ",
    working: [`e^${precise(logit)} / Σ eᵇ`, `= ${precise(Math.exp(logit))} / ${precise(total)}`],
    symbol: "c",
    value: trace.coupling(t, i, j),
  }
}

/** Worked out for the dimension in which this vote is largest. */
function weightedSumWork({ trace, labels, classes, view: { i, j }, t }) {
  const vote = trace.vote(i, j)
  const d = largest(Array.from(vote, Math.abs))
  const coupling = trace.coupling(t, i, j)
  return {
    name: "sum-length",
    caption: fill(labels.weighted_sum_caption, { inputs: trace.inputs, class: classes[j] }),
    formula: `s = Σ c û   [${trace.inputs} × ${trace.size}] → [${trace.size}]`,
    working: [
      `c û${subscript(d)} = ${precise(coupling)}·${precise(vote[d])} = ${precise(coupling * vote[d])}`,
      `s${subscript(d)} = Σ c û${subscript(d)} = ${precise(trace.sum(t, j)[d])}`,
    ],
    symbol: "‖s‖",
    value: trace.sumLengths[t][j],
  }
}

function squashWork({ trace, labels, view: { j }, t }) {
  const length = trace.sumLengths[t][j]
  const square = length * length
  return {
    name: "length",
    caption: labels.squash_caption,
    formula: "v = ‖s‖²/(1 + ‖s‖²) · s/‖s‖",
    working: [`‖s‖ = ${precise(length)}, ‖s‖² = ${precise(square)}`, `${precise(square)} / ${precise(1 + square)}`],
    symbol: "‖v‖",
    value: trace.lengths[t][j],
  }
}

function agreementWork({ trace, labels, view: { i, j }, t }) {
  const [vote, output] = [trace.vote(i, j), trace.output(t, j)]
  const last = trace.size - 1
  const product = (d) => precise(vote[d] * output[d])
  const cosine = trace.agreement(t, i, j) / (vectorLength(vote) * trace.lengths[t][j] || 1)
  return {
    name: "agreement",
    caption: fill(labels.agreement_caption, { dimensions: trace.size }),
    formula: `a = û · v = û₀v₀ + … + û${subscript(last)}v${subscript(last)}`,
    working: [
      `${product(0)} + … + ${product(last)}`.replace("+ −", "− "),
      `‖û‖‖v‖cos = ${[vectorLength(vote), trace.lengths[t][j], cosine].map((x) => decimals(x, 2)).join("·")}`,
    ],
    symbol: "a",
    value: trace.agreement(t, i, j),
  }
}

function updateWork({ trace, labels, view: { i, j }, t }) {
  return {
    name: "updated",
    caption: t === trace.iterations - 1 ? labels.update_caption_last : labels.update_caption,
    formula: "b ← b + a",
    working: [`${precise(trace.logit(t, i, j))} + ${precise(trace.agreement(t, i, j))}`.replace("+ −", "− ")],
    symbol: "b",
    value: trace.updated(t, i, j),
  }
}
