"""Answers within a conversation: questions on the guides, requests on the last answer, and what is said besides."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from assistant.answer.answering import Answerer, voice_of
from assistant.answer.markdown import plain, statements_markdown
from assistant.answer.matching import stream_of
from assistant.answer.relevance import Relevance
from assistant.answer.replies import Reply, texts_of
from assistant.answer.requests import understand_request
from assistant.answer.rework import as_mail, rechecked, shaped
from assistant.answer.talk import ENGLISH, FRENCH, LANGUAGES, Talk, in_language, instruction, needs_words, so_far
from assistant.answer.writer import Writer
from assistant.datamodels import Answer, Language, Query, Statement
from assistant.index import Index
from assistant.question.asides import aside_of
from assistant.question.language import detect
from assistant.question.query import Analyser
from assistant.question.rework_request import Rework, understand_rework


@dataclass(frozen=True, slots=True)
class Task:
    """What a model is to answer: the question put to it, the extractive answer to that question, and what is made of
    the answer it gives or falls back on."""

    query: Query
    extractive: Answer
    finish: Callable[[Answer], Answer]


class Conversing:
    """Answers over one open index; keeps nothing between questions."""

    def __init__(self, index: Index, analyser: Analyser, answerer: Answerer) -> None:
        self._index, self._analyser, self._answerer = index, analyser, answerer

    def answer(self, query: Query, talk: Talk) -> Answer:
        """The answer to what was said last."""
        aside = aside_of(query.question)
        if aside is None:
            return self._ask(query, talk)
        language = detect(query.question, default=detect(talk.history[-1]) if talk.history else "fr")
        reply = Reply(query.question, language, aside, talk.start, self._index.degraded)
        if aside == "rework":
            return self._rework(reply, talk)
        if aside == "told":
            return reply.note(voice_of(language))
        return reply.say([Statement(reply.texts.text(aside), ())])

    def task(self, query: Query, answer: Answer, talk: Talk) -> Task | None:
        """What a model is asked for, `answer` being the one by rule; None where the rule does all that can be done."""
        turn, request = talk.last_question(), understand_rework(query.question)
        if answer.aside is None:
            return Task(query, answer, lambda written: written)
        if answer.aside != "rework" or turn is None or request is None:
            return None
        asked = self._query(turn, talk)
        base = self._ask(asked, talk.before(turn))
        wanted = in_language(so_far(request, talk.history[turn + 1 :]), base.language)
        if base.refused or not needs_words(wanted) or understand_request(base.question).kind == "draft":
            return None
        language = LANGUAGES.get(wanted.language or "", base.language)
        texts = texts_of(language)
        asked = replace(asked, standalone=f"{asked.standalone} {instruction(wanted, texts)}".strip(), language=language)

        def finish(written: Answer) -> Answer:
            if written.engine != "llm":
                return replace(answer, degraded=written.degraded)
            reply = Reply(query.question, language, "rework", talk.start, written.degraded)
            return self._shape(reply, written, Rework(form=wanted.form), asked)

        return Task(asked, base, finish)

    def _ask(self, query: Query, talk: Talk) -> Answer:
        told = self._told(query, talk)
        return self._answerer.answer(query, documents=talk.documents, history=talk.history, start=talk.start, told=told)

    def _told(self, query: Query, talk: Talk) -> Collection[str]:
        """What the last answer quoted, where an example is asked for after it: the same is none."""
        turn = talk.last_question()
        if turn is None or not query.followed or understand_request(query.question).kind != "example":
            return ()
        return told_by(self._answer_of(turn, talk))

    def _answer_of(self, turn: int, talk: Talk) -> Answer:
        """The answer to an earlier question: the one given, else the one that is given again."""
        if turn < len(talk.answers):
            return talk.answers[turn]
        before = talk.before(turn)
        return self._ask(self._analyser.analyse(talk.history[turn], before.history), before)

    def _rework(self, reply: Reply, talk: Talk) -> Answer:
        """The last answer in the shape asked for, or why not."""
        turn = talk.last_question()
        request = understand_rework(reply.question)
        if turn is None or request is None:
            return reply.decline("no_answer_yet")
        base = self._answer_of(turn, talk)
        reply = replace(reply, language=base.language)
        if base.refused or not base.statements:
            return reply.decline("no_answer_given")
        if understand_request(base.question).kind == "draft":
            return reply.decline("is_a_text")
        wanted = in_language(so_far(request, talk.history[turn + 1 :]), base.language)
        if request.reworded:
            return reply.decline(
                "not_now" if talk.has_model else "no_rewording", followups=[reply.texts.text("offer_short")]
            )
        was_long = so_far(Rework(), talk.history[turn + 1 :]).length == "long"
        if request.length == "long" and (was_long or not _has_rest(base)):
            return reply.decline("nothing_more", fiches=base.fiches)
        if wanted.language is not None:
            return self._in_language(reply, wanted, turn, talk)
        return self._shape(reply, base, wanted, self._query(turn, talk))

    def _in_language(self, reply: Reply, wanted: Rework, turn: int, talk: Talk) -> Answer:
        """The answer with other words around its quotes where these were asked for; why it is not translated else."""
        if wanted.language == FRENCH and reply.language == "fr":
            return reply.decline("already_french")
        if wanted.language == FRENCH or wanted.quotes_kept:
            language: Language = "fr" if wanted.language == FRENCH else "en"
            query = replace(self._query(turn, talk), language=language)
            base = self._ask(query, talk.before(turn))
            return self._shape(replace(reply, language=language), base, wanted, query)
        in_english = wanted.language == ENGLISH and reply.language == "fr"
        name = ("not_now" if in_english else "no_other_language") if talk.has_model else "no_translation"
        return reply.decline(name, followups=[reply.texts.text("offer_frame")] if in_english else ())

    def _query(self, turn: int, talk: Talk) -> Query:
        return self._analyser.analyse(talk.history[turn], talk.history[:turn])

    def _shape(self, reply: Reply, base: Answer, wanted: Rework, query: Query) -> Answer:
        relevance = Relevance(query, self._index.lexical)
        statements = shaped(base.statements, wanted, lambda each: relevance.share(each.text), reply.texts)
        writer = Writer.over(self._index)
        if reply.language != "fr":
            writer.preface.append(voice_of(reply.language).text("lead_in"))
        if wanted.length == "short" and len(statements) == sum(not each.is_rest for each in base.statements):
            statements.insert(0, Statement(reply.texts.text("already_short"), ()))
        if wanted.form == "mail":
            # An elliptical question says little as the subject of a mail.
            subject = reply.texts.text("mail_no_subject") if query.followed else base.question
            statements = as_mail(statements, subject, reply.texts)
        writer.take(statements, rechecked(base.citations, self._index))
        return replace(
            reply.say(writer.statements, base.followups),
            standalone=reply.texts.text("about_answer", request=reply.question, question=base.question),
            engine=base.engine,
            model=base.model,
            markdown="\n\n".join([*map(plain, writer.preface), statements_markdown(writer.statements)]),
            citations=writer.citations,
            fiches=base.fiches,
        )


def told_by(answer: Answer) -> frozenset[str]:
    """The words that an answer quotes, but for the rest of the fiche, in a form that compares."""
    main = [each for each in answer.statements if not each.is_rest]
    numbers = {number for each in main for number in each.citations}
    quotes = [citation.quote for citation in answer.citations if citation.n in numbers]
    return frozenset(stream_of(text).chars for text in (*quotes, *(each.text for each in main)))


def _has_rest(answer: Answer) -> bool:
    return any(statement.is_rest for statement in answer.statements)
