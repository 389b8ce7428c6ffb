// The kinds of routing by name, and what follows from a kind's steps.

const KINDS = { dynamic: dynamicKind, uniform: uniformKind, self_attention: selfAttentionKind, em: emKind }

/**
 * A kind of routing, described by:
 * - `title`, and `onePass` where it never iterates;
 * - `steps` of one iteration, each with its `label` and `group`, the `quantity` that links and map show, the
 *   `fresh` one of the `numbers`, what it `makes` ("sum" or "output"), its one-sentence `summary(app)` and its
 *   `work(app)` for the selected pair: { name, caption, formula, working, symbol, value };
 * - `numbers` of a pair: { name, label, column, known, at }, computed by the step `known`; `now` in place of
 *   `at` where the current step has already changed it;
 * - `share`, the quantity that says how much a vote counts; `sumSymbol` and `lengths` of the class capsules;
 * - `presence` of a primary capsule, `orders` to list them in, and a `question` to ask, or null.
 */
function describeKind(name, trace) {
  const kind = KINDS[name](trace)
  const making = (what) => kind.steps.findIndex(({ makes }) => makes === what)
  return {
    lengths: (labels) => labels.lengths, sumSymbol: "s", question: null, shape: voteShape(trace), ...kind,
    name, sumPhase: making("sum"), outputPhase: making("output"),
  }
}

/** The last iteration whose class capsules are known at `step`; -1 before the first. */
function knownIteration({ kind }, step) {
  return Math.floor((step - kind.outputPhase) / kind.steps.length)
}

function voteShape({ primarySize, size }) {
  return `[${primarySize}] · [${primarySize} × ${size}] → [${size}]`
}
