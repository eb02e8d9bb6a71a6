"""What nobody has confirmed yet, for who looks for better sources."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.content import Content
from .weights import weights


def unconfirmed(content: Content) -> str:
    """Articles, words of screens and videos that wait for a better source, each by its file."""
    return "\n".join(
        [
            "Чему нет подтверждения, важное первым; слева — сколько дорог ведёт к странице и каких:",
            *(f"  {weight:3} {line}" for weight, line in articles(content)),
            "\nСлова с экранов, у которых только слабый источник:",
            *(f"  {line}" for line in screen_words(content)),
            "\nВидео без проверенного адреса — досмотрите и впишите host, url, duration и checked:",
            *(
                f"  instructions/_videos.yml: {video.title}"
                for video in content.videos.values()
                if not video.url
            ),
            "",
        ]
    )


def articles(content: Content) -> Iterator[tuple[int, str]]:
    """(weight, what would confirm the next claim), what most readers meet first."""
    weight = weights(content)
    for article in sorted(content.articles(), key=lambda one: (-weight[one.id], one.source)):
        for reason in article.confirm:
            yield weight[article.id], f"{article.source}: {reason}"
        if all(content.is_weak(id) for id in article.sources):
            yield weight[article.id], f"{article.source}: все источники слабые, нужен надёжнее"


def screen_words(content: Content) -> Iterator[str]:
    for word in content.screen_words.values():
        if content.is_weak(word.source):
            yield f"faq/_words.yml: «{word.text}», {word.app} — нужен снимок или источник надёжнее"
