"""The breeds of the Oxford pets, and ready choices of them."""

from lib.datasets.family import ReadyClasses
from lib.errors import N_

ARTICLE = ("shiba_inu", "samoyed")
BREEDS = (
    N_("Abyssinian"),
    N_("Bengal"),
    N_("Birman"),
    N_("Bombay"),
    N_("British_Shorthair"),
    N_("Egyptian_Mau"),
    N_("Maine_Coon"),
    N_("Persian"),
    N_("Ragdoll"),
    N_("Russian_Blue"),
    N_("Siamese"),
    N_("Sphynx"),
    N_("american_bulldog"),
    N_("american_pit_bull_terrier"),
    N_("basset_hound"),
    N_("beagle"),
    N_("boxer"),
    N_("chihuahua"),
    N_("english_cocker_spaniel"),
    N_("english_setter"),
    N_("german_shorthaired"),
    N_("great_pyrenees"),
    N_("havanese"),
    N_("japanese_chin"),
    N_("keeshond"),
    N_("leonberger"),
    N_("miniature_pinscher"),
    N_("newfoundland"),
    N_("pomeranian"),
    N_("pug"),
    N_("saint_bernard"),
    N_("samoyed"),
    N_("scottish_terrier"),
    N_("shiba_inu"),
    N_("staffordshire_bull_terrier"),
    N_("wheaten_terrier"),
    N_("yorkshire_terrier"),
)
"""All that the published set has, as its files name them: cats with a capital letter."""
CAT_AND_DOG = ("Abyssinian", "american_bulldog")
READY = (
    ReadyClasses(N_("The article’s two dogs"), ARTICLE),
    ReadyClasses(N_("A cat and a dog"), CAT_AND_DOG),
    ReadyClasses(N_("The 35 other breeds"), tuple(breed for breed in BREEDS if breed not in CAT_AND_DOG)),
)
"""The last is for a network to begin with that then learns cat and dog: transfer learning."""
