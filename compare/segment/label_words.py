"""The words by which a speaker's label is told from a sentence that ends in a colon.

Goes in: nothing. Comes out: closed lists, all lower case, compared with case folded words. They are English;
labels of other languages are told by their form, and by recurring.
"""

from __future__ import annotations

from compare.ingest.wordlists import word_set

__all__ = [
    "ALSO_NAMES",
    "ANONYMOUS",
    "CONNECTORS",
    "HONORIFICS",
    "INNER_NAMES",
    "LINKS",
    "METADATA",
    "NEVER",
    "NOBODY",
    "PARTICLES",
    "ROLES",
    "THINGS",
]

# Before a name and no part of it.
HONORIFICS = word_set(
    "dame dr fr frau herr hon lady lord madam madame miss mlle mme monsieur mr mrs ms mx rev sir"
)

# What people speak as; before a name, or instead of one.
ROLES = word_set(
    "acting adm admiral adviser advisor amb ambassador analyst anchor announcer archbishop assistant"
    " attorney author bishop brother capt captain cardinal ceo cfo chair chairlady chairman"
    " chairperson chairwoman chancellor chief clerk cllr co-chair co-host co-moderator col colonel"
    " commissioner congressman congresswoman convener coo correspondent councillor councilman"
    " councilor councilwoman counsel delegate delegation deputy director doctor economist editor"
    " emperor engineer executive facilitator father first former founder gen general gov governor head"
    " host imam interpreter interviewee interviewer journalist judge justice king leader lieutenant lt"
    " maj major manager mayor member mep minister moderator mp narrator officer operator organiser"
    " organizer owner pope premier pres presenter president prime prince princess producer prof"
    " professor queen rabbi rapporteur rep reporter representative resident scientist sec secretary"
    " sen senator sergeant sgt sister speaker spokesman spokesperson spokeswoman student teacher"
    " translator vice witness writer pro tem tempore"
)

# Instead of a name: nobody in particular.
ANONYMOUS = word_set(
    "a all announcer answer audience both chorus crowd everyone female heckler host interpreter"
    " interviewee interviewer male man media member members moderator narrator operator participant"
    " participants press protester protesters q question questioner reporter reporters respondent"
    " speaker unidentified unintelligible unknown voice voices woman"
)

# Lower case inside names and offices.
CONNECTORS = word_set(
    "al and as at bin by da das de del della den der di dos du e el for from ibn in la le les of on"
    " ten ter the to und van von with y zu"
)

# Parts of names like "van der Berg"; the other connectors stand between the words of an office.
PARTICLES = word_set("von van der den de da dos das del della di du la le bin ibn al el ter ten")
LINKS = CONNECTORS - PARTICLES

# One of them, and it is a sentence or a part of one.
NEVER = word_set(
    "add addition again all also although am another any are ask asked be because been being both"
    " brief but can case colleagues comrades conclusion could dear dears did do does don't each eight"
    " even every example fact five folks following follows four friends general gentlemen good guests"
    " had has have he here here's him his how i i'd i'll i'm i've if instance is it it's its just know"
    " ladies last let let's many may me might more most much must my need next nine no not now number"
    " once one only or other our particular please point repeat said say says seven shall she short"
    " should since six so some still sum summary tell ten than thank thanks that that's their them"
    " then there there's these they they're thing things think this those though three told too two us"
    " very want was we we're well were what what's when where which while who whom whose why will word"
    " words would yes you you're your"
)

# Words of `NEVER` that people and places are called, inside a label or at its start.
ALSO_NAMES = word_set("best case even may more said will")
INNER_NAMES = ALSO_NAMES | word_set(
    "all both each example fact folks friends general good guests last next number one point short six still"
    " summary ten thing third three two word"
)

# Capitalised, and rather a thing or a place than a person.
THINGS = word_set(
    "act africa agreement amendment america answers article articles asia bank border budget change"
    " chapter charter china city climate commission committee congress constitution council county"
    " court covid crisis district earth east economy education energy europe federation fund"
    " government health house immigration india industry initiative internet issue issues jobs law"
    " media middle nation nations news north pandemic parliament party peace people plan policy post"
    " program programme project province question region report republic republics russia security"
    " senate south states story street supreme tax taxes technology times trade transcript treaty"
    " ukraine union video virus war website west world"
)

# Keys of a page's head or foot, and words that open an enumeration.
METADATA = word_set(
    "abstract agenda aired annex appendix article attendees attention audio ayes background begin"
    " bibliography breaking broadcast by caption categories category cc chapter citation cite city"
    " claim clarification comments conclusion contact contacts contents copyright correction"
    " corrections country credit credits date disclaimer duration e-mail email end ends episode event"
    " example examples extracted fact fax fifth figure finally first firstly follow footnote footnotes"
    " fourth fourthly from headline highlights hint image images important index interview"
    " introduction item language lastly length link listen live location method more motion nb noes"
    " note notes ok okay page part phone photo photos place posted preface present program programme"
    " ps published rating re reference references region related remember resolution result results"
    " runtime second secondly section see series share show sixth source sources speakers speech start"
    " step subject summary table tag tags tel theme themes third thirdly time tip title to topic"
    " topics transcript translation type update updated url venue verdict video views vote warning"
    " watch web website words"
)
METADATA |= frozenset(
    (
        "air date",
        "article by",
        "articles by",
        "direct link",
        "editor's note",
        "fact check",
        "follow us",
        "for media inquiries",
        "host city",
        "in attendance",
        "key points",
        "last updated",
        "media contact",
        "media inquiries",
        "note to editors",
        "notes to editors",
        "official website",
        "participants list",
        "publication date",
        "publication status",
        "published in sections",
        "question time",
        "read also",
        "read more",
        "rush transcript",
        "see also",
        "transcribed by",
        "transcript length",
        "translated by",
        "word count",
        "written by",
    )
)

# Words that make up labels without a name.
NOBODY = ANONYMOUS | ROLES | HONORIFICS | CONNECTORS
