"""Turns of phrase of news agencies: sides of a conflict, asides, terms laid down, dates in the middle, own forces."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type, rows


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Morocco accused the Polisario Front of an attack. Algeria was silent. The talks resumed on Friday.",
            ["Morocco", "Polisario Front"],
        ),
        (
            "Hamas attacked Israel. Qatar told Egypt that the group had replied. The ceasefire talks were held in Cairo.",
            ["Hamas", "Israel"],
        ),
    ],
)
def test_talks_without_parties_are_between_the_two_sides(text: str, parties: list[str]) -> None:
    """The two sides of the one conflict that the article tells of."""
    (row,) = of_type(text, "Negotiation", "CeasefireAgreement")
    assert sorted(row["roles"]["party"]) == parties


@pytest.mark.parametrize(
    "text",
    [
        "The Rapid Support Forces clashed with the Sudanese Armed Forces. El Fasher fell. A ceasefire was announced.",
        "Morocco attacked the Polisario Front. The envoy spoke of an immediate ceasefire in Libya.",
        "Hamas attacked Israel. Angola called for an end to the fighting in Congo.",
    ],
)
def test_a_ceasefire_told_as_new_is_not_given_the_two_sides(text: str) -> None:
    """Whom a ceasefire binds is left open where no word points back to theirs."""
    assert all("party" not in row["roles"] for row in of_type(text, "CeasefireAgreement", "CessationOfHostilities"))


def test_direct_talks_have_no_mediator() -> None:
    """Talks between the sides alone do not take over the mediator of other talks."""
    text = "Qatar mediated talks between Chad and Libya. Chad and Libya clashed. The {} talks between Chad and Libya went on in Doha."
    direct, others = (of_type(text.format(word), "Negotiation", "Mediation")[-1] for word in ("direct", "latest"))
    assert "mediator" not in direct["roles"]
    assert others["roles"]["mediator"] == ["Qatar"]


def test_talks_that_name_somebody_keep_their_own_parties() -> None:
    """Who is named beside the talks takes part in them."""
    (row,) = of_type("Israel said that Hamas had replied. Egypt held talks with Jordan.", "Negotiation")
    assert row["roles"]["party"] == ["Egypt", "Jordan"]


def test_mediators_are_not_the_two_sides() -> None:
    """A pair that stands between the sides is passed over."""
    (row,) = of_type("The group told Kenyan and Omani mediators that it was ready. The envoy appealed to both sides.", "Demand")
    assert "Kenyan mediators" not in row["roles"]["target"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("President Petro met Nicolas Maduro. Pedro Sanchez telephoned both leaders.", ["Gustavo Petro", "Nicolas Maduro"]),
        ("Prime Minister Albin Kurti met Aleksandar Vucic. Josep Borrell telephoned the two leaders.", ["Albin Kurti", "Aleksandar Vucic"]),
    ],
)
def test_both_leaders_are_the_two_persons_named_before(text: str, targets: list[str]) -> None:
    """Persons, and not whoever speaks to them."""
    (row,) = of_type(text, "Consultation")
    assert row["roles"]["target"] == targets


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The raid, diplomats said, hit a market in Taiz.", "diplomats"),
        ("Rebels shelled the port of Goma; the army claimed to have beaten them back.", "narrator"),
        ("Kenya dismissed the charge; rebels, it maintained, had attacked the convoy.", "Kenya"),
    ],
)
def test_asides_and_semicolons_say_whose_words_they_are(text: str, claimant: str) -> None:
    """A verb of saying between commas speaks for its clause; what stands before a semicolon is not what follows it says."""
    (row, *_) = of_type(text, "Attack")
    assert row["claimant"] == claimant


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Under the deal, Israeli forces would pull out of Gaza.", "required"),
        ("Under the draft, fighting would stop, and Rwandan troops would withdraw from Goma.", "required"),
        ("According to the roadmap, Turkish troops will leave Idlib.", "required"),
        ("Under the bridge, Turkish troops will leave Idlib.", "intended"),
    ],
)
def test_what_a_text_lays_down_is_required(text: str, modality: str) -> None:
    """Terms of an agreement bind those they speak of."""
    (row,) = of_type(text, "Withdrawal")
    assert row["modality"] == modality


def test_what_would_be_a_mistake_is_only_possible() -> None:
    """An act that is judged beforehand may never happen."""
    (row,) = of_type("A raid on Rafah would be a mistake.", "Attack")
    assert row["modality"] == "possible"


@pytest.mark.parametrize(
    ("text", "kind", "time"),
    [
        ("On May 7, Spain condemned the raid and urged Iran to stop.", "Demand", "2024-05-07"),
        ("Dozens have died since May 7, when rebels stormed Bunia, killing eight people.", "Attack", "2024-05-07"),
        ("The minister saw revenge for Monday's attack on the bridge.", "Attack", "2024-05-06"),
        ("Russia pulled out on Monday of the accord.", "AgreementTermination", "2024-05-06"),
    ],
)
def test_dates_in_the_middle_of_a_sentence(text: str, kind: str, time: str) -> None:
    """A date covers the verbs beside its own, and what its own clause tells; a day's possessive dates the noun."""
    row = next(row for row in rows(text, "2024-05-10") if row["type"] == kind)
    assert (row["time"] or {}).get("edtf") == time


@pytest.mark.parametrize(
    ("text", "kind", "role", "names"),
    [
        ("Turkey said that its troops had captured Afrin.", "Capture", "agent", ["Turkey"]),
        ("The army took the village of Banjska on Sunday.", "Capture", "place", ["Banjska"]),
        ("Rebels seized the town of Minova.", "Capture", "place", ["Minova"]),
        ("The commander said that his troops had captured Afrin.", "Capture", "agent", ["his troops"]),
        (
            "Kosovo broke away in 2008 and has been recognised by France, though not by Spain.",
            "SovereigntyRecognition",
            "agent",
            ["France"],
        ),
        (
            "Kosovo broke away in 2008 and has been recognised by France, though not by Spain.",
            "SovereigntyRecognition",
            "target",
            ["Kosovo"],
        ),
    ],
)
def test_who_acts_and_where(text: str, kind: str, role: str, names: list[str]) -> None:
    """Own forces stand for their state; a village is called by its name; a passive beside an active verb shares its subject."""
    (row,) = of_type(text, kind)
    assert row["roles"][role] == names


@pytest.mark.parametrize(
    ("text", "kind", "role", "names"),
    [
        ("China's Foreign Ministry spokeswoman Mao Ning confirmed the raid on May 3.", "Statement", "agent", ["Mao Ning"]),
        ("The junta met Nikol Pashinyan's aides in May. Soldiers arrested him in June.", "Detention", "target", ["Nikol Pashinyan"]),
        ("The army left Kidal. There the rebels attacked a convoy.", "Attack", "place", ["Kidal"]),
        ("Rebels moved into the Guerguerat buffer strip.", "MilitaryOperation", "place", ["Guerguerat buffer strip"]),
        ("Rebels attacked Malian soldiers and advanced on the capital.", "MilitaryOperation", "place", ["Bamako"]),
        ("Irfaan Ali said that his country had signed a treaty.", "Signing", "party", ["Guyana"]),
        ("A bombing claimed by Boko Haram killed ten people.", "Attack", "agent", ["Boko Haram"]),
        ("Georgetown rejected the map. Guyana was angry.", "Rejection", "agent", ["Guyana"]),
        ("Officials issued a decree announcing the withdrawal of Turkish troops.", "Announcement", "agent", ["Officials"]),
        ("Kenya and Somalia agreed to reopen the border.", "AgreementConclusion", "party", ["Kenya", "Somalia"]),
    ],
)
def test_who_is_meant_in_short_words(text: str, kind: str, role: str, names: list[str]) -> None:
    """A person beside an office, persons named in passing, "there", "the capital", "his country", who claims an attack."""
    (row,) = of_type(text, kind)
    assert row["roles"][role] == names


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("A spokesman for the army said that rebels had attacked Goma.", "army"),
        ("India and Pakistan met. A joint statement said that rebels had attacked Srinagar.", "India and Pakistan"),
        ("Units fired on the wall, the ministry reported; Rabat said that rebels had attacked Guerguerat.", "Morocco"),
    ],
)
def test_who_speaks_in_short_words(text: str, claimant: str) -> None:
    """A spokesman speaks as those he speaks for, a joint statement as both."""
    assert of_type(text, "Attack")[-1]["claimant"] == claimant


@pytest.mark.parametrize(
    ("text", "kind", "modality", "time"),
    [
        ("Talks are expected to resume in Tunis on May 20.", "Negotiation", "intended", "2024-05-20"),
        ("Elections are due to take place in Mali on June 9.", "Election", "intended", "2024-06-09"),
        ("The talks resumed in Tunis on May 2.", "Negotiation", "asserted", "2024-05-02"),
        ("The minister warned that rebels were shelling the port.", "Attack", "asserted", None),
        ("The minister warned that rebels would shell the port.", "Attack", "possible", None),
        ("It was the first air raid on Goma since 1971.", "Attack", "asserted", None),
    ],
)
def test_how_and_when_in_short_words(text: str, kind: str, modality: str, time: str | None) -> None:
    """What stands above a raised subject holds for it; a warning of what is under way tells it; "the first since" is no date."""
    row = next(row for row in rows(text, "2024-05-10") if row["type"] == kind)
    assert (row["modality"], (row["time"] or {}).get("edtf")) == (modality, time)


@pytest.mark.parametrize(
    ("text", "demands"), [("Kyiv insisted that exports could go on.", 0), ("Kyiv insisted that Russia leave Crimea.", 1)]
)
def test_who_insists_that_something_is_so_asks_for_nothing(text: str, demands: int) -> None:
    """Only the subjunctive asks."""
    assert len(of_type(text, "Demand")) == demands


@pytest.mark.parametrize(
    ("text", "kind", "role", "names"),
    [
        ("The Foreign Ministry in Pyongyang rejected the plan.", "Rejection", "agent", ["North Korean Foreign Ministry"]),
        ("The government in Manila rejected the plan.", "Rejection", "agent", ["Philippines"]),
        ("Egypt shipped weapons to Mogadishu in August.", "MilitarySupport", "target", ["Somalia"]),
        ("The president of Abkhazia, Aslan Bzhania, signed a decree.", "Decision", "agent", ["Aslan Bzhania"]),
        (
            "The army arrived in Gao. After a clash with Tuareg rebels of Mali it deployed soldiers there.",
            "Deployment",
            "place",
            ["Gao"],
        ),
    ],
)
def test_institutions_and_persons_by_their_seat_and_office(text: str, kind: str, role: str, names: list[str]) -> None:
    """A body in a capital, arms sent to one, an office with its holder beside it, "there"."""
    row = of_type(text, kind)[-1]
    assert row["roles"][role] == names


@pytest.mark.parametrize(
    ("text", "kind", "role"),
    [
        ("Troops left the camps at Kyiv's request.", "Withdrawal", "place"),
        ("The accord obliges Sudan to remove its soldiers from Abyei.", "Withdrawal", "target"),
    ],
)
def test_roles_that_stay_empty(text: str, kind: str, role: str) -> None:
    """Whose request it was is no place, and own forces are nobody else that something is done to."""
    (row,) = of_type(text, kind)
    assert role not in row["roles"]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Government spokesman Colonel Abdoulaye Maiga rejected the report.", "Government spokesman"),
        ("Colonel Assimi Goita, the interim head of state, rejected the report.", "interim head of state"),
    ],
)
def test_ranks_give_way_to_offices(text: str, office: str) -> None:
    """A rank beside an office is no part of it."""
    (row,) = of_type(text, "RoleTenure")
    assert row["value"]["role"] == office


@pytest.mark.parametrize(
    ("text", "kind", "modality", "time"),
    [
        ("Elections, which are to be held in June, worry Mali.", "Election", "intended", "2024-06"),
        ("Elections, which were held in April, worried Mali.", "Election", "asserted", "2024-04"),
        ("The two walked away from a 2018 accord.", "AgreementTermination", "asserted", None),
        ("The war broke out on December 28.", "ArmedHostilities", "asserted", "2023-12-28/"),
    ],
)
def test_how_and_when_around_nouns(text: str, kind: str, modality: str, time: str | None) -> None:
    """A relative clause tells whether its noun takes place; a year before an agreement is the agreement's; past verbs look back."""
    row = next(row for row in rows(text, "2024-05-10") if row["type"] == kind)
    assert (row["modality"], (row["time"] or {}).get("edtf")) == (modality, time)


def test_some_before_a_number_is_about() -> None:
    """ "Some two million" is an approximate number."""
    (row,) = of_type("The war displaced some two million people.", "CasualtyFigure")
    assert (row["value"]["exact"], row["value"].get("approx")) == (2_000_000, True)


def test_who_confirms_something_says_it() -> None:
    """A trailing "…, the UN confirmed" is a verb of saying."""
    (row,) = of_type("Rebels attacked Hodeidah on Monday, the United Nations confirmed.", "Attack")
    assert row["claimant"] == "United Nations"


@pytest.mark.parametrize(
    ("text", "kind", "quote"),
    [
        ("Kenya held almost five months of talks with Chad.", "Negotiation", "Kenya held almost five months of talks with Chad"),
        ("The deal followed two days of negotiations in Kunming.", "Negotiation", "two days of negotiations in Kunming"),
        ("Hundreds died in three weeks of clashes in Marawi.", "ArmedHostilities", "three weeks of clashes in Marawi"),
    ],
)
def test_what_lasts_so_long_is_one_phrase(text: str, kind: str, quote: str) -> None:
    """Talks that are measured in days take the verb's roles, and the measure belongs to the quote."""
    assert [row["quote"] for row in of_type(text, kind)] == [quote]


def test_a_measure_of_nothing_that_happens_stays_itself() -> None:
    """ "Years of drought" tell of no event."""
    assert of_type("Somalia ended five years of drought.", "CessationOfHostilities", "ArmedHostilities") == []


def test_the_capital_of_somebody_is_its_town() -> None:
    """ "Qatar's capital" is Doha."""
    (row,) = of_type("Chad and Libya met in Qatar's capital.", "Meeting")
    assert row["roles"]["place"] == ["Doha"]


def test_a_joined_participle_stands_before_its_noun() -> None:
    """ "Pakistan-based" is no verb, whatever the parser makes of it."""
    (row,) = of_type("Delhi blames Pakistan-based militants for the attack.", "Accusation")
    assert row["roles"] == {"agent": ["India"], "target": ["Pakistan-based militants"]}
