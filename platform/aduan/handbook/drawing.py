"""The flow of a service, laid out by Graphviz and drawn as SVG with its text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

import graphviz
from markupsafe import Markup, escape

from aduan.errors import UsageError
from aduan.services.handbook.book import Edge, Flow, Node

#: Fonts whose letters are as wide as those of the office programs; the first that is there counts.
FONTS = "Carlito, Calibri, 'Liberation Sans', Arial, sans-serif"
_LAYOUT_FONT = "Carlito"
_INK, _LINE, _MAIN, _TINT, _END, _WAIT = (
    "#1b2430", "#5a6675", "#0b3d6b", "#eef3f9", "#e6f1e8", "#fdf4e1",
)  # fmt: skip
#: Letters in a line of a stage, and of a step on an arrow.
_NODE_WIDTH, _EDGE_WIDTH = 22, 24
#: Points beyond which a drawing is too tall for a page, or too broad for an upright one.
_TALLEST, _BROADEST = 1000, 640


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing, and whether it is so broad that it wants a page laid across."""

    svg: Markup
    across: bool


def drawn(flow: Flow, many: Mapping[str, str], title: str) -> Drawing:
    """Draw the flow; raises UsageError where Graphviz is not installed.

    `many` says what stands where a way begins at every or at several stages. What would be too tall to be read on a page bears the numbers of its steps without their names.
    """
    svg = _svg(_graph(flow, many, named=True))
    if _size(svg)[1] > _TALLEST:
        svg = _svg(_graph(flow, many, named=False))
    width, height = _size(svg)
    # Graphviz escapes what stands in labels.
    element = Markup(_element(svg, title))  # noqa: S704
    return Drawing(element, across=width > max(height, _BROADEST))


def _size(svg: str) -> tuple[int, int]:
    """Give width and height in points."""
    found = re.search(r'width="(\d+)pt" height="(\d+)pt"', svg)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _graph(flow: Flow, many: Mapping[str, str], *, named: bool) -> graphviz.Digraph:
    graph = graphviz.Digraph(
        graph_attr={
            "rankdir": "TB", "nodesep": "0.35", "ranksep": "0.45" if named else "0.3", "forcelabels": "true", "bgcolor": "transparent",
            "margin": "0", "pad": "0.05",
        },
        node_attr={
            "shape": "box", "style": "rounded,filled", "fontname": _LAYOUT_FONT, "fontsize": "11",
            "fontcolor": _INK, "color": _MAIN, "fillcolor": _TINT, "margin": "0.16,0.09",
            "penwidth": "1.1",
        },
        edge_attr={
            "fontname": _LAYOUT_FONT, "fontsize": "9.5", "fontcolor": _INK, "color": _LINE,
            "arrowsize": "0.7", "penwidth": "1",
        },
    )  # fmt: skip
    ids = {node.key: f"n{number}" for number, node in enumerate(flow.nodes)}
    graph.node("start", "", shape="circle", width="0.16", style="filled", fillcolor=_MAIN)
    for node in flow.nodes:
        graph.node(ids[node.key], _lines(node.label, _NODE_WIDTH), **_look(node))
        if node.initial:
            graph.edge("start", ids[node.key])
    for key in dict.fromkeys(edge.start for edge in flow.edges if edge.start in many):
        ids[key] = f"m{len(ids)}"
        label = _lines(many[key], _NODE_WIDTH)
        graph.node(ids[key], label, style="dashed", color=_LINE, shape="oval")
    told = set() if named else {number for edge in flow.edges for number in edge.numbers}
    for edge in flow.edges:
        style = {"style": "dashed"} if edge.automatic else {}
        # A label takes a rank of its own, a label beside the arrow none.
        style["label" if named else "xlabel"] = _edge_label(edge, told)
        graph.edge(ids[edge.start], ids[edge.end], **style)
    return graph


def _look(node: Node) -> dict[str, str]:
    if node.final:
        return {"fillcolor": _END, "peripheries": "2"}
    return {"fillcolor": _WAIT} if node.waits else {}


def _edge_label(edge: Edge, told: set[int]) -> str:
    """Give the steps of a way: number and name where a step is drawn first, then its number."""
    lines = []
    for number, label in zip(edge.numbers, edge.labels, strict=True):
        text = str(number) if number in told else f"{number} {label}"
        told.add(number)
        lines += textwrap.wrap(text, _EDGE_WIDTH, break_long_words=True)
    # Graphviz sets a label close to its arrow: the blank keeps them apart.
    return "".join(f"  {graphviz.escape(line)}\\l" for line in lines)


def _lines(text: str, width: int) -> str:
    """Break a text into lines for Graphviz, with nothing in it that Graphviz would read."""
    lines = textwrap.wrap(text, width, break_long_words=True) or [""]
    return "\\n".join(graphviz.escape(line) for line in lines)


def _svg(graph: graphviz.Digraph) -> str:
    try:
        return str(graph.pipe(format="svg", encoding="utf-8"))
    except graphviz.ExecutableNotFound as error:
        raise UsageError("dot", code="graphviz") from error


def _element(svg: str, title: str) -> str:
    """Give the SVG element alone, named for those who cannot see it, in our fonts."""
    element = svg[svg.index("<svg") :]
    element = re.sub(r"<!--.*?-->\s*", "", element, flags=re.DOTALL)
    element = re.sub(r"<title>.*?</title>\s*", "", element, flags=re.DOTALL)
    element = re.sub(r' id="(graph|node|edge)[0-9]+"', "", element)
    element = element.replace(f'font-family="{_LAYOUT_FONT}"', f'font-family="{FONTS}"')
    named = f'<svg role="img" aria-label="{escape(title)}" '
    return element.replace("<svg ", named, 1).strip()
