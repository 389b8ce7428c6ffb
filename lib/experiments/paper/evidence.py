"""What later work measured of the same claims, for and against, each with its source."""

from dataclasses import dataclass

from lib.errors import N_


@dataclass(frozen=True)
class Evidence:
    """One publication: who, when and where it stands; what was measured and found (marked for translation).

    `families` are the charts that it speaks to, or `ROUTING`.
    """

    source: str
    title: str
    link: str
    measured: str
    found: str
    families: tuple[str, ...]


ROUTING = "routing"
"""What speaks to routing itself, rather than to a chart of errors."""
EVIDENCE = (
    Evidence(
        "Mitterreiter, Koch, Giesen, Laue 2023 (AAAI, arXiv 2301.01583)",
        "Why Capsule Neural Networks Do Not Scale: Challenging the Dynamic Parse-Tree Assumption",
        "https://arxiv.org/abs/2301.01583",
        N_("Couplings, gradients and activity of capsules in the CapsNet of 2017 and deeper ones."),
        N_(
            "No parse tree emerges: the routing is nearly the same for every picture, gradients vanish, and many "
            "capsules starve during training."
        ),
        (ROUTING,),
    ),
    Evidence(
        "Everett, Zhong, Leontidis 2023 (arXiv 2305.11178)",
        "Vanishing Activations: A Symptom of Deep Capsule Networks",
        "https://arxiv.org/abs/2305.11178",
        N_("The same questions, asked of later kinds of capsule network."),
        N_("Most of them share the fault: activations vanish in deep ones, and no parse tree emerges."),
        (ROUTING,),
    ),
    Evidence(
        "Tawalbeh, Oramas 2023 (arXiv 2305.05349)",
        "Towards the Characterization of Representations Learned via Capsule-based Network Architectures",
        "https://arxiv.org/abs/2305.05349",
        N_("Units that matter for a prediction, found and perturbed, on MNIST, SVHN, CelebA and others."),
        N_("Representations are neither as disentangled nor as strictly part and whole as is commonly said."),
        (ROUTING,),
    ),
    Evidence(
        "Paik, Kwak, Kim 2019 (arXiv 1907.13327)",
        "Capsule Networks Need an Improved Routing Algorithm",
        "https://arxiv.org/abs/1907.13327",
        N_("Five routing algorithms beside uniform and random connection strengths."),
        N_(
            "Routing often did worse than uniform or random strengths; in most cases it did not change the "
            "answer, only polarised the strengths."
        ),
        ("mnist", "pairs", ROUTING),
    ),
    Evidence(
        "Mazzia, Salvetti, Chiaberge 2021 (Scientific Reports 11, Table 2)",
        "Efficient-CapsNet: capsule network with self-attention routing",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC8290018/",
        N_("MNIST test error of small networks: a CNN with 173,000 weights beside capsules with 183,000."),
        N_("With reconstruction 0.40 % (CNN) and 0.39 % (capsules); without 0.48 % and 0.54 %."),
        ("mnist",),
    ),
    Evidence(
        "Gu, Tresp, Hu 2021 (CVPR, pp. 14309–14317)",
        "Capsule Network Is Not More Robust Than Convolutional Network",
        "https://openaccess.thecvf.com/content/CVPR2021/html/"
        "Gu_Capsule_Network_Is_Not_More_Robust_Than_Convolutional_Network_CVPR_2021_paper.html",
        N_("Each part of the capsule network taken out in turn: affine, overlapping-digit and semantic tests."),
        N_(
            "Dynamic routing and the transformation matrices can harm robustness, other parts help; plain CNNs "
            "given those parts were more robust than the capsule network."
        ),
        ("pairs", "affine", ROUTING),
    ),
    Evidence(
        "Gu, Tresp 2020 (CVPR, arXiv 1911.07968)",
        "Improving the Robustness of Capsule Networks to Image Affine Transformations",
        "https://arxiv.org/abs/1911.07968",
        N_("Trained on MNIST, tested on affNIST, with routing unrolled and left out."),
        N_(
            "Routing helped neither generalisation nor affine robustness; a changed capsule network without "
            "routing read 93.21 % of affNIST, where 79 % had been the mark."
        ),
        ("affine", "mnist"),
    ),
    Evidence(
        "Marchisio et al. 2023 (arXiv 2304.03973)",
        "RobCaps: Evaluating the Robustness of Capsule Networks against Affine Transformations "
        "and Adversarial Attacks",
        "https://arxiv.org/abs/2304.03973",
        N_(
            "Two capsule networks and two CNNs on MNIST, GTSRB and CIFAR-10: plain, affine-transformed and "
            "attacked."
        ),
        N_(
            "On the other side: capsules were more robust than a CNN with a similar number of weights; dynamic "
            "routing contributed little to it."
        ),
        ("affine",),
    ),
)
