"""Word lists: reporting verbs, nouns of speech, roles, titles, and the phrases that place a statement.

Goes in: nothing. Comes out: constants, built once at import. Nothing is decided here; the lists are
English, and a text in another language finds no cue in them.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from compare.ingest.wordlists import word_set

__all__ = [
    "ADVERBS",
    "ANONYMOUS",
    "ATTITUDES",
    "AUXILIARIES",
    "BODIES",
    "CONNECTIVES",
    "COUNTING_NOUNS",
    "DASHES",
    "DETERMINERS",
    "DOCUMENTS",
    "FILLERS",
    "FINITE",
    "GENERIC_ROLES",
    "GLOSSES",
    "NAME_PARTICLES",
    "NEGATIONS",
    "NEWS_VERBS",
    "NOT_ADVERBS",
    "NOUNS_OF_WILL",
    "OPINION_NOUNS",
    "ORGANISATIONS",
    "PARTICLES",
    "PLURAL_ROLES",
    "POSSESSIVES",
    "PREPOSITIONS",
    "PROMISES",
    "PRONOUNS",
    "RESTRICTIVE",
    "ROLES",
    "SPEECH_NOUNS",
    "STANCES",
    "STOP_WORDS",
    "SUBORDINATORS",
    "TIME_WORDS",
    "TITLES",
    "TOPIC_VERBS",
    "UNABLE",
    "VERBS",
    "VerbForm",
]

Strength = Literal["saying", "act", "weak"]


class VerbForm(NamedTuple):
    """What a word form tells: its verb, the form, and how far it shows that somebody spoke.

    ``saying`` verbs only frame what was said ("said that"); ``act`` verbs are part of it ("accused",
    "promised"); ``weak`` verbs report only with a quotation or a that-clause ("maintained").
    """

    lemma: str
    form: Literal["base", "s", "past", "ing"]
    strength: Strength


_SAYING = word_set(
    "say tell state add note argue stress claim insist explain declare remark reply respond answer"
    " assert contend emphasize emphasise reiterate repeat observe comment mention suggest indicate"
    " acknowledge admit concede confess affirm confirm announce reveal disclose clarify write tweet post"
    " believe think predict forecast imply hint allege joke quip conclude elaborate counter retort"
    " proclaim testify swear shout cry yell exclaim interject muse opine ask inquire wonder echo"
    " reaffirm recall recount specify opined reason assume speculate tease whisper murmur mutter scream"
    " intone underline underscore warn caution reassure assure remind inform point estimate calculate"
    " figure guess suspect pretend boast brag gush theorize fume snap snarl grumble implore chime bark"
    " growl chuckle drawl interrupt jest reckon surmise venture volunteer protest contradict rejoin"
    " riposte deadpan beam boom thunder roar hiss sneer mumble stammer bellow whine moan rage storm croak"
)
_ACT = word_set(
    "accuse blame praise congratulate criticise criticize condemn denounce blast slam mock ridicule"
    " deride dismiss reject deny refute dispute rebuff welcome applaud hail commend laud salute thank"
    " apologise apologize call describe characterise characterize label brand dub term portray depict"
    " compare liken threaten promise pledge vow propose recommend advise urge exhort encourage appeal"
    " demand request plead beg challenge question discuss outline detail highlight cite reference quote"
    " refer tout defend justify endorse lament complain bemoan deplore regret envision envisage foresee"
    " agree disagree concur object express voice convey extol talk speak chide scold rebuke chastise"
    " castigate lambast lambaste assail decry vilify scoff taunt rail lash address invite perceive deem"
    " regard advocate espouse float invoke trumpet berate disparage bash rap knock rip skewer"
    " pan plug profess propound recognize recognise stipulate trash unveil offer implicate excoriate"
    " belittle"
)
_WEAK = word_set(
    "maintain hold continue show find see feel know want seek plan support back oppose favour favor"
    " attack order present raise open close end begin start turn take use refuse decline consider view"
    " report read signal fear hope learn understand realize realise make give put set lay spell draw"
    " deliver extend hit push double break go come interpret determine decide rule judge paint cast"
    " insert intend expect mean release issue pronounce react throw credit love like hate stand"
    " strike press fire shoot chant demonstrate illustrate submit proceed finish sing narrate vent"
    " explode erupt laugh smile nod sum signify sound wish charge commit gripe crow rant rave"
    " gloat preach bluster purport blurt ramble grouse jeer lecture"
)
_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote|written writing",
    "think": "thinks thought thinking",
    "swear": "swears swore|sworn swearing",
    "foresee": "foresees foresaw|foreseen foreseeing",
    "speak": "speaks spoke|spoken speaking",
    "hold": "holds held holding",
    "show": "shows showed|shown showing",
    "find": "finds found finding",
    "see": "sees saw|seen seeing",
    "feel": "feels felt feeling",
    "know": "knows knew|known knowing",
    "seek": "seeks sought seeking",
    "begin": "begins began|begun beginning",
    "take": "takes took|taken taking",
    "understand": "understands understood understanding",
    "make": "makes made making",
    "give": "gives gave|given giving",
    "put": "puts put putting",
    "set": "sets set setting",
    "lay": "lays laid laying",
    "spell": "spells spelled|spelt spelling",
    "draw": "draws drew|drawn drawing",
    "hit": "hits hit hitting",
    "break": "breaks broke|broken breaking",
    "go": "goes went|gone going",
    "come": "comes came coming",
    "cast": "casts cast casting",
    "read": "reads read reading",
    "mean": "means meant meaning",
    "throw": "throws threw|thrown throwing",
    "stand": "stands stood standing",
    "strike": "strikes struck striking",
    "shoot": "shoots shot shooting",
    "sing": "sings sang|sung singing",
    "forecast": "forecasts forecast|forecasted forecasting",
    "beg": "begs begged begging",
    "cry": "cries cried crying",
    "quip": "quips quipped quipping",
    "plead": "pleads pleaded|pled pleading",
}
_DOUBLED = word_set(
    "sum deadpan admit refer commit concur brag slam plan rap pan plug dub rip knock-off snap nod"
)
_L_FORMS = word_set("signal label")


def _inflected(lemma: str) -> tuple[str, tuple[str, ...], str]:
    """Third person, past forms and -ing form of a verb."""
    third = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else f"{lemma}s"
    past: tuple[str, ...] = (f"{lemma}ed",)
    present = f"{lemma}ing"
    if lemma in _IRREGULAR:
        third, forms, present = _IRREGULAR[lemma].split()
        past = tuple(forms.split("|"))
    elif lemma in _DOUBLED:
        past, present = (f"{lemma}{lemma[-1]}ed",), f"{lemma}{lemma[-1]}ing"
    elif lemma in _L_FORMS:
        past = (f"{lemma}ed", f"{lemma}led")
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        third, past = f"{lemma[:-1]}ies", (f"{lemma[:-1]}ied",)
    elif lemma.endswith("e"):
        past = (f"{lemma}d",)
        present = present if lemma.endswith("ee") else f"{lemma[:-1]}ing"
    return third, past, present


def _verb_forms() -> dict[str, VerbForm]:
    forms: dict[str, VerbForm] = {}
    classes: tuple[tuple[frozenset[str], Strength], ...] = (
        (_WEAK, "weak"),
        (_ACT, "act"),
        (_SAYING, "saying"),
    )
    for lemmas, strength in classes:
        for lemma in sorted(lemmas):  # two lemmas may share a form
            third, past, present = _inflected(lemma)
            forms[lemma] = VerbForm(lemma, "base", strength)
            forms[third] = VerbForm(lemma, "s", strength)
            forms[present] = VerbForm(lemma, "ing", strength)
            for form in past:
                forms[form] = VerbForm(lemma, "past", strength)
    return forms


VERBS = _verb_forms()

# A verb that reports only with one of these words among the next five.
PARTICLES: dict[str, frozenset[str]] = {
    "make": word_set("clear case plea plain appeal promise point reference"),
    "give": word_set("warning assurance assurances account promise"),
    "put": word_set("it forward forth at"),
    "commit": word_set("to"),
    "sum": word_set("up"),
    "set": word_set("out forth"),
    "lay": word_set("out"),
    "spell": word_set("out"),
    "rule": word_set("out"),
    "take": word_set("aim shot issue swipe swipes shots exception credit"),
    "hit": word_set("out back"),
    "push": word_set("back for"),
    "double": word_set("down"),
    "break": word_set("down"),
    "draw": word_set("attention parallels comparison line"),
    "deliver": word_set("warning message plea rebuke rejoinder promise appeal"),
    "extend": word_set("congratulations thanks condolences greetings invitation"),
    "issue": word_set("warning plea call appeal rebuke threat"),
    "turn": word_set("to"),
    "go": word_set("on after further"),
    "shoot": word_set("back"),
    "fire": word_set("back"),
    "stand": word_set("by"),
    "point": word_set("out to"),
    "raise": word_set("concern concerns doubt doubts question questions issue possibility prospect spectre"),
    "present": word_set("himself herself as"),
    "paint": word_set("as picture"),
    "credit": word_set("with for"),
    "decline": word_set("to"),
    "refuse": word_set("to"),
    "use": word_set("to"),
    "seek": word_set("to"),
    "see": word_set("as"),
    "view": word_set("as"),
    "cast": word_set("as himself herself doubt"),
}

FINITE = word_set(
    "is are was were am has have had will would can could should shall must may might do does did ain't"
    " isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't shouldn't"
    " don't doesn't didn't needn't mustn't gonna ought"
)
AUXILIARIES = FINITE | word_set("been being be having to")
NEGATIONS = word_set(
    "not never no isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot"
    " couldn't shouldn't don't doesn't didn't neither nor"
)
ADVERBS = word_set(
    "also then later again once further still even never always often just only simply now today"
    " yesterday tonight instead however meanwhile first soon ever already almost all too not perhaps"
    " rather quite more both himself herself afterwards afterward beforehand earlier twice thus long"
    " monday tuesday wednesday thursday friday saturday sunday back on-air aloud here there flatly"
    " at-length"
)
PREPOSITIONS = word_set(
    "of to for with about against by on in from at under over between toward towards like after before"
    " during into onto through throughout without within among amid despite behind beyond beside besides"
    " near off upon via around across along since until than per including regarding concerning"
    " alongside inside outside following as because"
)
SUBORDINATORS = word_set(
    "when while after before if although though because since as once whereas unless until asked"
    " pressed speaking despite during"
)
CONNECTIVES = word_set(
    "meanwhile however also moreover furthermore still nevertheless nonetheless instead then later"
    " finally and but yet so additionally similarly likewise separately specifically elsewhere thus"
    " therefore overall regardless indeed alas besides otherwise again perhaps maybe though hence anyway"
)
DETERMINERS = word_set(
    "the a an this that these those one another some any each every no many several most two three four"
    " five both all other few"
)
POSSESSIVES = word_set("his her their its our my your whose")
PRONOUNS = word_set("he she they it i we you")
FILLERS = word_set("uh um er ah well so")
TIME_WORDS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december today yesterday tonight week month year morning"
    " evening night afternoon"
)
NAME_PARTICLES = word_set("de del della di da dos das van von der den bin ibn al el la le du ter of")
TITLES = word_set(
    "cllr mr mrs ms miss mx dr sir lord lady dame president prime minister senator sen rep representative"
    " congressman congresswoman governor gov mayor chancellor secretary justice judge general gen"
    " colonel col captain capt lieutenant lt sergeant sgt professor prof rev reverend pope king queen"
    " prince princess ambassador attorney speaker chairman chairwoman chairperson chair director"
    " commissioner councillor councilwoman councilman councilor vice deputy former first leader special"
    " counsel chief ceo premier archbishop bishop cardinal father brother sister admiral major commander"
    " inspector superintendent vice-president president-elect the hon honourable honorable sens reps"
    " messrs acting then-president spokesman spokeswoman spokesperson moderator host anchor coach"
    " executive officer"
)
ROLES = word_set(
    "president minister leader mayor senator governor chairman chairwoman chairperson chair chancellor"
    " premier spokesman spokeswoman spokesperson candidate nominee secretary chief director professor"
    " analyst official ambassador general commander king queen prince princess pope judge lawyer"
    " attorney author congressman congresswoman lawmaker republican democrat moderator host anchor"
    " journalist reporter expert critic activist founder ceo head boss politician woman man player coach"
    " manager captain economist scientist researcher strategist adviser advisor aide source insider"
    " witness resident voter supporter opponent rival commissioner councillor councilor councilwoman"
    " councilman engineer teacher doctor nurse bishop archbishop priest pastor narrator commentator"
    " pollster consultant editor executive speaker deputy treasurer union-leader organiser organizer"
    " historian student worker fisherman farmer owner pilot officer inspector superintendent"
    " harbourmaster harbormaster incumbent frontrunner front-runner billionaire businessman"
    " businesswoman president-elect mp representative legislator operative veteran soldier mother father"
    " son daughter wife husband brother sister friend neighbour neighbor colleague spokesperson skipper"
    " commander-in-chief counterpart envoy diplomat premier-designate columnist host interviewer guest"
    " panellist panelist chairperson treasurer clerk conservator curator vice-president statesman"
    " rector dean provost headteacher headmaster headmistress ombudsman comptroller registrar surgeon"
    " midwife rabbi imam sheriff referee"
)
PLURAL_ROLES = word_set(
    "critics officials experts analysts sources observers supporters opponents lawmakers republicans"
    " democrats voters residents reporters journalists people aides advisers advisors allies campaigners"
    " activists scientists economists researchers ministers leaders spokespeople doctors workers police"
    " authorities investigators prosecutors lawyers others some many unions politicians senators"
    " diplomats commentators historians students candidates rivals conservatives liberals progressives"
    " strategists pundits leaders insiders witnesses parents farmers fishermen traders investors"
    " executives managers pollsters democrats women men americans fans councillors members neighbours"
    " neighbors attendees protesters protestors demonstrators delegates participants viewers listeners"
    " spectators questioners hecklers guests panellists"
)
NOT_ADVERBS = word_set(
    "family ally supply reply rally assembly italy july monopoly bully belly jelly anomaly homily"
    " butterfly only early daily weekly monthly elderly likely friendly lonely ugly holy silly"
)
# Words for a person that name no office: they tell who is meant only where one speaker is spoken of.
GENERIC_ROLES = word_set(
    "leader politician speaker nominee candidate statesman incumbent billionaire businessman"
    " businesswoman commander-in-chief man woman veteran lawyer frontrunner front-runner chief head boss"
    " official"
)
RESTRICTIVE = word_set(
    "prime vice deputy former foreign defence defense finance interior justice first attorney press"
    " campaign acting shadow assistant ex then-president late outgoing health education trade transport"
    " environment fellow another previous next company union"
)
ANONYMOUS = re.compile(
    r"(?:speaker|voice|person|participant|guest|man|woman|male|female|unidentified|unknown)\b[\s_\-]*"
    r"(?:\d+|[a-z]|speaker|man|woman|male|female|voice)?",
    re.IGNORECASE,
)
ORGANISATIONS = word_set(
    "ministry government company council committee agency office department board union party police"
    " court administration campaign group organisation organization association bank newspaper paper"
    " team club commission authority institute university federation alliance watchdog regulator charity"
    " firm study report poll survey parliament senate congress kremlin embassy network outlet magazine"
    " ad advert article email e-mail memo letter document documents filing video book website site sign"
    " editorial release lawsuit petition crowd audience public family team firms businesses banks papers"
    " newspapers"
)
# A capitalised run with one of these words is no person.
BODIES = word_set(
    "house ministry union times news party university council committee post journal press agency court"
    " street office department center centre bank institute states kingdom city club board group fund"
    " tribune gazette debate check analysis opinion live video exclusive breaking editorial final"
    " interview speech review conference comment update verdict"
)
SPEECH_NOUNS = word_set(
    "remarks remark words comments comment speech address statement statements message rhetoric claim"
    " claims assertion assertions argument arguments warning warnings call calls proposal proposals"
    " promise promises pledge pledges vow demand demands criticism praise response reply answer answers"
    " reaction acknowledgement acknowledgment admission insistence suggestion denial accusation"
    " accusations description characterisation characterization assessment account version announcement"
    " declaration plea appeal testimony comparison contention quip joke tweet tweets post posts letter"
    " vision line statement question questions allegation allegations belief view views opinion"
    " observation observations"
)
OPINION_NOUNS = word_set(
    "words view views opinion telling assessment account version judgment judgement estimation estimate"
    " reckoning retelling"
)
# "by the mayor's count", "on her own account"
COUNTING_NOUNS = word_set(
    "count reckoning estimate estimation calculation calculations tally account telling admission figures"
)
# What somebody holds, where "is that" follows: "Roe's view is that".
STANCES = SPEECH_NOUNS | word_set("point position case stance fear hope conviction complaint thesis verdict")
# Nouns that an infinitive fills: "her promise to".
PROMISES = word_set(
    "promise pledge vow offer threat proposal demand call vows pledges promises threats calls"
)
# What somebody wants or feels: a report only if the record has it.
ATTITUDES = word_set(
    "want wants wanted hope hopes hoped expect expects expected plan plans planned intend intends intended"
    " believe believes believed think thinks thought favour favours favoured favor favors favored oppose"
    " opposes opposed support supports supported prefer prefers preferred fear fears feared see sees saw"
    " regard regards regarded seek seeks sought wish wishes wished aim aims aimed mean means meant"
)

DASHES = frozenset(["–", "—", "-", "--", "―"])
# "could not say": a report if what is open is told.
UNABLE = frozenset(["could", "can", "couldn't", "cannot", "can't"])

# What somebody wrote: no words of an event.
DOCUMENTS = word_set(
    "letter letters email emails e-mail memo book books manifesto leaflet brochure lawsuit petition"
)

# Verbs that gloss what was said: the outlet's reading, not a report of words.
GLOSSES = word_set(
    "underscore underline highlight hint signal reference refer illustrate demonstrate show imply"
    " indicate suggest reflect signify cast use point cite echo"
)
# Acts of speech that name a subject and no statement.
TOPIC_VERBS = word_set("address seek discuss talk speak outline describe question mention recall detail")
NOUNS_OF_WILL = word_set(
    "call push plea bid demand appeal vow warning pledge promise threat plan praise criticism attack offer"
)
NEWS_VERBS = word_set(
    "wins win loses lose resigns resign backfires rises falls faces needs wants gets goes comes makes"
    " takes gives puts keeps becomes leads leaves meets hits cuts ends begins starts opens closes calls"
    " urges vows seeks plans eyes weighs mulls signs bans backs blocks fails wins returns remains stays"
    " stands turns moves shows sees shocks dings hedges slips grills shrugs braces marks tells asks"
    " turns attacks targets threatens promises lays sets slams signals rejects dismisses defends unveils"
    " launches delivers holds looks hopes fears veers stuns draws sparks triggers boosts drops joins"
    " quits kills saves works says hails branded born got went came made took gave kept became led left"
    " met lost won rose fell said told saw stood cut hit put let grew began ran knew thought spoke broke"
    " chose drove wrote sent spent built held brought bought sold heard felt"
    " wore bore ate drank slept swam flew threw tore woke froze hid rode fought taught caught dealt paid"
    " shook slid swung sank shut lent left sat lay"
)
STOP_WORDS = word_set(
    "a an the and or but of to in on at for with by from as is are was were be been being am has have"
    " had do does did will would can could should may might must shall it its this that these those he"
    " she they we i you his her their our my your not no so than then there here what which who whom how"
    " when where why all any more most other some such only own same too very just into over about up"
    " out off if because while also s t re ve ll d m"
)
