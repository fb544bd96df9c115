"""People of whom an article goes on speaking: whom "he" and "she" meant, and speakers who have no name.

"The mayor said … He added …" and "Erdogan said … He … He …": a person stays in mind as long as the text speaks of them, with
or without the name.
"""

from __future__ import annotations

from kg.facts.discourse import Referent
from kg.facts.drafts import Scene
from kg.model import Span

_PRONOUNS = frozenset({"he", "she"})


def note_people(scene: Scene) -> None:
    """Files the persons that this sentence's pronouns mean, and its unnamed speakers, for the sentences to come."""
    tree, index = scene.tree, scene.tree.sentence.index
    for token in tree.tokens:
        if tree.forms[token.i] in _PRONOUNS and token.dep in ("nsubj", "nsubjpass"):
            for referent in scene.reader.referents([token.i], "actor")[:1]:
                local = referent.entity.key.startswith("local:")
                scene.discourse.note_again(referent.entity, Span(token.start, token.end), index, unnamed=local)
    for referent in _unnamed_people(scene):
        scene.discourse.note_again(referent.entity, referent.span, index, unnamed=True)


def _unnamed_people(scene: Scene) -> list[Referent]:
    """ "The mayor said", "a spokesman for the army said" (whose words are the army's): one person, called by what they are.

    Also who is the subject of a clause, or its object where no other person is: "Soldiers deposed the president. He is being held."
    """
    tree = scene.tree
    words = [
        w for m in scene.matches.values() if m.entry.reporting and tree.is_verb(m.word) for w in m.role_words("agent") or m.words("subj")
    ]
    words += [t.i for t in tree.tokens if t.dep in ("nsubj", "nsubjpass", "dobj") and t.i not in words]
    alone = [w for w in words if tree[w].tag == "NN" and scene.reader.mention(w) is None and len(tree.conjuncts(w)) == 1]
    persons = [w for w in alone if (e := scene.lexicon.word("participant", tree.lemmas[w])) and (e.value or "").startswith("Person")]
    return [r for w in persons for r in scene.reader.referents([w], "actor")]
