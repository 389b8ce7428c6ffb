// A kind of routing as it is drawn: its declaration, and what its own file adds.

/**
 * A kind of routing, described by:
 * - `title`, and `onePass` where it never iterates;
 * - `steps` of one iteration, each with its `label` and `group`, the `quantity` that links and map show, the
 *   `fresh` one of the `numbers`, what it `makes` ("sum" or "output"), the `values(app)` that its sentence has beside
 *   those that all have, and its `work(app)` for the selected pair: { name, caption, formula, working, symbol, value };
 * - `numbers` of a pair: { name, label, column, known, at }, computed by the step `known`; `now` in place of
 *   `at` where the current step has already changed it;
 * - `share`, the quantity that says how much a vote counts; `sumSymbol` and `lengths` of the class capsules;
 * - `presence` of a primary capsule, `orders` to list them in, and a `question` to ask, or null.
 *
 * A kind's own file puts a function of the trace into `KINDS` that gives as many of these as differ from
 * `genericKind`; its `steps` by name.
 */
function describeKind(declared, trace) {
  const generic = genericKind(declared, trace)
  const { steps: own = {}, ...rest } = KINDS[declared.name]?.(trace) ?? {}
  return { ...generic, ...rest, steps: generic.steps.map((step) => ({ ...step, ...own[step.name] })) }
}

/** The last iteration whose class capsules are known at `step`; -1 before the first. */
function knownIteration({ kind }, step) {
  return Math.floor((step - kind.outputPhase) / kind.steps.length)
}

function voteShape({ primarySize, size }) {
  return `[${primarySize}] · [${primarySize} × ${size}] → [${size}]`
}
