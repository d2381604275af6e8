"""Lists of English words that tell where nouns stand, and which words say too little for a title."""

from __future__ import annotations

from compare.ingest.wordlists import word_set
from compare.meaning.stems import stem

__all__ = ["BEFORE_NOUNS", "BEFORE_VERBS", "BREAKS", "ORDINALS", "PALE", "VERBS"]

BEFORE_NOUNS = word_set(
    """
    the a an my our your his her its their of in on for with from by about between against over under into
    through during no any some every each many several these those without towards toward
    """
)
"""What stands directly before a noun or its adjectives."""

BEFORE_VERBS = word_set(
    """
    to i we you they he she it who will would can could should must may might shall not never don't doesn't
    didn't won't can't couldn't wouldn't shouldn't i'll we'll you'll they'll i'd we'd they'd let let's us me
    please i've we've they've you've be been
    """
)
"""What stands directly before a verb."""

VERBS = frozenset(
    map(
        stem,
        word_set(
            """
            accept achieve act add address admit agree allow appear apply argue arrange arrive assert assess
            avoid become begin belong bring build carry catch champion choose collect come compare compete
            complain complete confirm consider contain continue contribute create deal decide declare defend
            deliver demand deny depend describe deserve destroy develop differ disappear discover discuss
            distort divide do draw drive eat eliminate embody emerge enable encourage end enjoy ensure enter
            establish exist expand expect explain express extend face fail fall feel fight fill find finish
            fix follow forget gain gather generate get give go grow happen hate hear help hide hold hope
            identify imagine impose improve include increase inherit insist intend introduce invest invite
            join keep kill know lack last learn leave lend let listen live look lose love maintain make
            manage mean mention move need obtain occur offer open oppose overcome pay perform persuade place
            prefer prepare present prevent proceed produce promise promote prove provide publish pull push
            put raise reach read realise realize receive recognise recognize recommend reduce refer reflect
            refuse regard reject relocate remain remember remind remove repeat replace represent require
            resolve respect respond restore return reveal rise run save say see seek seem sell send serve
            set share show sign sing sit spell spend stand start stay stop strengthen succeed suffer suggest
            supply suppose survive take talk teach tell tend think throw treat try turn understand unite
            unleash use violate visit vote wait walk want warn waste watch weigh welcome win withdraw wonder
            work write yell
            """
        ),
    )
)
"""Stems of verbs that also look like nouns; nouns where a record uses them as such."""

PALE = word_set(
    """
    say says said saying tell told talk talks talking ask asks asked asking know knows knew known think
    thinks thought thinking want wants wanted go goes going went gone come comes coming came get gets
    getting got make makes making made take takes taking took taken give gives giving gave given see sees
    seeing saw seen look looks looking looked need needs needed let lets like likes liked mean means meant
    use uses used find found work works working keep keeps kept put try tries tried call calls called feel
    felt become became leave left begin began start started show showed hear heard run move moved live
    believe believed hold held bring brought happen happens happened write wrote provide sit stand lose pay
    meet include continue set learn lead understand watch follow stop create speak speaking spoke read allow
    add spend grow open walk win offer remember love consider appear buy wait serve die send expect build
    stay fall cut reach remain suggest raise pass sell require report decide pull mention mentioned speech
    remarks address thing things way ways lot lots kind kinds sort sorts bit people person persons man men
    woman women guy guys somebody someone anybody anyone everybody everyone nobody something anything
    everything nothing time times day days today tomorrow yesterday tonight night year years month months
    week weeks hour hours minute minutes second seconds moment moments evening morning afternoon now then
    here there place places part parts side sides end ends point points question questions answer answers
    fact facts case cases number numbers amount example examples course word words matter matters issue
    issues problem problems reason reasons idea ideas topic topics subject regard respect sense respect
    level levels situation situations result results view views basis terms term process monday tuesday
    wednesday thursday friday saturday sunday january february march april june july august september
    october november december decade decades century centuries age good great bad big large small long short
    old new young high low right wrong true sure able possible important different same certain clear real
    many much little few several first third fourth fifth sixth seventh eighth ninth tenth last next
    previous final other others another one two three four five six seven eight nine ten hundred thousand
    million billion trillion hundreds thousands millions billions percent per cent half dozen single entire
    whole full total huge enormous very really actually just only even still also well back away ago yet
    already always never ever often sometimes perhaps maybe probably certainly obviously basically literally
    simply quite rather too enough almost exactly especially particularly together instead otherwise however
    therefore moreover furthermore anywhere everywhere somewhere sooner later soon hence thus whatever
    whoever thank thanks please yes yeah okay hello hi sorry welcome mister sir madam president minister
    prime chancellor chairman speaker colleagues colleague friends friend ladies gentlemen guests applause
    laughter mr mrs ms dr tremendous terrific wonderful incredible beautiful amazing fantastic unbelievable
    best better worse worst most less least nice fine proud happy glad
    metre metres meter meters mile miles kilometre kilometres kilometer kilometers feet foot inch inches
    dollar
    dollars euro euros pound pounds rouble roubles ruble rubles crown crowns cents degrees percentage simple
    easy hard difficult strong weak modern special recent current various agenda key basic principle
    principles experience experiences event events member members opinion opinions earlier greatest biggest
    extent job jobs
    """
)
"""Words that say too little of a topic to stand in its title."""

ORDINALS = word_set("first second third fourth fifth sixth seventh eighth ninth tenth")
"""Words that are pale unless they are part of a name: the Second Amendment."""

BREAKS = word_set(
    """
    between among amongst following towards toward including according regarding concerning throughout despite
    across around near amid without whereas although though unless whether rather instead bigger richer better
    """
)
"""Words that no phrase goes on over."""
