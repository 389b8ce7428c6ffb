"""The texts of the routing stepper.

Symbols (c, û, ‖v‖) and numbers are the same in every language and stand in the scripts. The texts of only one kind
of routing stand with that kind.
"""

from collections.abc import Mapping

from lib.errors import N_, NP_, Plural
from lib.models.capsules.routing import ROUTING_KINDS, RoutingKind
from lib.parts import routed


def kind_labels(kind: RoutingKind) -> Mapping[str, str | Plural]:
    """Return the texts of a kind: its title as `<kind>`, its steps' as `<kind>.<step>`, and those of its drawing.

    A step's sentences and group have their names behind that of the step.
    """
    labels: dict[str, str | Plural] = {kind.name: kind.title, **kind.texts}
    for step in kind.steps:
        key = f"{kind.name}.{step.name}"
        texts = {
            key: step.label,
            f"{key}.group": step.group,
            f"{key}.sentence": step.sentence,
            f"{key}.first": step.first_sentence,
            f"{key}.last": step.last_sentence,
        }
        labels |= {name: text for name, text in texts.items() if text}
    return labels


LABELS: Mapping[str, str | Plural] = {
    **routed.LABELS,
    # Stepping
    "component": N_("{kind}, one step at a time. Left and right arrow keys step, space plays."),
    "back": N_("Back"),
    "next": N_("Next"),
    "play": N_("Play"),
    "pause": N_("Pause"),
    "iteration": N_("iteration {iteration}"),
    "one_pass": N_("one pass"),
    "step_name": N_("Iteration {iteration}: {name}"),
    "step_name_group": N_("Iteration {iteration}, {group}: {name}"),
    # What to show, and taking it along
    "shown": N_("Show"),
    "shown_all": N_("all, as a map"),
    "order": N_("Order"),
    "order_moved": N_("coupling changed most"),
    "order_longest": N_("longest"),
    "order_position": N_("by position"),
    "copy": N_("Copy link"),
    "copied": N_("Copied"),
    "export": N_("Numbers as CSV"),
    "export_picture": N_("Picture as PNG"),
    "export_notebook": N_("Notebook"),
    "notebook_about": N_(
        "# The routing of {picture} in {run}\n\nThis notebook computes what the Routing page shows, with the "
        "app’s own library and without the app. Start it in the app’s folder."
    ),
    "notebook_trace": N_("## Every iteration of the routing"),
    "notebook_pair": N_("## Capsule {capsule} and class {class}"),
    "notebook_plane": N_("## The plane of the votes, and the share of their spread that it shows"),
    "notebook_entropy": N_("## How evenly capsules are shared out: the entropy of their couplings"),
    "answer_two": N_(
        "Done: this network names two classes, and its answer is {class}, {length}, and {second}, {second_length}."
    ),
    # The input, the reconstruction and the map
    "input": N_("Input"),
    "reconstruction": N_("Reconstruction"),
    "reconstruction_caption": N_(
        "The decoder drew the second picture from nothing but the {dimensions} numbers of class capsule {class}."
    ),
    "reconstructions_caption": N_(
        "The decoder drew {class} and {second}, each from nothing but the {dimensions} numbers of its capsule."
    ),
    "field_caption": N_(
        "Capsule {capsule} (type {type}, row {row}, column {column}) sees these {height} × {width} pixels."
    ),
    "map_coupling": N_("All {inputs} couplings to {class}"),
    "map_agreement": N_("All {inputs} agreements with {class}"),
    "map_arrangement": NP_(
        "{count} type at {rows} × {columns} positions", "{count} types, each at {rows} × {columns} positions"
    ),
    "range_uniform": N_("{low} … {high} (uniform is {uniform})"),
    "range": N_("{low} … {high}"),
    # The links and the class capsules
    "title_moved": NP_(
        "The {count} primary capsule whose coupling changes most",
        "The {count} primary capsules whose coupling changes most",
    ),
    "title_longest": NP_("The {count} longest primary capsule", "The {count} longest primary capsules"),
    "title_position": NP_(
        "The {count} whose coupling changes most, by position",
        "The {count} whose coupling changes most, by position",
    ),
    "title_position_longest": NP_("The longest one", "The {count} longest, by position"),
    "title_all": NP_("The only primary capsule", "All {count} primary capsules"),
    "column_capsule": N_("capsule"),
    "lengths": N_("length ‖v‖ = probability"),
    "before": N_("before"),
    "legend_same": N_("All links are alike: {symbol} = {reference}."),
    "legend_coupling": N_("Width: |c − {uniform}|, up to {widest}."),
    "more_coupling": N_("more than uniform"),
    "less_coupling": N_("less"),
    "legend_agreement": N_("Width: |û · v|, up to {widest}."),
    "more_agreement": N_("agrees"),
    "less_agreement": N_("disagrees"),
    "legend_disc": N_("Disc: length of the capsule, {low} … {high}."),
    "link": N_("capsule {capsule} → {class}: {value}"),
    "capsule_button": N_("Primary capsule {capsule}, length {length}, {value}"),
    "class_button": N_("Class capsule {class}, length {length}"),
    "class_button_empty": N_("Class capsule {class}, no length yet"),
    # The pair
    "pair": N_("Capsule {capsule} → {class}"),
    "primary_vector": N_("primary capsule u"),
    "vote_vector": N_("its vote û = u W"),
    "coupling_name": N_("coupling c"),
    "agreement_name": N_("agreement a"),
    "softmax_caption": N_("softmax over the {outputs} class capsules"),
    "weighted_sum_caption": N_("{inputs} votes for {class}, each times its coupling"),
    "squash_caption": N_("same direction, length below 1"),
    "symbols_note": N_("Of a vector it is the length; grey is not computed yet in this pass."),
    "votes_name": N_("vote û"),
    "sum_name": N_("weighted sum s"),
    "output_name": N_("output v"),
    "projection": N_("Votes for {class} as arrows"),
    "projection_caption": N_(
        "The plane is chosen for these votes: across is the direction of their mean, up is the direction beside "
        "it in which they differ most. The dashed circle is length 1."
    ),
    "projection_colours": N_(
        "Orange votes count more than uniform, blue ones less; û is that of capsule {capsule}."
    ),
    "projection_alike": N_("All votes count the same; û is that of capsule {capsule}."),
    "projection_share": N_("It shows {share} of the votes’ spread around their mean."),
    "projection_summary": N_(
        "{inputs} votes for {class}; length of their sum {symbol}: {sum}, of the output v: {length}."
    ),
    "sum_beyond": N_("The arrow of {symbol} goes on beyond the edge."),
    "earlier_rings": N_("Rings: where both were in earlier iterations."),
    "not_yet": N_("not yet"),
    # Couplings and their entropy over the iterations
    "curves_title": N_("Couplings {symbol} to {class}, iteration by iteration"),
    "curves_title_once": N_("Couplings {symbol} to {class}"),
    "curves_said_once": N_(
        "The {count} dots reach from {low} to {high}; uniform, dashed, is {uniform}. Capsule {capsule}, the large "
        "dot, has {value}."
    ),
    "curves_said": N_(
        "Iteration {iteration}: the {count} lines reach from {low} to {high}; uniform, dashed, is {uniform}. "
        "Capsule {capsule}, the thick line, has {value}."
    ),
    "curves_none": N_("Not computed yet."),
    "curves_one_pass": N_("This kind makes one pass, so nothing changes from iteration to iteration."),
    "curve_point": N_("capsule {capsule}, iteration {iteration}: {value}"),
    "entropy_title": N_("How evenly capsules are shared out: entropy"),
    "entropy_note": N_("1: every class gets the same, as at first in dynamic routing. 0: one class gets all."),
    "entropy_mean": N_("mean of all {inputs} capsules"),
    "entropy_capsule": N_("capsule {capsule}"),
    "entropy_once": N_("{name}: {now}"),
    "entropy_range": N_("{name}: now {now}, so far {low} … {high}"),
    # The question before the third iteration
    "question": N_("Before you step on: besides {winner}, which will gain most in iteration {number}?"),
    "skip": N_("skip"),
    "predicted_right": N_("You guessed {guess}, and {guess} gained most: {low} → {high}."),
    "predicted_wrong": N_(
        "You guessed {guess} ({guess_low} → {guess_high}); {class} gained most: {low} → {high}."
    ),
    "predicted_lengths": N_("You guessed {guess}. The lengths will tell."),
    "question_second": N_("Before you step on: {class} leads. Which class will come second?"),
    "predicted_second_right": N_("You guessed {guess}, and {guess} comes second: {length}."),
    "predicted_second_wrong": N_("You guessed {guess} ({guess_length}); {class} comes second: {length}."),
    # Capsules that are switched off
    "off_open": N_("Switch capsules off"),
    "off_help": N_(
        "Tap a capsule in the list or on its map, or paint over the input: a brush switches those capsules whose "
        "centre of sight, a dot, it covers. A capsule that is off says nothing: its votes, and its activation "
        "where it has one, are 0, and the routing runs again without it."
    ),
    "off_brush": N_("Brush"),
    "off_brush_off": N_("switches off"),
    "off_brush_on": N_("switches on"),
    "off_all_on": N_("All on"),
    "off_none": N_("All {inputs} primary capsules are on."),
    "off_count": NP_(
        "{count} of {inputs} primary capsules is off.", "{count} of {inputs} primary capsules are off."
    ),
    "off_same": N_("{class} is still longest: {before} with all on, {now} now."),
    "off_changed": N_("With all on {class} was longest, {before}; now {second} is, {second_now}."),
    "off_everyone": N_("No vote is left."),
    "off_step_on": N_("Step on to see what that changes."),
    "off_wait": N_("First go to the last step: then the answer is known."),
    "off_question": N_(
        "The capsules fall silent one after the other, those first that add most to {class}. After how many of "
        "{inputs} is another class longest?"
    ),
    "off_at_most": N_("at most {most}"),
    "off_between": N_("{least} to {most}"),
    "off_more": N_("more than {least}"),
    "off_skip": N_("Let me see"),
    "off_measuring": N_("The network routes without more and more of them …"),
    "off_measuring_there": N_("The server routes without more and more of them …"),
    "off_no_curves": N_(
        "Neither this browser nor the server could find out how the answer fades while capsules fall silent. Load "
        "the page again."
    ),
    "off_guessed": N_("You guessed “{guess}”."),
    "off_guessed_right": N_("You guessed “{guess}”, and that is right."),
    "off_outcome": N_(
        "Silenced in that order, {answer} is overtaken once {count} of {inputs} are off; then {class} is longest."
    ),
    "off_outcome_never": N_("Silenced in that order, {answer} stays longest up to the last of the {inputs}."),
    "off_mark": N_("off"),
    "off_button": N_("Primary capsule {capsule}, switched off"),
    "off_capsule": N_("{capsule} (off)"),
    "off_place": N_("Row {row}, column {column}: {off} of {types} capsules are off. Enter paints here."),
    "before_all_on": N_("with all on"),
    "fall_title": N_("What is left of {class} while capsules fall silent"),
    "fall_strongest": N_("strongest first"),
    "fall_weakest": N_("weakest first"),
    "fall_random": N_("at random"),
    "fall_help": N_(
        "Across: how many are off; up: the length of the class. A capsule is strong if its vote, times its weight "
        "after the last iteration with all on, adds much along the class capsule. {orders} orders are drawn at "
        "random, with the seeds 1 to {orders}. The line marks how many are off now, the disc how long "
        "the class is then. Where a curve falls to 0 and rises again, look in the table how far the class "
        "capsule has turned: what is left votes the other way, and a length does not tell."
    ),
    "fall_changes": N_("{order}: overtaken by {class} after {count}"),
    "fall_stays": N_("{order}: never overtaken"),
    "fall_random_changes": N_("in {orders} random orders: after {least} to {most}"),
    "fall_csv": N_("Curves as CSV"),
    "fall_png": N_("Curves as PNG"),
    "fall_notebook": N_("Curves as a notebook"),
    "fall_notebook_about": N_(
        "# Capsules fall silent\n\nThe picture {picture} in {run}, computed with the app’s own library. Run it in "
        "the app’s folder."
    ),
    "fall_notebook_order": N_("## In which order they fall silent"),
    "fall_notebook_lengths": N_("## The length of the answer without more and more of them"),
    "fall_table": N_("The curves as a table"),
    "fall_order": N_("order"),
    "fall_seed": N_("random, seed {seed}"),
    "fall_off": N_("off"),
    "fall_length": N_("length"),
    "fall_turned": N_("turned by"),
    "fall_longest": N_("longest"),
    # Code and tables
    "code": N_("The code that runs"),
    "code_now": N_("The line that runs now: {line}"),
    "table": N_("The numbers as a table"),
    "table_lengths": N_("Length of each class capsule after each iteration"),
    "table_capsules": N_("Iteration {iteration}: the shown capsules and {class}"),
    "column_class": N_("class"),
    "column_type": N_("type"),
    "column_row": N_("row"),
    "column_column": N_("column"),
    "column_length": N_("length"),
    # What only one kind says
    **{name: text for kind in ROUTING_KINDS.values() for name, text in kind_labels(kind).items()},
}
