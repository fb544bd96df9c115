"""Language: English is let through, also when it is short or mixed; other languages are told."""

from __future__ import annotations

import pytest

from kg.text.language import foreign_because

OTHERS = {
    "de": (
        "Die beiden Regierungen erklärten am Montag, dass ihre Gespräche in Genf im September wieder "
        "aufgenommen werden. Das Abkommen war in der Nacht in Kraft getreten."
    ),
    "nl": (
        "De twee regeringen zeiden maandag dat hun gesprekken in Genève in september worden hervat. Het "
        "akkoord was in de nacht van kracht geworden, of was in elk geval ondertekend."
    ),
    "fr": (
        "Les deux gouvernements ont déclaré lundi que leurs entretiens reprendraient à Genève en septembre. "
        "L'accord est entré en vigueur dans la nuit, on ne sait pas comment."
    ),
    "es": (
        "Los dos gobiernos dijeron el lunes que sus conversaciones se reanudarán en Ginebra en septiembre. "
        "El acuerdo entró en vigor por la noche y no ha sido firmado."
    ),
    "it": (
        "I due governi hanno detto lunedì che i loro colloqui riprenderanno a Ginevra in settembre. "
        "L'accordo è entrato in vigore nella notte, ma non è stato firmato."
    ),
    "pt": (
        "Os dois governos disseram na segunda-feira que as suas conversações serão retomadas em Genebra em "
        "setembro. O acordo entrou em vigor durante a noite."
    ),
    "sv": (
        "De två regeringarna sade på måndagen att deras samtal ska återupptas i Genève i september. Avtalet "
        "trädde i kraft under natten, och har inte undertecknats."
    ),
    "da": (
        "De to regeringer sagde mandag, at deres samtaler for at nå en aftale vil blive genoptaget i Genève "
        "i september. Aftalen trådte i kraft om natten."
    ),
    "pl": (
        "Oba rządy oświadczyły w poniedziałek, że ich rozmowy w Genewie zostaną wznowione we wrześniu. "
        "Porozumienie weszło w życie w nocy, lecz nie zostało podpisane."
    ),
    "tr": (
        "İki hükümet pazartesi günü, görüşmelerinin eylül ayında Cenevre'de yeniden başlayacağını açıkladı. "
        "Anlaşma gece yürürlüğe girdi ama henüz imzalanmadı, dedi yetkililer."
    ),
    "az": (
        "İki hökumət bazar ertəsi danışıqların sentyabrda Cenevrədə bərpa olunacağını bildirdi. Saziş gecə "
        "qüvvəyə minib, lakin hələ imzalanmayıb, deyə rəsmilər əlavə ediblər."
    ),
    "id": (
        "Kedua pemerintah mengatakan pada hari Senin bahwa pembicaraan mereka akan dilanjutkan di Jenewa "
        "pada bulan September. Perjanjian itu mulai berlaku pada malam hari."
    ),
    "ru": "Правительства двух стран заявили в понедельник, что переговоры возобновятся.",
    "uk": "Уряди двох країн заявили в понеділок, що переговори відновляться.",
    "hy": "Երկու կառավարությունները երկուշաբթի հայտարարեցին բանակցությունների մասին։",
    "ar": "أعلنت الحكومتان يوم الاثنين أن المحادثات بينهما ستستأنف في جنيف.",
    "zh": "两国政府星期一表示会谈将于九月在日内瓦恢复协议已于夜间生效双方均未签署。",
}


@pytest.mark.parametrize("language", OTHERS)
def test_other_language_is_told(language):
    """A sentence or two are enough."""
    assert foreign_because(OTHERS[language]) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Talks resume in Geneva",
        "Kremlin: Putin, Erdogan, Aliyev",
        "The treaty (Договор о дружбе, сотрудничестве и взаимной помощи) was signed on Monday, said both ministries.",
        "The ministers met on Monday and said that the talks would go on. " + OTHERS["de"],
        "The ministers met on Monday and said that the talks would go on. Their offices confirmed it. " + OTHERS["ru"],
        "Baku. Yerevan. Moscow. Ankara. Tehran. Tbilisi.",
        "",
    ],
)
def test_short_and_mixed_texts_are_let_through(text):
    """Names, headlines, quoted originals and pages in two languages are no reason to refuse."""
    assert foreign_because(text) is None


def test_telegraphic_english_is_let_through():
    """Short sentences of names and verbs have few common words; one of them is enough in a short text."""
    text = (
        "Georgian forces attacked Tskhinvali. Iran fired missiles at Erbil. Rebels captured Hargeisa on Monday. "
        "Israeli troops raided Ramallah. Tiraspol rejected the plan."
    )
    assert foreign_because(text) is None
