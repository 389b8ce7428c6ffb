// The state of the journey and its controls. Nothing here talks to the server.

const PLAY_EVERY = 2800 // ms: long enough to read the sentence
const instances = new WeakMap()

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".journey")
  let instance = instances.get(parentElement)
  if (!instance || !sameBytes(instance.bytes, data)) {
    if (instance) instance.stop()
    instance = buildJourney(root, data, instance)
    instances.set(parentElement, instance)
  }
  return () => {
    instances.get(parentElement)?.stop()
    instances.delete(parentElement)
  }
}

function sameBytes(some, others) {
  return some.length === others.length && some.every((byte, at) => byte === others[at])
}

/** Build everything for `bytes`; of `before`, an earlier instance, the learner's state is kept. */
function buildJourney(root, bytes, before) {
  const { labels, view, network, journeys } = readJourneys(bytes)
  const steps = stepsOf(network, labels)
  const end = steps.length - 1
  const lastIteration = steps.findLastIndex((step) => step.iteration !== undefined)
  const state = openingState(view, journeys, steps, before)
  let player = null

  const journey = () => journeys[state.image]
  const reachedIteration = () =>
    steps.slice(0, state.step + 1).findLast((step) => step.iteration !== undefined)?.iteration ?? -1

  const closeup = closeupPanel(network, labels, () => enlarge(null))
  const way = wholeWay(network, labels, (stage, node) => enlarge(stage, node))
  const say = sayPanel(network, labels, answer)
  const controls = controlBar(steps, labels,
    { back: () => go(state.step - 1), next, play: () => (player ? stop() : play()), go })
  const digits = digitRow(journeys, network, labels, (image) => change({ image, asking: false }))
  const tables = numberTables(network, labels)
  const summary = element("p", { class: "unseen" })
  root.replaceChildren(digits.node, element("div", { class: "stagebox" }, way.node, closeup.node),
    element("div", { class: "below" }, say.node, controls.node), summary, tables.node)

  /** Go to a step; before the last iteration is revealed, ask once a digit. */
  function go(step) {
    const target = Math.min(Math.max(step, 0), end)
    const reveals = target === lastIteration && state.step < lastIteration && network.iterations > 1
    if (reveals && !state.asking && !(journey().name in state.guesses)) {
      stop()
      change({ step: lastIteration - 1, asking: true, stepped: true })
    } else change({ step: target, asking: false, stepped: true })
  }

  function next() {
    if (state.asking) answer(null)
    else go(state.step === end ? 0 : state.step + 1)
  }

  function answer(guess) {
    state.guesses[journey().name] = guess
    change({ step: lastIteration, asking: false })
    controls.next.focus({ preventScroll: true })
  }

  function play() {
    if (state.asking) answer(null)
    else if (state.step === end || !state.stepped) go(0)
    else go(state.step + 1)
    if (state.asking) return
    player = setInterval(() => (state.step === end ? stop() : go(state.step + 1)), PLAY_EVERY)
    controls.playing(true)
  }

  function stop() {
    clearInterval(player)
    player = null
    controls.playing(false)
  }

  function enlarge(stage, from = null) {
    if (stage === null) {
      const left = closeup.stage
      closeup.close()
      way.focus(left)
    } else closeup.open(stage, from)
    draw()
  }

  function change(changes) {
    const moved = changes.step !== undefined && changes.step !== state.step
    Object.assign(state, changes)
    if (closeup.stage !== null && moved) closeup.open(steps[state.step].stage)
    const address = { image: journey().name, step: steps[state.step].name }
    state.written.add(JSON.stringify(address))
    setQuery(address)
    draw()
    if (moved) way.show(steps[state.step].stage)
  }

  function draw() {
    const iteration = reachedIteration()
    const guess = state.guesses[journey().name] ?? -1
    const atResult = state.step === lastIteration && journey().name in state.guesses
    digits.update(state.image)
    way.update(journey(), { steps, step: state.step, iteration, guess: atResult ? guess : -1 })
    closeup.update(journey(), iteration)
    controls.update(state.step, state.step === end)
    const shown = closeup.stage === null ? steps[state.step]
      : steps.slice(0, state.step + 1).findLast((step) => step.stage === closeup.stage) ?? steps[state.step]
    if (state.asking) say.ask(journey(), lastIteration)
    else if (!state.stepped && closeup.stage === null) {
      say.tell("", fill(labels.opening, ends(network, journey())))
    } else if (atResult && shown === steps[lastIteration]) {
      say.tell(shown.label, resultOf(state.guesses[journey().name], network, journey(), labels))
    } else say.tell(shown.label, sentence(shown, network, journey(), labels))
    const { title, winner } = journey()
    summary.textContent = fill(labels.summary, { title, layers: network.layers.length,
      count: network.capsules, iterations: network.iterations, ...ends(network, journey()) })
    tables.update(journey(), winner)
  }

  root.onkeydown = (event) => {
    const moves = { ArrowRight: next, ArrowLeft: () => go(state.step - 1), Home: () => go(0), End: () => go(end),
      Escape: () => closeup.stage !== null && enlarge(null) }
    if (!moves[event.key] || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    stop()
    moves[event.key]()
  }
  draw()
  return { bytes: bytes.slice(), state, names: journeys.map(({ name }) => name), view: JSON.stringify(view), stop }
}

/** Where to open: at the view asked for, at what the learner had, or at the end with all of it shown. */
function openingState(view, journeys, steps, before) {
  const asked = JSON.stringify(view)
  const kept = before && before.state
  // A view that this browser part itself wrote into the address is no wish of anyone else's.
  const isOwn = kept && (asked === before.view || kept.written.has(
    JSON.stringify({ image: view.image, step: view.step })))
  const find = (list, name, otherwise) => {
    const at = list.findIndex((one) => one.name === name)
    return at < 0 ? otherwise : at
  }
  if (isOwn) {
    return { ...kept, image: find(journeys, before.names[kept.image], 0), step: Math.min(kept.step, steps.length - 1) }
  }
  const step = find(steps, view.step, -1)
  return { image: find(journeys, view.image, 0), step: step < 0 ? steps.length - 1 : step,
    stepped: step >= 0, asking: false, guesses: kept ? kept.guesses : {}, written: new Set() }
}
