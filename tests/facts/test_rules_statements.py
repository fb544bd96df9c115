"""What official statements do: reasons for praise and blame, needs in a list, endorsements, the heading itself."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type, rows
from tests.facts.test_rules_offices import statement


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Minister Lopez thanked Qatar for its commitment to peace.", "Qatar"),
        ("Canada imposed severe costs on Belarus for its aggression against Poland.", "Belarus"),
    ],
)
def test_a_reason_is_told_of_whom_is_named_before_it(text: str, agent: str) -> None:
    """ "for its …" means the one thanked or punished, not who thanks or punishes."""
    assert [row["roles"]["agent"] for row in of_type(text, "Pledge", "ArmedHostilities")] == [[agent]]


def test_a_plain_possessor_is_the_subject() -> None:
    """Without a reason "its" means the subject."""
    assert [row["roles"]["agent"] for row in of_type("Kenya renewed its commitment to the truce.", "Pledge")] == [["Kenya"]]


def test_needs_in_a_list_are_all_the_speakers() -> None:
    """Each infinitive after "the need to" is required, and so is what follows in the list."""
    text = "President Macron expressed the need to close the gaps, finalize the deal, and reach an end to the war in Gaza."
    found = of_type(text, "AgreementConclusion", "CessationOfHostilities")
    assert [(row["claimant"], row["modality"]) for row in found] == [("Emmanuel Macron", "required")] * 2


def test_an_endorsement_after_another_predicate_has_its_agent() -> None:
    """The subject of the first predicate is what the second, passive one is about."""
    found = of_type("This deal has the full backing of Kenya and has been endorsed by Chad.", "Approval")
    assert [row["roles"]["agent"] for row in found] == [["Kenya"], ["Chad"]]


def test_a_release_that_names_an_agreement_is_no_event() -> None:
    """ "the hostage release and ceasefire deal" tells of an agreement alone."""
    found = of_type("Kenya praised the hostage release and truce agreement.", "PrisonerRelease", "CeasefireAgreement")
    assert [(row["type"], row["quote"]) for row in found] == [("CeasefireAgreement", "the hostage release and truce agreement")]


def test_a_release_beside_an_agreement_is_one() -> None:
    """With an article of its own the deal stands beside the release."""
    found = of_type("Kenya welcomed the release of the hostages and a ceasefire deal.", "PrisonerRelease", "CeasefireAgreement")
    assert [row["type"] for row in found] == ["PrisonerRelease", "CeasefireAgreement"]


def test_a_heading_is_no_statement_of_its_own() -> None:
    """ "Statement by …" names the text that follows, and the title speaks with the narrator's voice."""
    found = statement("Statement by Foreign Minister Dmytro Kuleba on the Raid", "We condemn the raid on Kharkiv.")
    assert [row["type"] for row in found if row["type"] == "Statement"] == []
    assert [row["claimant"] for row in found if row["type"] == "RoleTenure"] == ["narrator"]


def test_concern_is_said_and_not_judged() -> None:
    """ "grave concern" is part of the act of speech."""
    found = statement("Statement by Foreign Minister Dmytro Kuleba", "We express grave concern about the raid on Kharkiv.")
    assert [row["type"] for row in found if row["type"] == "Characterisation"] == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Kenya urged Chad to withdraw its troops, in order to avoid a war.", "Kenya urged Chad to withdraw its troops"),
        ("Norway urged the rebels to spare the hospitals that they had surrounded.", "Norway urged the rebels to spare the hospitals"),
        ("Ghana urged Mali to stay in the bloc.", "Ghana urged Mali to stay in the bloc"),
        ("Ghana urged Mali to reconsider the expulsion of the ambassador.", "Ghana urged Mali to reconsider the expulsion"),
        ("Oman urged Fiji to reopen the international humanitarian corridor.", "Oman urged Fiji"),
    ],
)
def test_a_demand_goes_on_over_what_is_demanded(text: str, quote: str) -> None:
    """A short quote takes in the demanded act and its object, unless they are far longer than it; never what hangs on them."""
    (demand,) = of_type(text, "Demand")
    assert demand["quote"] == quote


def test_who_goes_on_refusing_stands_in_the_quote() -> None:
    """ "continue to reject" is quoted from its subject."""
    (rejection,) = of_type("The rebels continue to reject the plan.", "Rejection")
    assert (rejection["quote"], rejection["roles"]["agent"]) == ("The rebels continue to reject the plan", ["rebels"])


def test_what_is_not_done_enough_is_denied() -> None:
    """ "has not done enough to protect" tells of protection that is missing."""
    (found,) = of_type("The army has not done enough to protect villagers in Ituri.", "ProtectionOfCivilians")
    assert (found["polarity"], found["modality"], found["quote"]) == (
        "negated",
        "asserted",
        "The army has not done enough to protect villagers in Ituri",
    )


@pytest.mark.parametrize(
    ("text", "type_"), [("France called for dialogue.", "Negotiation"), ("Chad stressed the need for de-escalation.", "DeEscalation")]
)
def test_what_is_called_for_is_required(text: str, type_: str) -> None:
    """A bare noun that a demand is about is told, as required."""
    assert [row["modality"] for row in of_type(text, type_)] == ["required"]


def test_a_bare_noun_alone_is_no_event() -> None:
    """Nobody calls for it: dialogue in general."""
    assert of_type("Dialogue is a fine thing.", "Negotiation") == []


def test_what_efforts_follow_took_place() -> None:
    """ "efforts following the strikes" are efforts, and the strikes are told as facts."""
    (strikes,) = of_type("Envoys praised Ukraine's efforts to rebuild Kharkiv following recent Russian strikes.", "Attack")
    assert strikes["modality"] == "asserted"


def test_a_long_title_means_its_holder() -> None:
    """The name hangs on a noun inside the title: the title's head is the person all the same."""
    (met,) = of_type("President Ruto met Minister for Strategic Affairs Ron Dermer in Nairobi.", "Meeting")
    assert met["roles"]["target"] == ["Ron Dermer"]


def test_those_who_meet_to_talk_are_those_who_talk() -> None:
    """ "met X to discuss": X is a party of the talks."""
    (talks,) = of_type("Minister Lopez met President Boric to discuss the drought.", "Consultation")
    assert talks["roles"]["party"] == ["Lopez", "Gabriel Boric"]


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Kenya deployed troops to Goma to reassure the villagers.", "reassure the villagers"),
        ("Canada imposed sanctions on Belarus to weaken its economy.", "weaken its economy"),
        ("President Ruto met President Museveni to mend fences.", "mend fences"),
    ],
)
def test_an_infinitive_beside_an_act_is_its_purpose(text: str, purpose: str) -> None:
    """An act and what it is for, where that is no event of its own."""
    assert [row["value"]["purpose"] for row in of_type(text, "StatedPurpose")] == [purpose]


def test_an_infinitive_that_is_demanded_is_no_purpose() -> None:
    """What somebody is asked to do is no purpose."""
    assert of_type("Kenya urged Chad to reassure the villagers.", "StatedPurpose") == []


def test_a_commitment_to_somebodys_safety_is_made_to_them() -> None:
    """ "commitment to Ukraine's sovereignty" has Ukraine as target."""
    (pledge,) = of_type("President Macron underscored his commitment to Moldova's sovereignty.", "Pledge")
    assert pledge["roles"]["target"] == ["Moldova"]


def test_a_statement_that_goes_on_with_will_continue_pledges() -> None:
    """ "We will continue to stand …" is a pledge; rain is none."""
    assert [row["type"] for row in rows("Norway will continue to stand by Malawi.")][:1] == ["Pledge"]
    assert of_type("The rain will continue to fall.", "Pledge") == []


def test_they_who_agree_are_those_who_met() -> None:
    """Those who are spoken of do not agree; those who met do."""
    text = "President Ruto met President Museveni. The release of hostages would bring calm. They agreed to stay in touch."
    (pledge,) = of_type(text, "Pledge")
    assert pledge["roles"]["agent"] == ["William Ruto", "Yoweri Museveni"]


def test_they_who_fight_are_those_spoken_of() -> None:
    """A pronoun before another verb goes on meaning the people named last."""
    text = "President Ruto met President Museveni. The villagers of Ituri were shelled. They attacked the rebels in Bunia."
    assert of_type(text, "Attack")[-1]["roles"]["agent"] == ["villagers of Ituri"]


def test_praise_for_our_own_help_has_no_target() -> None:
    """The issuer of a statement is not the one whom it praises."""
    found = statement("Statement by Foreign Minister Dmytro Kuleba", "Ukraine is proud of our support for Moldova.")
    assert [row["roles"].get("target") for row in found if row["type"] == "Approval"][:1] == [None]


def test_a_letter_is_its_signers() -> None:
    """A name in capital letters at the end of a message says who speaks in it."""
    text = "I urge Kenya to withdraw its troops from Somalia.\n\nANTONY BLINKEN"
    (demand,) = [row for row in statement("A Message to the Council", text) if row["type"] == "Demand"]
    assert (demand["claimant"], demand["roles"]["agent"]) == ("Antony Blinken", ["Antony Blinken"])


def test_a_person_addressed_is_named_before() -> None:
    """ "His Majesty" is the person named last, and never the one who speaks to him."""
    text = "King Abdullah II of Jordan met President Macron in Amman. President Macron thanked His Majesty for the meeting."
    (thanks,) = of_type(text, "Approval")
    assert thanks["roles"] == {"agent": ["Emmanuel Macron"], "target": ["Abdullah II"]}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Kenya urged the leaders of Israel as well as Hamas to halt the attacks.", ["leaders of Israel", "Hamas"]),
        ("Kenya urged Sudan as well as Chad to halt the attacks.", ["Sudan", "Chad"]),
        ("Kenya affirmed unwavering support for Jordan.", ["Jordan"]),
    ],
)
def test_what_the_parser_misses_is_addressed(text: str, target: list[str]) -> None:
    """Both of "as well as" are asked, and an adjective in -ing governs nothing."""
    assert [row["roles"]["target"] for row in of_type(text, "Demand", "Approval")] == [target]


def test_who_backs_an_attacker_does_not_attack() -> None:
    """A name within "Iran-backed" is not the agent of what the backed ones do."""
    (attack,) = of_type("Kenya condemned the Iran-backed Houthi attacks on ships.", "Attack")
    assert attack["roles"]["agent"] == ["Houthis"]


def test_those_who_are_named_beside_a_plural_are_meant() -> None:
    """ "the belligerents – A and B –" are A and B."""
    text = "Kenya called on the belligerents—the Sudanese Armed Forces and the Rapid Support Forces—to pull back their troops."
    (demand,) = of_type(text, "Demand")
    assert demand["roles"]["target"] == ["Sudanese Armed Forces", "Rapid Support Forces"]


@pytest.mark.parametrize("text", ["Our aim is to end the war in Sudan.", "My administration seeks to end the war in Sudan."])
def test_an_issuers_aim_and_administration_are_the_issuers(text: str) -> None:
    """Whose aim it is does what is aimed at; "my administration" is the state of the one who speaks."""
    found = [
        row for row in statement("Statement by President Ruto", f"{text} We regret the war.") if row["type"] == "CessationOfHostilities"
    ]
    assert [row["roles"]["agent"] for row in found] == [["William Ruto"] if "aim" in text else ["Kenya"]]


@pytest.mark.parametrize(
    ("text", "kind", "agent"),
    [
        ("The army must stop indiscriminate bombings in Idlib.", "CessationOfHostilities", "army"),
        ("Norway thanked those leading mediation efforts in Sudan.", "Approval", "Norway"),
    ],
)
def test_phrases_that_the_parser_takes_apart(text: str, kind: str, agent: str) -> None:
    """An adjective in -ate is no verb, and "those" who lead efforts are people."""
    assert [row["roles"]["agent"] for row in of_type(text, kind)] == [[agent]]


def test_what_is_sought_without_an_event_is_a_purpose() -> None:
    """ "seek to" with a verb that tells no event states a purpose; with one it tells the event as attempted."""
    assert [r["value"]["purpose"] for r in of_type("Chad sought to soften the line.", "StatedPurpose")] == ["to soften the line"]
    assert of_type("Chad sought to end the war.", "StatedPurpose") == []


def test_a_heading_writes_its_verb_like_a_name() -> None:
    """The person's name ends before a capitalised word in -ing."""
    found = statement("Statement by Spokesperson Adam Hodge Welcoming Flights to Yemen", "We welcome the truce in Yemen.")
    assert [row["roles"]["agent"] for row in found if row["type"] == "Approval" and row["quote"].startswith("We")] == [["Adam Hodge"]]


def test_a_statement_is_the_bodys_whose_name_stands_before_it() -> None:
    """ "African Union Statement on Mali": the African Union's, whoever published it."""
    found = statement("African Union Statement on Mali", "We condemn the attack on Gao.")
    assert [row["roles"]["agent"] for row in found if row["type"] == "Accusation"] == [["African Union"]]


def test_persons_of_one_office_are_meant_by_its_plural() -> None:
    """ "The foreign ministers", after two of them have met, are these two."""
    text = "Foreign Minister Hakan Fidan met Foreign Minister Jeyhun Bayramov in Baku. The foreign ministers discussed the war in Gaza."
    (talks,) = of_type(text, "Consultation")
    assert talks["roles"]["party"] == ["Hakan Fidan", "Jeyhun Bayramov"]


def test_what_is_asked_about_is_possible() -> None:
    """A clause with "whether" asserts nothing."""
    (kept,) = of_type("Kenya will assess whether Chad complied with the truce.", "Implementation")
    assert kept["modality"] == "possible"


def test_a_reason_with_a_name_is_no_part_of_the_office() -> None:
    """ "thanked the Prime Minister for Oman's help": the prime minister named before."""
    text = "Minister Lopez met Prime Minister Albin Kurti of Kosovo. Minister Lopez thanked the Prime Minister for Oman's help."
    (thanks,) = of_type(text, "Approval")
    assert thanks["roles"]["target"][0] == "Albin Kurti"


def test_who_works_for_an_agreement_between_two_is_no_side() -> None:
    """The sides are those named after "between"."""
    found = of_type("Norway made efforts to conclude an agreement between Chad and Libya.", "AgreementConclusion")
    assert [row["roles"]["party"] for row in found] == [["Chad", "Libya"]]


def test_examples_between_do_not_change_who_is_asked() -> None:
    """ "call on all parties, including A and B, to endorse it"."""
    (backing,) = of_type("Kenya called on all parties, including Chad and Mali, to endorse the truce in Libya.", "Approval")
    assert (backing["roles"]["agent"], backing["modality"]) == (["all parties"], "required")


def test_what_is_made_clear_is_an_object() -> None:
    """ "made clear the need for" asks for what is needed."""
    (demand,) = of_type("President Macron made clear the need for Israel to open the crossings.", "Demand")
    assert demand["roles"] == {"agent": ["Emmanuel Macron"], "target": ["Israel"]}


def test_the_number_of_a_resolution_is_no_year() -> None:
    """ "UNSCR 1701" dates nothing."""
    assert [row["time"] for row in of_type("Kenya endorsed the truce consistent with UNSCR 1701.", "Approval")] == [None]


def test_the_ties_of_two_states_are_theirs() -> None:
    """ "deepen U.S.-Oman ties": the states named in the ties, whoever deepens them."""
    (ties,) = of_type("Minister Lopez agreed to deepen U.S.-Oman economic ties.", "Cooperation")
    assert ties["roles"]["party"] == ["United States", "Oman"]


@pytest.mark.parametrize(
    ("text", "harmed"),
    [
        ("Kenya condemned reports of civilian casualties in Gaza.", [["civilians"]]),
        ("Kenya sought to avoid civilian casualties in Gaza.", []),
    ],
)
def test_casualties_of_somebody_are_a_figure_without_number(text: str, harmed: list[list[str]]) -> None:
    """ "civilian casualties", where they happened, says who was harmed."""
    assert [row["roles"]["target"] for row in of_type(text, "CasualtyFigure")] == harmed


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Kenya condemned Iran's unprecedented missile and drone attack.", ["Iran"]),
        ("Kenya condemned the artillery strikes on Marib.", None),
    ],
)
def test_weapons_before_an_attack_are_what_it_is_made_with(text: str, agent: list[str] | None) -> None:
    """ "Missile and drone attack" is one attack, and artillery attacks nobody."""
    assert [row["roles"].get("agent") for row in of_type(text, "Attack")] == [agent]


def test_lives_lost_are_a_figure_without_number() -> None:
    """ "The loss of civilian lives" says who died, and not how many."""
    (figure,) = of_type("Kenya deplored the loss of civilian lives in Darfur.", "CasualtyFigure")
    assert (figure["value"]["harm"], figure["value"]["population"]) == ("killed", "civilian")


@pytest.mark.parametrize("text", ["Kenya said: let it be clear.", "Kenya said that it repairs Ukraine's critical infrastructure."])
def test_what_is_asked_for_and_fixed_terms_judge_nothing(text: str) -> None:
    """An imperative demands, and "critical infrastructure" is a kind of thing."""
    assert of_type(text, "Characterisation") == []


@pytest.mark.parametrize(
    "text",
    [
        "Norway is committed to working with Malawi on the matter.",
        "Ghana remained committed to supporting the people of Mali.",
        "Peru promised that the captives would be handed over to the Red Cross.",
    ],
)
def test_a_promise_to_act_has_those_whom_the_act_concerns_only_in_the_act(text: str) -> None:
    """Whom the promised act reaches is not whom the promise was made to."""
    assert all("target" not in row["roles"] for row in of_type(text, "Pledge"))


@pytest.mark.parametrize(
    ("body", "claimant"),
    [
        ("We regret the raid. Ukraine has vowed to release the sailors.", "Dmytro Kuleba"),
        ("We regret the raid. Poland has vowed to release the sailors.", "Poland"),
    ],
)
def test_what_the_issuers_state_is_ready_for_is_said_by_the_issuer(body: str, claimant: str) -> None:
    """A minister who says what the own state will do speaks for it; what another state will do is that state's word."""
    found = statement("Statement by Foreign Minister Dmytro Kuleba on the Raid", body)
    assert [row["claimant"] for row in found if row["modality"] == "intended"] == [claimant]
