"""The texts of the learning step."""

from lib.errors import N_, NP_

LABELS = {
    "component": N_("One step of learning"),
    "about": N_(
        "A last layer with two inputs and three classes: softmax, cross-entropy, and one step of gradient "
        "descent. Every input, weight and bias can be changed. Point at any number to see where it comes from."
    ),
    # Tools
    "presets": N_("Example"),
    "preset_wrong": N_("Wrong"),
    "preset_equal": N_("Undecided"),
    "preset_right": N_("Right already"),
    "preset_silent": N_("One input is 0"),
    "rate": N_("Learning rate η, for all steps"),
    "step": N_("One step"),
    "steps": N_("Ten steps"),
    "restart": N_("Start again"),
    "taken": NP_("{count} step taken", "{count} steps taken"),
    "wrong": N_(
        "“{text}” is no number from −{most} to {most}, so the number before stays. Type one such as 0.5 or -2."
    ),
    # The question
    "ask": N_("Which weight will the step change most?"),
    "skip": N_("Just show me"),
    "guessed": N_("You guessed {symbol}."),
    "changes_most": N_(
        "{symbol} changes most, by {change}: its gradient is the product of an input, {input}, and of the error "
        "of a class, {error}, and no other product is further from 0."
    ),
    "change_alike": N_("{symbols} change most, all by {change}."),
    "nothing_changes": N_("No weight changes: with all inputs at 0, every product is 0."),
    # The numbers
    "forward": N_("Forward: from the inputs to the loss"),
    "backward": N_("Backward: from the loss to the weights"),
    "stepped": N_("The step: against the gradient"),
    "class": N_("class {number}"),
    "row_b": N_("Biases"),
    "row_z": N_("Logits"),
    "row_e": N_("Powers of e"),
    "row_s": N_("Their sum"),
    "row_p": N_("Probabilities"),
    "row_y": N_("Right class"),
    "row_l": N_("Loss"),
    "row_gz": N_("Of the logits"),
    "row_gb": N_("Of the biases"),
    "row_nb": N_("New biases"),
    "row_nw": N_("New weights"),
    "row_nz": N_("New logits"),
    "row_np": N_("New probabilities"),
    "row_nl": N_("New loss"),
    "note_backward": N_(
        "Each gradient says how fast the loss grows when the number below the line grows. On the left is what "
        "goes on to the layer below. Orange: above 0, blue: below 0."
    ),
    "losses": N_("The loss over the steps; now {loss}"),
    # What is looked at
    "legend": N_("Filled: what it is made of. Dashed: what it goes into."),
    "say_x": N_("An input: what the layer below says of the picture."),
    "say_w": N_("A weight: how much this input counts for this class."),
    "say_b": N_("A bias: where the class starts without any input."),
    "say_y": N_(
        "What is right, as numbers: 1 for the right class, 0 for the others. Press another to make it "
        "the right one."
    ),
    "say_z": N_("A logit: each input times its weight, added up, and the bias."),
    "say_e": N_("e to the power of the logit: always above 0, and what leads by 1 becomes 2.718 times as large."),
    "say_s": N_("The sum of all three powers, which makes the probabilities add up to 1."),
    "say_p": N_(
        "Softmax: the class’s share of the sum. It rises when its logit rises, and falls when another does."
    ),
    "say_l": N_(
        "Cross-entropy: minus the logarithm of the right class’s probability. 0 would be certain and right."
    ),
    "say_gz": N_(
        "Softmax and cross-entropy together make it this simple: what the layer said, minus what is right."
    ),
    "say_gw": N_("The input times the error of the class: a weight on an input of 0 learns nothing."),
    "say_gb": N_("The bias is added as it is, so its gradient is that of the logit."),
    "say_gx": N_("The errors go back over the same weights and are added up. The layer below goes on from there."),
    "say_nw": N_("A step against the gradient, as long as the learning rate η says."),
    "say_nb": N_("A step against the gradient, as for the weights."),
    "say_nz": N_("The same inputs, with the new weights and the new bias."),
    "say_np": N_("Softmax of the new logits."),
    "say_nl": N_("The loss that the step leaves, for the same example."),
    # Taking it along
    "table": N_("All numbers as a table"),
    "number_head": N_("number"),
    "work_head": N_("where it comes from"),
    "value_head": N_("value"),
    "export": N_("Numbers as CSV"),
    "export_notebook": N_("Notebook"),
    "notebook_about": N_(
        "# One step of learning\n\nTensorFlow computes the same gradients by itself (`GradientTape`), and takes "
        "the same steps."
    ),
}
